// The header row of a tab that is a list: made where it is lacking, brought back to the top, and given the columns
// that it lacks. People's columns stay where they are, and nothing that was typed is touched.
import { headerRowOf } from '../core/header-row';
import { TABS } from '../core/tabs';
import type { SetUpFaults } from '../i18n/menu-texts';
import { BookError, type SheetRequest } from '../services/book';
import { insertRowsRequest, rowRequests } from '../services/cells';
import { lackingHeaders, widthOf } from './header-place';
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
  const { sheetId, columnCount, grid } = tab;
  const { name, headers, needed } = list;
  const isNew = standing.length === 0;
  const row = { title: TABS[name].title, headers, needed, standing, below: grid.slice(isNew ? 0 : 1) };
  const cells = lackingHeaders(row, isNew ? 0 : widthOf(grid), faults);
  if (cells.size === 0) return [];
  const end = Math.max(...cells.keys()) + 1;
  const lacking = end + (isNew ? SPARE_COLUMNS : 0) - columnCount;
  const widened: SheetRequest[] =
    lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: lacking } }] : [];
  return [...widened, ...rowRequests(sheetId, 0, cells), ...(isNew ? widthRequests(sheetId, cells) : [])];
}
