// appendCells: below the last row that holds a value, whatever formats stand further down; the grid grows as needed.
import * as v from 'valibot';
import { rowData } from './cell-data';
import { fieldMask, requestKind } from './request';
import { writeFrom } from './update-cells';

export const appendCells = requestKind(
  v.object({
    sheetId: v.optional(v.number()),
    rows: v.optional(v.array(rowData), []),
    fields: fieldMask('CellData'),
  }),
  (draft, { sheetId, rows, fields }) => {
    const sheet = draft.sheet(sheetId);
    const first = sheet.grid.usedRows;
    sheet.resize(Math.max(sheet.rowCount, first + rows.length), sheet.columnCount);
    if (rows.length > 0) writeFrom(sheet, first, 0, rows, fields);
    return undefined;
  },
);
