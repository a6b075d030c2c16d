// Cells as the Sheets API takes them. Every text is a literal string, so no content can become a formula.
import type { CellValue } from '../core/ledger/own-cells';
import type { SheetRequest } from './book';

/** Writes these cells of one row, by column; columns in between (users' own) stay as they are. */
export function rowRequests(
  sheetId: number,
  rowIndex: number,
  cells: ReadonlyMap<number, CellValue>,
): SheetRequest[] {
  return runsOf([...cells.keys()].sort((left, right) => left - right)).map(([first, last]) => ({
    updateCells: {
      range: {
        sheetId,
        startRowIndex: rowIndex,
        endRowIndex: rowIndex + 1,
        startColumnIndex: first,
        endColumnIndex: last + 1,
      },
      rows: [{ values: literals(cells, first, last) }],
      fields: 'userEnteredValue',
    },
  }));
}

/**
 * Appends rows after the last one with data. They are text cells from the start, as set-up makes all others; where
 * people's own columns stand between, those keep the format that they have, and so do all.
 */
export function appendRequest(
  sheetId: number,
  rows: readonly ReadonlyMap<number, CellValue>[],
): SheetRequest {
  const hasGaps = rows.some((cells) => Math.max(...cells.keys()) >= cells.size);
  const format = hasGaps ? {} : { userEnteredFormat: { numberFormat: { type: 'TEXT' } } };
  return {
    appendCells: {
      sheetId,
      rows: rows.map((cells) => ({
        values: literals(cells, 0, Math.max(...cells.keys())).map((cell) => ({ ...cell, ...format })),
      })),
      fields: hasGaps ? 'userEnteredValue' : 'userEnteredValue,userEnteredFormat.numberFormat',
    },
  };
}

/** Replaces the cells of a column that hold exactly this text, wherever their rows have gone since they were read. */
export function replaceRequest(
  sheetId: number,
  column: number,
  find: string,
  replacement: string,
): SheetRequest {
  return {
    findReplace: {
      range: { sheetId, startColumnIndex: column, endColumnIndex: column + 1 },
      find,
      replacement,
      matchCase: true,
      matchEntireCell: true,
    },
  };
}

export function deleteRowsRequest(sheetId: number, startIndex: number, endIndex: number): SheetRequest {
  return { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex, endIndex } } };
}

/** Empty rows before the one at `startIndex`, looking like the one above. */
export function insertRowsRequest(sheetId: number, startIndex: number, count: number): SheetRequest {
  const range = { sheetId, dimension: 'ROWS', startIndex, endIndex: startIndex + count };
  return { insertDimension: { range, inheritFromBefore: startIndex > 0 } };
}

function literals(cells: ReadonlyMap<number, CellValue>, first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, offset) => literal(cells.get(first + offset) ?? ''));
}

export function literal(value: CellValue) {
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value } };
  return value === '' ? {} : { userEnteredValue: { stringValue: value } };
}

/** Ascending numbers → inclusive runs without a gap. */
export function runsOf(places: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const current = runs[runs.length - 1];
    if (current && place === current[1] + 1) current[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}
