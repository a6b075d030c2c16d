// The Settings tab: general values, an empty row, and the header row of the calendars. What is lacking is added below
// the general values and right of the headers; what people typed stays.
import type { Grid } from '../core/grid';
import { CALENDAR_CELLS, GENERAL_CELLS } from '../core/settings/cells';
import { headerRowOf, names, rulesOf } from '../core/settings/headers';
import { readSettings } from '../core/settings/reading';
import { TABS } from '../core/tabs';
import type { SetUpFaults } from '../i18n/menu-texts';
import { BookError, type SheetRequest } from '../services/book';
import { insertRowsRequest, rowRequests } from '../services/cells';
import { lackingHeaders, widthOf } from './header-place';
import type { TabLook } from './look';

interface Name {
  readonly header: string;
  readonly japanese: string;
}

const GENERAL: readonly Name[] = Object.values(GENERAL_CELLS);
const CALENDARS: readonly Name[] = Object.values(CALENDAR_CELLS);
const NEEDED = new Set(rulesOf(CALENDAR_CELLS).flatMap(([, rule]) => (rule.needed ? [rule.header] : [])));

export interface SettingsPlaces {
  /** Row of the calendars' headers, counted from 0; -1 where there is none. */
  readonly headerRow: number;
  /** Row of a general value. */
  readonly rowOf: (name: Name) => number;
  /** Column of a calendar's value. */
  readonly columnOf: (name: Name) => number;
}

export function settingsPlaces({ grid }: TabLook): SettingsPlaces {
  const headerRow = headerRowOf(grid);
  const above = grid.slice(0, Math.max(headerRow, 0));
  const headers = grid[headerRow] ?? [];
  return {
    headerRow,
    rowOf: (name) => above.findIndex((row) => names(row[0], name)),
    columnOf: (name) => headers.findIndex((cell) => names(cell, name)),
  };
}

export function settingsRequests(tab: TabLook, faults: SetUpFaults): SheetRequest[] {
  const { sheetId, grid, columnCount } = tab;
  const headerRow = likelyHeaderRow(grid);
  if (headerRow < 0) return begun(tab, faults);
  const standing = (grid[headerRow] ?? []).map(
    (cell) => CALENDARS.find((name) => names(cell, name))?.header ?? String(cell),
  );
  const headers = CALENDARS.map(({ header }) => header);
  const below = grid.slice(headerRow + 1);
  const row = { title: TABS.settings.title, headers, needed: NEEDED, standing, below };
  const cells = lackingHeaders(row, widthOf(grid), faults);
  const lacking = Math.max(-1, ...cells.keys()) + 1 - columnCount;
  const above = grid.slice(0, headerRow);
  const rowOf = (name: Name) => above.findIndex((each) => names(each[0], name));
  const general = GENERAL.filter((name) => rowOf(name) < 0);
  const known = GENERAL.map(rowOf).filter((each) => each >= 0);
  return [
    ...(lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: lacking } }] : []),
    ...rowRequests(sheetId, headerRow, cells),
    ...insertedRows(sheetId, Math.max(-1, ...known) + 1, general),
  ];
}

/** Also where the header of the calendars' IDs was itself renamed or cleared. */
function likelyHeaderRow(grid: Grid): number {
  const marked = headerRowOf(grid);
  if (marked >= 0) return marked;
  const named = (row: readonly unknown[]) =>
    CALENDARS.filter((name) => row.some((cell) => names(cell, name)));
  return grid.findIndex((row) => named(row).length > CALENDARS.length / 2);
}

function insertedRows(sheetId: number, at: number, wanted: readonly Name[]): SheetRequest[] {
  if (wanted.length === 0) return [];
  return [insertRowsRequest(sheetId, at, wanted.length), ...labels(sheetId, at, wanted)];
}

function labels(sheetId: number, at: number, wanted: readonly Name[]): SheetRequest[] {
  return wanted.flatMap(({ header }, index) => rowRequests(sheetId, at + index, new Map([[0, header]])));
}

/** A tab without the calendars' header row: empty, or one whose header row was deleted. */
function begun({ sheetId, grid }: TabLook, faults: SetUpFaults): SheetRequest[] {
  const headers = new Map(CALENDARS.map(({ header }, column) => [column, header]));
  const isLabel = (row: readonly unknown[]) => GENERAL.some((name) => names(row[0], name));
  const labelled = grid.map(isLabel).lastIndexOf(true) + 1;
  const rest = grid.slice(labelled).findIndex((row) => row.some((cell) => cell !== ''));
  if (rest < 0) {
    const top = labelled === 0 ? labels(sheetId, 0, GENERAL) : [];
    return [...top, ...rowRequests(sheetId, (labelled || GENERAL.length) + 1, headers)];
  }
  const at = labelled + rest;
  const mended = [...grid.slice(0, at), [...headers.values()], ...grid.slice(at)];
  const reading = readSettings(mended);
  if (reading.kind !== 'read' || reading.settings.calendars.length === 0) {
    throw new BookError(faults.headless(TABS.settings.title));
  }
  return [insertRowsRequest(sheetId, at, 1), ...rowRequests(sheetId, at, headers)];
}
