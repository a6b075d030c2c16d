// The header row of a tab that is a list: made where it is lacking, brought back to the top, and given the columns
// that it lacks. People's columns stay where they are, and nothing that was typed is touched.
import { headerRowOf } from '../core/header-row';
import { TABS } from '../core/tabs';
import type { SetUpFaults } from '../i18n/menu-texts';
import { BookError, columnLetters, type SheetRequest } from '../services/book';
import { insertRowsRequest, rowRequests } from '../services/cells';
import type { ListTab } from './list-tabs';
import type { TabLook } from './look';
import { widthRequests } from './widths';

/** Columns that are left free at the right of a new tab, for people's own. */
const SPARE_COLUMNS = 4;

export function listHeaderRequests(list: ListTab, tab: TabLook, faults: SetUpFaults): SheetRequest[] {
  const found = headerRow(list, tab);
  if (found > 0) return [moveToTop(tab.sheetId, found)];
  if (found < 0 && !isEmpty(tab)) return [...insertTop(list, tab, faults), ...written(list, tab, [], faults)];
  return written(list, tab, (tab.grid[0] ?? []).map(String), faults);
}

/** Also where the header that marks the row was itself renamed or cleared. */
function headerRow({ mark, headers }: ListTab, { grid }: TabLook): number {
  const marked = headerRowOf(grid, mark);
  if (marked >= 0) return marked;
  return grid.findIndex(
    (row) => headers.filter((header) => row.includes(header)).length > headers.length / 2,
  );
}

function isEmpty({ grid }: TabLook): boolean {
  return grid.every((row) => row.every((cell) => cell === ''));
}

function moveToTop(sheetId: number, row: number): SheetRequest {
  const source = { sheetId, dimension: 'ROWS', startIndex: row, endIndex: row + 1 };
  return { moveDimension: { source, destinationIndex: 0 } };
}

/** Only where what stands there fits our columns in their own order: they may have been moved. */
function insertTop(
  { name, fits, headers }: ListTab,
  { sheetId, grid }: TabLook,
  faults: SetUpFaults,
): SheetRequest[] {
  if (!fits([headers, ...grid])) throw new BookError(faults.headless(TABS[name].title));
  return [insertRowsRequest(sheetId, 0, 1)];
}

/** @param standing the headers as they are; none where the row is new */
function written(
  list: ListTab,
  tab: TabLook,
  standing: readonly string[],
  faults: SetUpFaults,
): SheetRequest[] {
  const { sheetId, columnCount } = tab;
  const row = [...standing];
  let end = standing.length === 0 ? 0 : widthOf(tab);
  const cells = new Map<number, string>();
  for (const header of list.headers.filter((each) => !standing.includes(each))) {
    const place = blankPlace(header, list, tab, row, faults) ?? end;
    end = Math.max(end, place + 1);
    row[place] = header;
    cells.set(place, header);
  }
  if (cells.size === 0) return [];
  const lacking = end + (standing.length === 0 ? SPARE_COLUMNS : 0) - columnCount;
  const widened: SheetRequest[] =
    lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: lacking } }] : [];
  const widths = standing.length === 0 ? widthRequests(sheetId, row) : [];
  return [...widened, ...rowRequests(sheetId, 0, cells), ...widths];
}

function widthOf({ grid }: TabLook): number {
  return Math.max(
    0,
    ...grid.map((row) => row.reduce((end: number, cell, at) => (cell === '' ? end : at + 1), 0)),
  );
}

/**
 * A cleared header goes back over its column: right of its neighbour, where values stand under an empty cell.
 * @returns undefined where there is no such column. Throws BookError where another name stands there and rows need it.
 */
function blankPlace(
  header: string,
  { name, headers, needed }: ListTab,
  { grid }: TabLook,
  row: readonly string[],
  faults: SetUpFaults,
): number | undefined {
  const at = headers.indexOf(header);
  const left = at === 0 ? -1 : row.indexOf(headers[at - 1] ?? '');
  if (at > 0 && left < 0) return undefined;
  const place = left + 1;
  const isUsed = grid.slice(1).some((cells) => (cells[place] ?? '') !== '');
  const other = row[place] ?? '';
  if (other === '') return isUsed ? place : undefined;
  if (!isUsed || headers.includes(other) || !needed.has(header)) return undefined;
  throw new BookError(faults.renamed(TABS[name].title, header, columnLetters(place), other));
}
