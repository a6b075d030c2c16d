// Ranges of a tab: the API's half-open GridRange, and A1 notation.
import * as v from 'valibot';
import { GoogleApiError } from '../error';
import type { Sheet, Spreadsheet } from './spreadsheet';

const index = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** Bounds are from 0, ends exclusive, and what is left out is open. */
export const gridRange = v.looseObject({
  sheetId: v.optional(v.number()),
  startRowIndex: index,
  endRowIndex: index,
  startColumnIndex: index,
  endColumnIndex: index,
});

export type GridRange = v.InferOutput<typeof gridRange>;

/** A range with all its bounds, inside the grid. */
export interface Area {
  readonly sheet: Sheet;
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** Throws 400 where a bound lies outside the grid or the range is empty. */
export function areaOf(book: Spreadsheet, range: GridRange): Area {
  const sheet = book.sheet(range.sheetId);
  const area = {
    sheet,
    startRow: range.startRowIndex ?? 0,
    endRow: range.endRowIndex ?? sheet.rowCount,
    startColumn: range.startColumnIndex ?? 0,
    endColumn: range.endColumnIndex ?? sheet.columnCount,
  };
  refuseBeyond('endRowIndex', area.endRow, 'row', sheet.rowCount);
  refuseBeyond('endColumnIndex', area.endColumn, 'column', sheet.columnCount);
  if (area.startRow >= area.endRow || area.startColumn >= area.endColumn) {
    throw new GoogleApiError(400, `range is empty or starts outside the grid: ${JSON.stringify(range)}`);
  }
  return area;
}

function refuseBeyond(field: string, end: number, what: string, count: number): void {
  if (end > count) {
    throw new GoogleApiError(400, `range.${field}[${end}] is after last ${what} in grid[${count}]`);
  }
}

/** 0 → `A`, 26 → `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function columnNumber(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `'Ledger'!A1:C10` as the service prints it. */
export function a1Of({ sheet, startRow, endRow, startColumn, endColumn }: Area): string {
  const { title } = sheet.properties;
  const name = /^[A-Za-z]\w*$/.test(title) ? title : `'${title.replace(/'/g, "''")}'`;
  const first = `${columnName(startColumn)}${startRow + 1}`;
  const last = `${columnName(endColumn - 1)}${endRow}`;
  return first === last ? `${name}!${first}` : `${name}!${first}:${last}`;
}

/** Reads A1 notation, a tab's title, or a named range. A start outside the grid is refused, an end is cut. */
export function areaOfA1(book: Spreadsheet, text: string): Area {
  const whole = book.sheetTitled(unquoted(text));
  if (whole)
    return {
      sheet: whole,
      startRow: 0,
      endRow: whole.rowCount,
      startColumn: 0,
      endColumn: whole.columnCount,
    };
  const named = book.namedRanges.find((range) => range.name === text);
  if (named) return areaOf(book, v.parse(gridRange, named.range));
  const [, title, cells = ''] = /^(?:(.+)!)?([^!]+)$/.exec(text) ?? [];
  const sheet = title === undefined ? book.sheets[0] : book.sheetTitled(unquoted(title));
  const match = /^\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?$/i.exec(cells);
  if (!sheet || !match || match[0] === '' || match[0] === ':') {
    throw new GoogleApiError(400, `Unable to parse range: ${text}`);
  }
  const [, startColumn = '', startRow = '', endColumn, endRow] = match;
  if (endColumn === undefined && (startColumn === '' || startRow === '')) {
    throw new GoogleApiError(400, `Unable to parse range: ${text}`);
  }
  return cut(sheet, text, {
    startRow: startRow === '' ? 0 : Number(startRow) - 1,
    endRow: lastOf(endColumn === undefined ? startRow : (endRow ?? ''), Number, sheet.rowCount),
    startColumn: startColumn === '' ? 0 : columnNumber(startColumn),
    endColumn: lastOf(endColumn ?? startColumn, (name) => columnNumber(name) + 1, sheet.columnCount),
  });
}

function lastOf(text: string, read: (text: string) => number, open: number): number {
  return text === '' ? open : read(text);
}

function cut(sheet: Sheet, text: string, bounds: Omit<Area, 'sheet'>): Area {
  const { rowCount, columnCount } = sheet;
  if (bounds.startRow >= rowCount || bounds.startColumn >= columnCount) {
    throw new GoogleApiError(
      400,
      `Range (${text}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
    );
  }
  return {
    sheet,
    ...bounds,
    endRow: Math.min(bounds.endRow, rowCount),
    endColumn: Math.min(bounds.endColumn, columnCount),
  };
}

function unquoted(title: string): string {
  return /^'.*'$/.test(title) ? title.slice(1, -1).replace(/''/g, "'") : title;
}
