// sortRange: whole lines of the range change places; empty cells come last in either order.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import type { CellData } from '../grid';
import { areaOf, gridRange } from '../range';
import { effectiveValue } from '../render';
import { requestKind } from './request';

const sortSpec = v.looseObject({
  dimensionIndex: v.optional(v.number(), 0),
  sortOrder: v.optional(v.picklist(['ASCENDING', 'DESCENDING']), 'ASCENDING'),
});

export const sortRange = requestKind(
  v.object({
    range: gridRange,
    sortSpecs: v.pipe(v.optional(v.array(sortSpec), []), v.nonEmpty('sortSpecs: at least one is needed')),
  }),
  (draft, { range, sortSpecs }) => {
    const { sheet, startRow, endRow, startColumn, endColumn } = areaOf(draft, range);
    const outside = sortSpecs.find(
      (spec) => spec.dimensionIndex < startColumn || spec.dimensionIndex >= endColumn,
    );
    if (outside) {
      throw new GoogleApiError(
        400,
        `sortSpecs: dimensionIndex[${outside.dimensionIndex}] lies outside the range`,
      );
    }
    const cells = Array.from({ length: endRow - startRow }, (_, index) => ({
      row: startRow + index,
      cells: sheet.grid.row(startRow + index),
    }));
    cells.sort((one, other) => {
      for (const { dimensionIndex, sortOrder } of sortSpecs) {
        const order = compareCells(
          one.cells[dimensionIndex],
          other.cells[dimensionIndex],
          sortOrder === 'DESCENDING',
        );
        if (order !== 0) return order;
      }
      return one.row - other.row;
    });
    for (const [index, sorted] of cells.entries()) {
      for (let column = startColumn; column < endColumn; column += 1) {
        sheet.grid.set(startRow + index, column, sorted.cells[column]);
      }
    }
    return undefined;
  },
);

/** Numbers before texts before booleans. */
function compareCells(one: CellData | undefined, other: CellData | undefined, isDescending: boolean): number {
  const [first, second] = [rankOf(one), rankOf(other)];
  if (first.rank === EMPTY || second.rank === EMPTY) return first.rank - second.rank;
  const order =
    first.rank - second.rank || (first.value < second.value ? -1 : Number(first.value > second.value));
  return isDescending ? -order : order;
}

const EMPTY = 4;

function rankOf(cell: CellData | undefined): { readonly rank: number; readonly value: string | number } {
  const value = cell && effectiveValue(cell);
  if (!value || 'errorValue' in value) return { rank: value ? 3 : EMPTY, value: 0 };
  if (value.numberValue !== undefined) return { rank: 0, value: value.numberValue };
  if (value.boolValue !== undefined) return { rank: 2, value: Number(value.boolValue) };
  return { rank: 1, value: (value.stringValue ?? '').toLowerCase() };
}
