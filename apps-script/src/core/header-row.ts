// Where a tab's header row is: mostly at the top, but people put rows above it, and sort it away.
import type { Grid } from './grid';

/** @param mark a header that only this row holds @returns the row, counted from 0; -1 where there is none */
export function headerRowOf(grid: Grid, mark: string): number {
  return grid.findIndex((row) => row.includes(mark));
}
