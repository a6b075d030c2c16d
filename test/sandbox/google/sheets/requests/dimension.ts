// Rows and columns: appended, inserted, deleted, moved, sized.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { merge } from '../../field-mask';
import { deletion, insertion, movement, shiftRanges } from '../shift';
import type { Dimension, Json, Sheet, Spreadsheet } from '../spreadsheet';
import { fieldMask, kept, requestKind } from './request';

const dimension = v.picklist(['ROWS', 'COLUMNS']);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const dimensionRange = v.object({
  sheetId: v.optional(v.number()),
  dimension,
  startIndex: v.optional(count, 0),
  endIndex: v.optional(count),
});

interface Piece {
  readonly sheet: Sheet;
  readonly dimension: Dimension;
  readonly from: number;
  readonly to: number;
}

function sizeOf(sheet: Sheet, of: Dimension): number {
  return of === 'ROWS' ? sheet.rowCount : sheet.columnCount;
}

function resize(sheet: Sheet, of: Dimension, size: number): void {
  if (size < 1) throw new GoogleApiError(400, `You can't delete all the ${of.toLowerCase()} on the sheet.`);
  sheet.resize(of === 'ROWS' ? size : sheet.rowCount, of === 'COLUMNS' ? size : sheet.columnCount);
}

function pieceOf(draft: Spreadsheet, range: v.InferOutput<typeof dimensionRange>): Piece {
  const sheet = draft.sheet(range.sheetId);
  const size = sizeOf(sheet, range.dimension);
  const piece = { sheet, dimension: range.dimension, from: range.startIndex, to: range.endIndex ?? size };
  if (piece.from >= piece.to) {
    throw new GoogleApiError(
      400,
      `range.startIndex[${piece.from}] is not before range.endIndex[${piece.to}]`,
    );
  }
  return piece;
}

function insideGrid(piece: Piece): Piece {
  const size = sizeOf(piece.sheet, piece.dimension);
  if (piece.to > size) {
    throw new GoogleApiError(
      400,
      `range.endIndex[${piece.to}] is after the last of ${size} ${piece.dimension.toLowerCase()} in the grid`,
    );
  }
  return piece;
}

export const appendDimension = requestKind(
  v.object({ sheetId: v.optional(v.number()), dimension, length: v.pipe(count, v.minValue(1)) }),
  (draft, request) => {
    const sheet = draft.sheet(request.sheetId);
    resize(sheet, request.dimension, sizeOf(sheet, request.dimension) + request.length);
    return undefined;
  },
);

export const insertDimension = requestKind(
  v.object({ range: dimensionRange, inheritFromBefore: v.optional(v.boolean()) }),
  (draft, { range, inheritFromBefore }) => {
    const { sheet, dimension: of, from, to } = pieceOf(draft, range);
    const size = sizeOf(sheet, of);
    if (from > size || (from === size && !inheritFromBefore)) {
      throw new GoogleApiError(400, `range.startIndex[${from}] is after the last of ${size} in the grid`);
    }
    if (from === 0 && inheritFromBefore) {
      throw new GoogleApiError(400, 'inheritFromBefore cannot be true at the first row or column');
    }
    if (of === 'ROWS') sheet.grid.insertRows(from, to - from);
    else sheet.grid.insertColumns(from, to - from);
    resize(sheet, of, size + to - from);
    shiftRanges(draft, sheet, of, insertion(from, to - from));
    return undefined;
  },
);

export const deleteDimension = requestKind(v.object({ range: dimensionRange }), (draft, { range }) => {
  const { sheet, dimension: of, from, to } = insideGrid(pieceOf(draft, range));
  refuseAllBelowFrozen(sheet, of, from, to);
  resize(sheet, of, sizeOf(sheet, of) - (to - from));
  if (of === 'ROWS') sheet.grid.deleteRows(from, to);
  else sheet.grid.deleteColumns(from, to);
  shiftRanges(draft, sheet, of, deletion(from, to));
  return undefined;
});

/** The frozen lines that go with it count no more. */
function refuseAllBelowFrozen(sheet: Sheet, of: Dimension, from: number, to: number): void {
  const { frozenRowCount = 0, frozenColumnCount = 0 } = sheet.properties.gridProperties;
  const frozen = Number(of === 'ROWS' ? frozenRowCount : frozenColumnCount);
  if (frozen > 0 && from <= frozen && to >= sizeOf(sheet, of)) {
    throw new GoogleApiError(400, `Sorry, it is not possible to delete all non-frozen ${of.toLowerCase()}.`);
  }
}

export const moveDimension = requestKind(
  v.object({ source: dimensionRange, destinationIndex: v.optional(count, 0) }),
  (draft, { source, destinationIndex: target }) => {
    const { sheet, dimension: of, from, to } = insideGrid(pieceOf(draft, source));
    if (target > sizeOf(sheet, of))
      throw new GoogleApiError(400, `destinationIndex[${target}] is outside the grid`);
    if (target > from && target < to) {
      throw new GoogleApiError(400, `destinationIndex[${target}] lies inside what is moved`);
    }
    if (of === 'ROWS') sheet.grid.moveRows(from, to, target);
    else sheet.grid.moveColumns(from, to, target);
    shiftRanges(draft, sheet, of, movement(from, to, target));
    return undefined;
  },
);

export const updateDimensionProperties = requestKind(
  v.object({
    range: dimensionRange,
    properties: v.optional(kept, {}),
    fields: fieldMask('DimensionProperties'),
  }),
  (draft, { range, properties, fields }) => {
    const { sheet, dimension: of, from, to } = insideGrid(pieceOf(draft, range));
    const sizes: Record<number, Json> = { ...sheet.sizes[of] };
    const standard = { pixelSize: of === 'ROWS' ? 21 : 100 };
    for (let index = from; index < to; index += 1)
      sizes[index] = merge(sizes[index] ?? standard, properties, fields);
    sheet.sizes = { ...sheet.sizes, [of]: sizes };
    return undefined;
  },
);

/** Nothing is drawn here, so the sizes stay; only the range is checked. */
export const autoResizeDimensions = requestKind(
  v.object({ dimensions: dimensionRange }),
  (draft, request) => {
    insideGrid(pieceOf(draft, request.dimensions));
    return undefined;
  },
);
