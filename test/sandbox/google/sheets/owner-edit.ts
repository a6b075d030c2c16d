// What the owner may do to a tab at the worst moment: rows sorted, inserted, deleted and brought back, columns added,
// moved and hidden, things gone that ought to be there.
import * as v from 'valibot';
import { GoogleApiError } from '../error';
import { deleteRow, insertRow, moveColumn, sortBy } from './hand';
import { insertDimension, updateDimensionProperties } from './requests/dimension';
import { deleteSheet } from './requests/sheet';
import type { Sheet, Spreadsheet } from './spreadsheet';
import { typedCell } from './typed';

export const ownerEdit = v.strictObject({
  edit: v.picklist([
    'sort',
    'insertRow',
    'deleteRow',
    /** Undo of the last deletion: the row comes back where it was, as it was. */
    'restoreRow',
    /** Version history: everything is as it was before the write before this moment. */
    'revert',
    'addColumn',
    'moveColumn',
    'hideColumn',
    'emptyRows',
    'emptyTab',
    'deleteTab',
  ]),
  tab: v.optional(v.string(), 'Ledger'),
  /** As the browser numbers it: the first row below the header where it is left out. */
  row: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 2),
  /** Header of the column that is sorted by (downwards), moved to the left end, or hidden. */
  column: v.optional(v.string(), 'Title'),
});

export type OwnerEdit = v.InferOutput<typeof ownerEdit>;

export class OwnerHand {
  private deleted: { readonly row: number; readonly cells: ReturnType<Sheet['grid']['row']> } | undefined;

  /** @param before the spreadsheet before its last write @returns what the edit leaves; `book` stays as it is */
  edit(book: Spreadsheet, before: Spreadsheet | undefined, asked: OwnerEdit): Spreadsheet {
    if (asked.edit === 'revert') {
      if (!before) throw new GoogleApiError(400, 'There is no earlier version');
      return before.copy();
    }
    const draft = book.copy();
    this.change(draft, asked);
    return draft;
  }

  private change(draft: Spreadsheet, { edit, tab, row, column }: OwnerEdit): void {
    const sheet = draft.sheetTitled(tab);
    if (!sheet) throw new GoogleApiError(400, `There is no tab "${tab}"`);
    switch (edit) {
      case 'sort':
        sortBy(draft, tab, columnNamed(sheet, column), true);
        break;
      case 'insertRow':
        insertRow(draft, tab, row);
        break;
      case 'deleteRow':
        this.deleted = { row, cells: sheet.grid.row(row - 1) };
        deleteRow(draft, tab, row);
        break;
      case 'restoreRow':
        if (!this.deleted) throw new GoogleApiError(400, 'No row was deleted');
        insertRow(draft, tab, this.deleted.row);
        sheet.grid.setRow(this.deleted.row - 1, this.deleted.cells);
        break;
      case 'addColumn':
        insertDimension(draft, { range: columns(sheet, 0) });
        sheet.grid.set(0, 0, typedCell('Memo'));
        break;
      case 'moveColumn':
        moveColumn(draft, tab, columnNamed(sheet, column), 0);
        break;
      case 'hideColumn': {
        const range = columns(sheet, columnNamed(sheet, column));
        updateDimensionProperties(draft, {
          range,
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        });
        break;
      }
      case 'emptyRows':
        empty(sheet, 1);
        break;
      case 'emptyTab':
        empty(sheet, 0);
        break;
      case 'deleteTab':
        deleteSheet(draft, { sheetId: sheet.id });
    }
  }
}

function columns(sheet: Sheet, index: number): object {
  return { sheetId: sheet.id, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
}

function columnNamed(sheet: Sheet, header: string): number {
  const index = sheet.grid.row(0).findIndex((cell) => cell?.userEnteredValue?.stringValue === header);
  if (index < 0) throw new GoogleApiError(400, `There is no column "${header}"`);
  return index;
}

/** Select all, Delete: values go, formats and rules stay. */
function empty(sheet: Sheet, fromRow: number): void {
  for (let row = fromRow; row < sheet.grid.rowLimit; row += 1) {
    for (const [column, cell] of sheet.grid.row(row).entries()) {
      const { userEnteredValue: _, ...rest } = cell ?? {};
      sheet.grid.set(row, column, rest);
    }
  }
}
