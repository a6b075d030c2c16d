// Validation, borders and merges: what is set on each cell of a range, values untouched.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import type { CellData } from '../grid';
import { type Area, areaOf, gridRange } from '../range';
import { kept, requestKind } from './request';

/** Changes each cell of an area; called with its place in it. */
function eachCell(area: Area, change: (cell: CellData, row: number, column: number) => CellData): void {
  for (let row = area.startRow; row < area.endRow; row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      area.sheet.grid.set(row, column, change(area.sheet.grid.cell(row, column) ?? {}, row, column));
    }
  }
}

/** A request without a rule clears the validation. */
export const setDataValidation = requestKind(
  v.object({ range: gridRange, rule: v.optional(kept), filteredRowsIncluded: v.optional(v.boolean()) }),
  (draft, { range, rule }) => {
    if (rule && rule.condition === undefined) throw new GoogleApiError(400, 'rule.condition is required');
    eachCell(areaOf(draft, range), ({ dataValidation: _, ...cell }) =>
      rule ? { ...cell, dataValidation: rule } : cell,
    );
    return undefined;
  },
);

const border = v.optional(kept);

export const updateBorders = requestKind(
  v.object({
    range: gridRange,
    top: border,
    bottom: border,
    left: border,
    right: border,
    innerHorizontal: border,
    innerVertical: border,
  }),
  (draft, { range, top, bottom, left, right, innerHorizontal, innerVertical }) => {
    const area = areaOf(draft, range);
    eachCell(area, (cell, row, column) => {
      const sides = {
        top: row === area.startRow ? top : innerHorizontal,
        bottom: row === area.endRow - 1 ? bottom : innerHorizontal,
        left: column === area.startColumn ? left : innerVertical,
        right: column === area.endColumn - 1 ? right : innerVertical,
      };
      const drawn = Object.fromEntries(Object.entries(sides).filter(([, side]) => side !== undefined));
      const borders = { ...(cell.userEnteredFormat?.borders as object | undefined), ...drawn };
      return { ...cell, userEnteredFormat: { ...cell.userEnteredFormat, borders } };
    });
    return undefined;
  },
);

/** The values of all cells but the first are lost, as in the real service. */
export const mergeCells = requestKind(
  v.object({ range: gridRange, mergeType: v.optional(v.literal('MERGE_ALL')) }),
  (draft, { range }) => {
    const area = areaOf(draft, range);
    eachCell(area, (cell, row, column) => {
      const { userEnteredValue: _, ...rest } = cell;
      return row === area.startRow && column === area.startColumn ? cell : rest;
    });
    area.sheet.attached = { ...area.sheet.attached, merges: [...area.sheet.attached.merges, range] };
    return undefined;
  },
);
