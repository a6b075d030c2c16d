// Where the headers go that a tab lacks: a cleared one back over its column, any other behind the last used column.
import type { Grid } from '../core/grid';
import type { SetUpFaults } from '../i18n/menu-texts';
import { BookError, columnLetters } from '../services/book';

export interface HeaderRow {
  /** The tab's title, for people. */
  readonly title: string;
  /** What should stand there, in set-up's order. */
  readonly headers: readonly string[];
  /** Headers whose column the rows below cannot do without. */
  readonly needed: ReadonlySet<string>;
  readonly standing: readonly string[];
  readonly below: Grid;
}

/** @param width one past the last used column @returns header by column. Throws BookError for one that was renamed */
export function lackingHeaders(
  row: HeaderRow,
  width: number,
  faults: SetUpFaults,
): ReadonlyMap<number, string> {
  const standing = [...row.standing];
  const cells = new Map<number, string>();
  let end = width;
  for (const header of row.headers.filter((each) => !standing.includes(each))) {
    const place = clearedPlace(header, { ...row, standing }, faults) ?? end;
    end = Math.max(end, place + 1);
    standing[place] = header;
    cells.set(place, header);
  }
  return cells;
}

/**
 * Right of its neighbour, where values stand under an empty cell.
 * @returns undefined where there is no such column. Throws BookError where another name stands there and rows need it.
 */
function clearedPlace(
  header: string,
  { title, headers, needed, standing, below }: HeaderRow,
  faults: SetUpFaults,
): number | undefined {
  const at = headers.indexOf(header);
  const left = at === 0 ? -1 : standing.indexOf(headers[at - 1] ?? '');
  if (at > 0 && left < 0) return undefined;
  const place = left + 1;
  const isUsed = below.some((cells) => (cells[place] ?? '') !== '');
  const other = standing[place] ?? '';
  if (other === '') return isUsed ? place : undefined;
  if (!isUsed || headers.includes(other) || !needed.has(header)) return undefined;
  throw new BookError(faults.renamed(title, header, columnLetters(place), other));
}

/** One past the last column that holds a value in any row. */
export function widthOf(grid: Grid): number {
  return Math.max(
    0,
    ...grid.map((row) => row.reduce((end: number, cell, at) => (cell === '' ? end : at + 1), 0)),
  );
}
