// updateCells and repeatCell: writes into cells that exist; outside the grid nothing is written.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { type FieldTree, merge } from '../../field-mask';
import type { CellData } from '../grid';
import { type Area, areaOf, gridRange } from '../range';
import type { Sheet } from '../spreadsheet';
import { checkedCell, rowData } from './cell-data';
import { fieldMask, kept, requestKind } from './request';

export const updateCells = requestKind(
  v.object({
    start: v.optional(
      v.object({
        sheetId: v.optional(v.number()),
        rowIndex: v.optional(v.number(), 0),
        columnIndex: v.optional(v.number(), 0),
      }),
    ),
    range: v.optional(gridRange),
    rows: v.optional(v.array(rowData), []),
    fields: fieldMask('CellData'),
  }),
  (draft, { start, range, rows, fields }) => {
    if ((start === undefined) === (range === undefined)) {
      throw new GoogleApiError(400, "exactly one of 'start' and 'range' must be given");
    }
    if (range) writeRange(areaOf(draft, range), rows, fields);
    else if (start) writeFrom(draft.sheet(start.sheetId), start.rowIndex, start.columnIndex, rows, fields);
    return undefined;
  },
);

type Rows = readonly v.InferOutput<typeof rowData>[];

/** What the rows do not cover of the range is cleared. */
function writeRange(area: Area, rows: Rows, fields: FieldTree): void {
  refuseBeyond(rows, area.endRow - area.startRow, area.endColumn - area.startColumn, area);
  for (let row = area.startRow; row < area.endRow; row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const cell = rows[row - area.startRow]?.values?.[column - area.startColumn];
      writeCell(area.sheet, row, column, cell, fields);
    }
  }
}

function refuseBeyond(rows: Rows, height: number, width: number, area: Area): void {
  if (rows.length > height) {
    throw beyond('row', area.startRow + height, area.endRow - 1);
  }
  if (rows.some((row) => row.values.length > width)) {
    throw beyond('column', area.startColumn + width, area.endColumn - 1);
  }
}

function beyond(what: string, index: number, last: number): GoogleApiError {
  return new GoogleApiError(
    400,
    `Attempting to write ${what}: ${index}, beyond the last requested ${what} of: ${last}`,
  );
}

/** Writes rows from a corner on. Throws 400 where one would leave the grid. */
export function writeFrom(
  sheet: Sheet,
  startRow: number,
  startColumn: number,
  rows: Rows,
  fields: FieldTree,
): void {
  const width = Math.max(0, ...rows.map((row) => row.values.length));
  if (startRow + Math.max(rows.length, 1) > sheet.rowCount) {
    throw beyond('row', sheet.rowCount, sheet.rowCount - 1);
  }
  if (startColumn + Math.max(width, 1) > sheet.columnCount) {
    throw beyond('column', sheet.columnCount, sheet.columnCount - 1);
  }
  for (const [down, row] of rows.entries()) {
    for (const [right, cell] of row.values.entries()) {
      writeCell(sheet, startRow + down, startColumn + right, cell, fields);
    }
  }
}

function writeCell(
  sheet: Sheet,
  row: number,
  column: number,
  cell: CellData | undefined,
  fields: FieldTree,
): void {
  const source = cell === undefined ? {} : checkedCell(cell);
  sheet.grid.set(row, column, merge<CellData>(sheet.grid.cell(row, column) ?? {}, source, fields));
}

export const repeatCell = requestKind(
  v.object({ range: gridRange, cell: v.optional(kept, {}), fields: fieldMask('CellData') }),
  (draft, { range, cell, fields }) => {
    const area = areaOf(draft, range);
    for (let row = area.startRow; row < area.endRow; row += 1) {
      for (let column = area.startColumn; column < area.endColumn; column += 1) {
        writeCell(area.sheet, row, column, cell, fields);
      }
    }
    return undefined;
  },
);
