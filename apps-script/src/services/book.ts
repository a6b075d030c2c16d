// The spreadsheet: one read of all tabs a run, and writes that apply whole or not at all.
// Tabs are found by their sheet ids. A write is never repeated within a run: it may have been applied though it failed.

import type { Grid } from '../core/grid';
import { headerRowOf } from '../core/header-row';
import { KEY_HEADER } from '../core/ledger/columns';
import { READ_TABS, type ReadTab, TABS } from '../core/tabs';
import { messageOf } from './fetch';
import { raisedBook } from './schema';
import { userTexts } from './user-texts';

export interface Book {
  readonly grids: Readonly<Record<ReadTab, Grid>>;
  /** Whether the sheet holds an older form than `grids`, and which of the ledger's rows differ for it, from 0. */
  readonly isRaised: boolean;
  readonly raisedRows: ReadonlySet<number>;
  /** The tabs' names as people see them. */
  readonly titles: Readonly<Record<ReadTab, string>>;
  /** The ledger under the name that the tab has now, quoted as A1 ranges need it. */
  readonly ledgerTab: string;
}

/** The ledger as a write left it. */
export interface Written {
  /** Each task's row, counted from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly headers: readonly string[];
}

export type SheetRequest = GoogleAppsScript.Sheets.Schema.Request;

/** The `Sheets` advanced service as it is called here: its published types lack the optional arguments at the end. */
interface SheetsService {
  readonly Spreadsheets: {
    batchUpdate(
      body: GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest,
      spreadsheetId: string,
      optional: { readonly fields: string },
    ): GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetResponse;
    get(
      spreadsheetId: string,
      optional: { readonly fields: string; readonly ranges?: readonly string[] },
    ): GoogleAppsScript.Sheets.Schema.Spreadsheet;
    readonly Values: {
      batchGetByDataFilter(
        body: GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterRequest,
        spreadsheetId: string,
      ): GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterResponse;
    };
  };
}

export class BookError extends Error {
  override readonly name = 'BookError';
}

class MissingTab extends BookError {
  constructor(readonly title: string) {
    super(userTexts().menu.faults.missingTab(title));
  }
}

/** @throws BookError where a tab is gone; NewerBook */
export function readBook(): Book {
  const found = tabRanges();
  const ranges = READ_TABS.map((name) => {
    const { sheetId, title } = TABS[name];
    const match = found.find((each) =>
      each.dataFilters?.some((filter) => (filter.gridRange?.sheetId ?? 0) === sheetId),
    );
    if (!match?.valueRange && name !== 'settings') throw new MissingTab(title);
    return [name, match?.valueRange ?? {}] as const;
  });
  const grids = Object.fromEntries(
    ranges.map(([name, range]) => [name, range.values ?? []]),
  ) as unknown as Book['grids'];
  const { stored, isRaised, raisedRows } = raisedBook(grids);
  const ledger = ranges.find(([name]) => name === 'ledger')?.[1];
  return {
    grids: { ...grids, ...stored },
    isRaised,
    raisedRows,
    ledgerTab: (ledger?.range ?? '').replace(/![^!]*$/, ''),
    titles: Object.fromEntries(
      ranges.map(([name, { range }]) => [name, titleIn(range ?? '') || TABS[name].title]),
    ) as Book['titles'],
  };
}

/** A tick goes on without the Settings tab: its planner knows what then may not be concluded. */
function tabRanges() {
  const filters = READ_TABS.map((name) => ({ gridRange: { sheetId: TABS[name].sheetId } }));
  try {
    return batchGet(filters).valueRanges ?? [];
  } catch (error) {
    if (!(error instanceof MissingTab && error.title === TABS.settings.title)) throw error;
    return (
      batchGet(filters.filter((each) => each.gridRange.sheetId !== TABS.settings.sheetId)).valueRanges ?? []
    );
  }
}

/** Unformatted values by rows. Throws BookError where a tab is gone. */
export function batchGet(dataFilters: GoogleAppsScript.Sheets.Schema.DataFilter[]) {
  try {
    return sheets().Spreadsheets.Values.batchGetByDataFilter(
      { dataFilters, valueRenderOption: 'UNFORMATTED_VALUE', majorDimension: 'ROWS' },
      spreadsheetId(),
    );
  } catch (error) {
    const gone = Object.values(TABS).find((tab) => isNoTab(messageOf(error), tab.sheetId));
    throw gone ? new MissingTab(gone.title) : error;
  }
}

/** Google names the tab by its id: `No grid with id: 1102`. */
function isNoTab(message: string, sheetId: number): boolean {
  return new RegExp(`\\bid: ?${sheetId}\\b`).test(message);
}

/** How many rows each tab's grid has, by sheet id. */
export function rowCounts(): ReadonlyMap<number, number> {
  const fields = 'sheets(properties(sheetId,gridProperties(rowCount)))';
  const found = sheets().Spreadsheets.get(spreadsheetId(), { fields }).sheets ?? [];
  return new Map(
    found.map(({ properties }) => [properties?.sheetId ?? 0, properties?.gridProperties?.rowCount ?? 0]),
  );
}

/** Rows of one tab, in the order of the ranges; a range that Google left out is empty. */
export function readRanges(ranges: readonly GoogleAppsScript.Sheets.Schema.GridRange[]): readonly Grid[] {
  const answer = batchGet(ranges.map((gridRange) => ({ gridRange })));
  return ranges.map((_, index) => answer.valueRanges?.[index]?.valueRange?.values ?? []);
}

/** @param headers the ledger's, as far as they are known to stand now: where they say the keys are, those are read */
export function writeBook(
  book: Book,
  requests: readonly SheetRequest[],
  headers: readonly unknown[] = headersOf(book),
): Written {
  const answer = sheets().Spreadsheets.batchUpdate(
    {
      requests: [...requests],
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: watchedRanges(book, headers),
    },
    spreadsheetId(),
    { fields: 'updatedSpreadsheet(sheets(data(rowData(values(userEnteredValue)))))' },
  );
  const [keys, headerLines] = (answer.updatedSpreadsheet?.sheets?.[0]?.data ?? []).map(textsOf);
  if (!keys || !headerLines)
    throw new BookError('Google Sheets did not say where the rows are after a write: read them anew');
  const places = new Map<string, number>();
  keys.forEach(([key], rowIndex) => {
    if (key && key !== KEY_HEADER) places.set(key, rowIndex);
  });
  return { places, headers: headerLines[0] ?? [] };
}

function textsOf({ rowData }: GoogleAppsScript.Sheets.Schema.GridData): string[][] {
  return (rowData ?? []).map((row) =>
    (row.values ?? []).map((cell) => cell.userEnteredValue?.stringValue ?? ''),
  );
}

export function sheets(): SheetsService {
  if (typeof Sheets === 'undefined')
    throw new BookError('the advanced service Sheets is not enabled in appsscript.json');
  return Sheets as unknown as SheetsService;
}

export function spreadsheetId(): string {
  return SpreadsheetApp.getActive().getId();
}

/** The key column, and the header row. */
function watchedRanges(book: Book, headers: readonly unknown[]): string[] {
  const letters = columnLetters(headers.indexOf(KEY_HEADER));
  const row = headerRowOf(book.grids.ledger, KEY_HEADER) + 1 || 1;
  return [`${book.ledgerTab}!${letters}:${letters}`, `${book.ledgerTab}!${row}:${row}`];
}

function headersOf({ grids }: Book): readonly unknown[] {
  return grids.ledger[headerRowOf(grids.ledger, KEY_HEADER)] ?? [];
}

/** `'Our ''settings'''!A1:Z9` → `Our 'settings'`. */
function titleIn(range: string): string {
  const tab = range.slice(0, Math.max(range.lastIndexOf('!'), 0));
  return tab.replace(/^'(.*)'$/s, '$1').replace(/''/g, "'");
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (Math.max(index, 0) % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
