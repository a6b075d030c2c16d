// spreadsheets.get: the spreadsheet as the API shows it, with the cells of some ranges where they are asked for.
import type { FieldTree } from '../field-mask';
import { type Area, areaOfA1 } from './range';
import { cellAnswer } from './render';
import type { Json, Sheet, Spreadsheet } from './spreadsheet';

const DEFAULT_SIZES = { ROWS: Object.freeze({ pixelSize: 21 }), COLUMNS: Object.freeze({ pixelSize: 100 }) };

/** Cells come when they are asked for, or when the mask of a GET names them. */
export function wantsGridData(includeGridData: boolean, fields: FieldTree | undefined): boolean {
  if (!fields) return includeGridData;
  const sheets = fields.sheets;
  if (fields['*'] || (sheets && Object.keys(sheets).length === 0)) return true;
  return sheets !== undefined && (sheets['*'] ?? sheets.data) !== undefined;
}

/** @param ranges A1 notation; with any, only their tabs are given */
export function spreadsheetAnswer(book: Spreadsheet, ranges: readonly string[], withGridData: boolean): Json {
  const areas = ranges.map((range) => areaOfA1(book, range));
  const sheets =
    areas.length === 0
      ? book.sheets
      : book.sheets.filter((sheet) => areas.some((area) => area.sheet === sheet));
  return {
    spreadsheetId: book.id,
    properties: book.properties,
    sheets: sheets.map((sheet) => sheetAnswer(sheet, withGridData ? areasOf(sheet, areas) : [])),
    ...(book.namedRanges.length > 0 ? { namedRanges: book.namedRanges } : {}),
    ...(book.developerMetadata.length > 0 ? { developerMetadata: book.developerMetadata } : {}),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
  };
}

function areasOf(sheet: Sheet, areas: readonly Area[]): readonly Area[] {
  if (areas.length > 0) return areas.filter((area) => area.sheet === sheet);
  return [{ sheet, startRow: 0, endRow: sheet.rowCount, startColumn: 0, endColumn: sheet.columnCount }];
}

function sheetAnswer(sheet: Sheet, areas: readonly Area[]): Json {
  const attached = Object.entries(sheet.attached).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return {
    properties: sheet.properties,
    ...(areas.length > 0 ? { data: areas.map(gridData) } : {}),
    ...Object.fromEntries(attached),
  };
}

/** Empty cells at a row's end and empty rows at the range's end are left out. */
function gridData(area: Area): Json {
  const { sheet, startRow, startColumn, endRow, endColumn } = area;
  const rowData: Json[] = [];
  for (let row = startRow; row < Math.min(endRow, sheet.grid.rowLimit); row += 1) {
    const cells = sheet.grid.row(row).slice(startColumn, endColumn);
    const width = cells.findLastIndex((cell) => cell !== undefined) + 1;
    rowData.push(width === 0 ? {} : { values: cells.slice(0, width).map(cellAnswer) });
  }
  const height = rowData.findLastIndex((row) => 'values' in row) + 1;
  return {
    ...(startRow > 0 ? { startRow } : {}),
    ...(startColumn > 0 ? { startColumn } : {}),
    ...(height > 0 ? { rowData: rowData.slice(0, height) } : {}),
    rowMetadata: sizesOf(sheet, 'ROWS', startRow, endRow),
    columnMetadata: sizesOf(sheet, 'COLUMNS', startColumn, endColumn),
  };
}

function sizesOf(sheet: Sheet, dimension: 'ROWS' | 'COLUMNS', from: number, to: number): readonly Json[] {
  const sizes = sheet.sizes[dimension];
  return Array.from({ length: to - from }, (_, index) => sizes[from + index] ?? DEFAULT_SIZES[dimension]);
}
