// What the owner of a spreadsheet does to it by hand, in the browser: no API call, and no check by field masks.
import { GoogleApiError } from '../error';
import { areaOfA1 } from './range';
import { appendDimension, deleteDimension, insertDimension, moveDimension } from './requests/dimension';
import { sortRange } from './requests/sort';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { typedCell } from './typed';

/** Types into a cell, `Ledger!C5`; a cell set to text keeps its text where its format is plain text. */
export function setCell(book: Spreadsheet, a1: string, text: string | number | boolean): void {
  const { sheet, startRow, startColumn } = areaOfA1(book, a1);
  const { userEnteredValue: _, ...old } = sheet.grid.cell(startRow, startColumn) ?? {};
  const isPlainText = old.userEnteredFormat?.numberFormat?.type === 'TEXT';
  const typed = isPlainText && typeof text === 'string' ? typedCell(`'${text}`) : typedCell(text);
  const userEnteredFormat = { ...typed.userEnteredFormat, ...old.userEnteredFormat };
  const format = Object.keys(userEnteredFormat).length > 0 ? { userEnteredFormat } : {};
  sheet.grid.set(startRow, startColumn, { ...old, ...typed, ...format });
}

/** @param row as the browser numbers it, from 1; the new one stands before it */
export function insertRow(book: Spreadsheet, title: string, row: number): void {
  insertDimension(book, { range: rowRange(sheetOf(book, title), row) });
}

export function deleteRow(book: Spreadsheet, title: string, row: number): void {
  deleteDimension(book, { range: rowRange(sheetOf(book, title), row) });
}

/** Sorts all rows below the header by one column. @param column from 0 */
export function sortBy(book: Spreadsheet, title: string, column: number, descending: boolean): void {
  const sheet = sheetOf(book, title);
  const headerRows = Number(sheet.properties.gridProperties.frozenRowCount ?? 1);
  const sortOrder = descending ? 'DESCENDING' : 'ASCENDING';
  sortRange(book, {
    range: { sheetId: sheet.id, startRowIndex: headerRows },
    sortSpecs: [{ dimensionIndex: column, sortOrder }],
  });
}

/** A new, empty column at the right. */
export function addColumn(book: Spreadsheet, title: string): void {
  appendDimension(book, { sheetId: sheetOf(book, title).id, dimension: 'COLUMNS', length: 1 });
}

/** Columns count from 0; the column is put before the one that stands at `target` now. */
export function moveColumn(book: Spreadsheet, title: string, column: number, target: number): void {
  const source = {
    sheetId: sheetOf(book, title).id,
    dimension: 'COLUMNS',
    startIndex: column,
    endIndex: column + 1,
  };
  moveDimension(book, { source, destinationIndex: target });
}

function rowRange(sheet: Sheet, row: number): object {
  return { sheetId: sheet.id, dimension: 'ROWS', startIndex: row - 1, endIndex: row };
}

function sheetOf(book: Spreadsheet, title: string): Sheet {
  const sheet = book.sheetTitled(title);
  if (!sheet) throw new GoogleApiError(400, `There is no tab "${title}"`);
  return sheet;
}
