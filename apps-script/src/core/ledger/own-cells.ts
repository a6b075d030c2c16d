// People's own cells of a ledger row: they go with their row wherever Toban has to write it anew, found by header.
import { LEDGER_COLUMNS } from './columns';

/** Toban's own cells are texts; people's may hold anything. A formula's value is kept, not the formula. */
export type CellValue = string | number | boolean;

const OURS: ReadonlySet<string> = new Set(LEDGER_COLUMNS.map((column) => column.header));

/** People's own columns that have a header, each name once. */
export function ownHeaders(headers: readonly string[]): readonly string[] {
  return [...new Set(headers)].filter((header) => header !== '' && !OURS.has(header));
}

/**
 * @param row the cells as they stand under `headers`
 * @param target the headers of where they go; a column that is not among them is left out
 */
export function ownCells(
  row: readonly unknown[],
  headers: readonly string[],
  target: readonly string[],
): ReadonlyMap<number, CellValue> {
  return new Map(
    ownHeaders(headers).flatMap((header) => {
      const value = row[headers.indexOf(header)];
      const place = target.indexOf(header);
      return place < 0 || !isCellValue(value) ? [] : [[place, value] as const];
    }),
  );
}

function isCellValue(value: unknown): value is CellValue {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  );
}
