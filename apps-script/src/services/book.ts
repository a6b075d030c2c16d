// The spreadsheet: one read of all tabs a run, and writes that apply whole or not at all.
// Tabs are found by their sheet ids. A write is never repeated within a run: it may have been applied though it failed.

import { KEY_HEADER } from '../core/ledger-columns';
import type { Grid } from '../core/settings-reading';
import { TAB_NAMES, TABS, type TabName } from '../core/tabs';

export interface Book {
  readonly grids: Readonly<Record<TabName, Grid>>;
  /** A1 range of the ledger's key column, under the name that the tab has now. */
  readonly keyColumn: string;
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
      optional: { readonly fields: string },
    ): GoogleAppsScript.Sheets.Schema.Spreadsheet;
    readonly Values: {
      batchGetByDataFilter(
        body: GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterRequest,
        spreadsheetId: string,
      ): GoogleAppsScript.Sheets.Schema.BatchGetValuesByDataFilterResponse;
    };
  };
}

/** What Google says of one tab: enough to see what is lacking. */
export type ExistingTab = GoogleAppsScript.Sheets.Schema.Sheet;

export class BookError extends Error {
  override readonly name = 'BookError';
}

export function readBook(): Book {
  const answer = sheets().Spreadsheets.Values.batchGetByDataFilter(
    {
      dataFilters: TAB_NAMES.map((name) => ({ gridRange: { sheetId: TABS[name].sheetId } })),
      valueRenderOption: 'UNFORMATTED_VALUE',
      majorDimension: 'ROWS',
    },
    spreadsheetId(),
  );
  const found = answer.valueRanges ?? [];
  const ranges = TAB_NAMES.map((name) => {
    const { sheetId, title } = TABS[name];
    const match = found.find((each) =>
      each.dataFilters?.some((filter) => (filter.gridRange?.sheetId ?? 0) === sheetId),
    );
    if (!match?.valueRange) throw new BookError(`the tab "${title}" is missing: run Toban → Set up`);
    return [name, match.valueRange] as const;
  });
  const grids = Object.fromEntries(ranges.map(([name, range]) => [name, range.values ?? []]));
  const ledger = ranges.find(([name]) => name === 'ledger')?.[1];
  return {
    grids: grids as unknown as Book['grids'],
    keyColumn: keyColumnOf(ledger?.range ?? '', grids.ledger ?? []),
  };
}

/** @returns the ledger's keys by row (counted from 0) after the write */
export function writeBook(book: Book, requests: readonly SheetRequest[]): ReadonlyMap<string, number> {
  const answer = sheets().Spreadsheets.batchUpdate(
    {
      requests: [...requests],
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: [book.keyColumn],
    },
    spreadsheetId(),
    { fields: 'updatedSpreadsheet(sheets(data(rowData(values(userEnteredValue)))))' },
  );
  const rows = answer.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData;
  if (!rows)
    throw new BookError('Google Sheets did not say where the rows are after a write: read them anew');
  const places = new Map<string, number>();
  rows.forEach((row, rowIndex) => {
    const key = row.values?.[0]?.userEnteredValue?.stringValue;
    if (key && rowIndex > 0) places.set(key, rowIndex);
  });
  return places;
}

export function sheets(): SheetsService {
  if (typeof Sheets === 'undefined')
    throw new BookError('the advanced service Sheets is not enabled in appsscript.json');
  return Sheets as unknown as SheetsService;
}

export function spreadsheetId(): string {
  return SpreadsheetApp.getActive().getId();
}

function keyColumnOf(ledgerRange: string, ledger: Grid): string {
  const tab = ledgerRange.slice(0, ledgerRange.lastIndexOf('!'));
  const letters = columnLetters((ledger[0] ?? []).indexOf(KEY_HEADER));
  return `${tab}!${letters}:${letters}`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (Math.max(index, 0) % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
