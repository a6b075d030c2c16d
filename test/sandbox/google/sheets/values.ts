// Reading values: the rows of a range without what is empty at its end, as the service leaves it out.
import * as v from 'valibot';
import { GoogleApiError } from '../error';
import { usedColumns } from './grid';
import { type Area, a1Of, areaOf, areaOfA1, gridRange } from './range';
import { type DateRender, plainValue, type ValueRender } from './render';
import type { Spreadsheet } from './spreadsheet';

export interface ReadOptions {
  readonly majorDimension: 'ROWS' | 'COLUMNS';
  readonly valueRenderOption: ValueRender;
  readonly dateTimeRenderOption: DateRender;
}

export interface ValueRange {
  readonly range: string;
  readonly majorDimension: 'ROWS' | 'COLUMNS';
  readonly values?: readonly (readonly (string | number | boolean)[])[];
}

const readOptions = v.object({
  majorDimension: v.optional(v.picklist(['ROWS', 'COLUMNS']), 'ROWS'),
  valueRenderOption: v.optional(
    v.picklist(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']),
    'FORMATTED_VALUE',
  ),
  dateTimeRenderOption: v.optional(v.picklist(['SERIAL_NUMBER', 'FORMATTED_STRING']), 'SERIAL_NUMBER'),
});

/** @param source the query of a GET, or the body of a POST */
export function readReadOptions(source: Readonly<Record<string, unknown>>): ReadOptions {
  const parsed = v.safeParse(readOptions, source);
  if (!parsed.success) throw new GoogleApiError(400, `Invalid value: ${parsed.issues[0].message}`);
  return parsed.output;
}

export function valuesOf(area: Area, options: ReadOptions): ValueRange {
  const { valueRenderOption, dateTimeRenderOption, majorDimension } = options;
  const rows: (string | number | boolean)[][] = [];
  const { grid } = area.sheet;
  const lastRow = Math.min(area.endRow, grid.usedRows);
  for (let index = area.startRow; index < lastRow; index += 1) {
    const row = grid.row(index);
    const cells = row.slice(area.startColumn, Math.min(area.endColumn, usedColumns(row)));
    rows.push(cells.map((cell) => plainValue(cell, valueRenderOption, dateTimeRenderOption)));
  }
  const values = trimmed(majorDimension === 'ROWS' ? rows : transposed(rows));
  return { range: a1Of(area), majorDimension, ...(values.length > 0 ? { values } : {}) };
}

function transposed<T>(rows: readonly (readonly T[])[]): (T | string)[][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? ''));
}

/** Without empty cells at a line's end and empty lines at the range's end. */
function trimmed<T>(lines: readonly (readonly T[])[]): (readonly T[])[] {
  const kept = lines.map((line) => line.slice(0, line.findLastIndex((value) => value !== '') + 1));
  return kept.slice(0, kept.findLastIndex((line) => line.length > 0) + 1);
}

export function batchGetValues(book: Spreadsheet, ranges: readonly string[], options: ReadOptions): unknown {
  const valueRanges = ranges.map((range) => valuesOf(areaOfA1(book, range), options));
  return { spreadsheetId: book.id, valueRanges };
}

const dataFilters = v.array(
  v.union([v.strictObject({ gridRange }), v.strictObject({ a1Range: v.string() })]),
);

/** Tabs by their id, so that a tab which people rename is still found. */
export function batchGetValuesByDataFilter(
  book: Spreadsheet,
  body: Readonly<Record<string, unknown>>,
): unknown {
  const parsed = v.safeParse(dataFilters, body.dataFilters);
  if (!parsed.success) {
    throw new GoogleApiError(400, 'dataFilters: the sandbox reads gridRange and a1Range, one in each filter');
  }
  const options = readReadOptions(body);
  const valueRanges = parsed.output.map((filter) => {
    const area = 'gridRange' in filter ? areaOf(book, filter.gridRange) : areaOfA1(book, filter.a1Range);
    return { valueRange: valuesOf(area, options), dataFilters: [filter] };
  });
  return { spreadsheetId: book.id, valueRanges };
}
