// The spreadsheet as set-up finds it: what hangs on each of our tabs, and their cells with what makes their look.
import type { Grid } from '../core/grid';
import { TAB_NAMES, TABS, type TabName } from '../core/tabs';
import { sheets, spreadsheetId } from '../services/book';

export type Cell = GoogleAppsScript.Sheets.Schema.CellData;
export type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;

export interface TabLook {
  readonly sheetId: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  /** By row and column, as far as they hold anything. */
  readonly cells: readonly (readonly Cell[])[];
  /** How many rows were looked at: of the archive only the first few. */
  readonly seenRows: number;
  /** Their values. */
  readonly grid: Grid;
  readonly sheet: Sheet;
}

export interface Look {
  /** Titles of all tabs, people's own too. */
  readonly titles: readonly string[];
  /** A tab of ours that is not there is left out. */
  readonly tabs: Readonly<Partial<Record<TabName, TabLook>>>;
}

/** Enough to find the header row, and to see how rows are formatted: the archive holds too many to look at all. */
const ARCHIVE_ROWS = 3;

export function look(): Look {
  const found = sheetsWith('sheets(properties,protectedRanges,conditionalFormats,filterViews,charts)');
  const ours = TAB_NAMES.flatMap((name) => {
    const sheet = found.find((each) => each.properties?.sheetId === TABS[name].sheetId);
    return sheet ? [{ name, sheet }] : [];
  });
  const ranges = ours.map(({ name, sheet }) => {
    const title = `'${(sheet.properties?.title ?? '').replace(/'/g, "''")}'`;
    return name === 'archive' ? `${title}!1:${archiveRows(sheet)}` : title;
  });
  const cells = ours.length > 0 ? sheetsWith(CELL_FIELDS, ranges) : [];
  const tabs = ours.map(({ name, sheet }) => {
    const data = cells.find((each) => each.properties?.sheetId === TABS[name].sheetId)?.data?.[0];
    return [name, tabLook(sheet, data?.rowData ?? [])] as const;
  });
  return { titles: found.map((each) => each.properties?.title ?? ''), tabs: Object.fromEntries(tabs) };
}

const CELL_FIELDS =
  'sheets(properties(sheetId),data(rowData(values(effectiveValue,userEnteredFormat(numberFormat,textFormat(bold)),note,dataValidation))))';

function sheetsWith(fields: string, ranges?: readonly string[]): readonly Sheet[] {
  const wanted = ranges ? { fields, ranges } : { fields };
  return sheets().Spreadsheets.get(spreadsheetId(), wanted).sheets ?? [];
}

function tabLook(sheet: Sheet, rowData: readonly GoogleAppsScript.Sheets.Schema.RowData[]): TabLook {
  const cells = rowData.map((row) => row.values ?? []);
  const { gridProperties } = sheet.properties ?? {};
  return {
    sheetId: sheet.properties?.sheetId ?? 0,
    rowCount: rowCountOf(sheet),
    columnCount: gridProperties?.columnCount ?? 0,
    frozenRows: gridProperties?.frozenRowCount ?? 0,
    cells,
    seenRows: sheet.properties?.sheetId === TABS.archive.sheetId ? archiveRows(sheet) : rowCountOf(sheet),
    grid: cells.map((row) => row.map(valueIn)),
    sheet,
  };
}

function archiveRows(sheet: Sheet): number {
  return Math.min(ARCHIVE_ROWS, rowCountOf(sheet));
}

function rowCountOf(sheet: Sheet): number {
  return sheet.properties?.gridProperties?.rowCount ?? 0;
}

function valueIn({ effectiveValue }: Cell): unknown {
  return effectiveValue?.stringValue ?? effectiveValue?.numberValue ?? effectiveValue?.boolValue ?? '';
}
