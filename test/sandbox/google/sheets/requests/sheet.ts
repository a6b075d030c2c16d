// addSheet, deleteSheet, updateSheetProperties: the tabs themselves.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { merge } from '../../field-mask';
import { Sheet, type SheetProperties, type Spreadsheet } from '../spreadsheet';
import { fieldMask, requestKind } from './request';

const DEFAULT_ROWS = 1_000;
const DEFAULT_COLUMNS = 26;

const properties = v.looseObject({
  sheetId: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  title: v.optional(v.string()),
  index: v.optional(v.number()),
  gridProperties: v.optional(
    v.looseObject({
      rowCount: v.optional(v.pipe(v.number(), v.minValue(1))),
      columnCount: v.optional(v.pipe(v.number(), v.minValue(1))),
    }),
  ),
});

export const addSheet = requestKind(
  v.object({ properties: v.optional(properties, {}) }),
  (draft, request) => {
    const given = request.properties;
    const title = given.title ?? freeTitle(draft);
    refuseTitle(draft, title, undefined);
    if (given.sheetId !== undefined && draft.sheets.some((sheet) => sheet.id === given.sheetId)) {
      throw new GoogleApiError(
        400,
        `A sheet with id ${given.sheetId} already exists. Please enter another id.`,
      );
    }
    const index = given.index ?? draft.sheets.length;
    if (index > draft.sheets.length) throw new GoogleApiError(400, `Sheet index ${index} is out of bounds`);
    const made: SheetProperties = {
      ...given,
      sheetId: given.sheetId ?? draft.makeId(),
      title,
      index,
      sheetType: 'GRID',
      gridProperties: {
        ...given.gridProperties,
        rowCount: given.gridProperties?.rowCount ?? DEFAULT_ROWS,
        columnCount: given.gridProperties?.columnCount ?? DEFAULT_COLUMNS,
      },
    };
    const sheet = new Sheet(made);
    draft.sheets.splice(index, 0, sheet);
    renumber(draft);
    return { addSheet: { properties: sheet.properties } };
  },
);

export const deleteSheet = requestKind(
  v.object({ sheetId: v.optional(v.number()) }),
  (draft, { sheetId }) => {
    const doomed = draft.sheet(sheetId);
    if (draft.sheets.length === 1) {
      throw new GoogleApiError(400, "You can't remove all the sheets in a document.");
    }
    draft.sheets = draft.sheets.filter((sheet) => sheet !== doomed);
    renumber(draft);
    return undefined;
  },
);

export const updateSheetProperties = requestKind(
  v.object({ properties, fields: fieldMask('SheetProperties') }),
  (draft, { properties: given, fields }) => {
    const sheet = draft.sheet(given.sheetId);
    const { sheetId: _, sheetType: __, index, ...rest } = given;
    const { index: isMoved, ...tree } = fields;
    const changed = merge(
      sheet.properties,
      { ...rest, index: sheet.properties.index, sheetId: sheet.id, sheetType: 'GRID' },
      tree,
    );
    refuseTitle(draft, changed.title, sheet);
    refuseGrid(changed);
    sheet.properties = changed;
    sheet.grid.crop(sheet.rowCount, sheet.columnCount);
    if (isMoved && index !== undefined) {
      draft.sheets = draft.sheets.filter((other) => other !== sheet);
      draft.sheets.splice(index, 0, sheet);
    }
    renumber(draft);
    return undefined;
  },
);

function refuseTitle(draft: Spreadsheet, title: string, own: Sheet | undefined): void {
  if (!title) throw new GoogleApiError(400, 'A sheet must have a title');
  const other = draft.sheets.find((sheet) => sheet.properties.title.toLowerCase() === title.toLowerCase());
  if (other && other !== own) {
    throw new GoogleApiError(
      400,
      `A sheet with the name "${title}" already exists. Please enter another name.`,
    );
  }
}

/** A mask that names all of gridProperties clears the sizes which the request leaves out; the service refuses that. */
function refuseGrid({ gridProperties }: Partial<SheetProperties>): void {
  const { rowCount = 0, columnCount = 0 } = gridProperties ?? {};
  if (rowCount < 1 || columnCount < 1) {
    throw new GoogleApiError(400, "You can't delete all the rows or columns on the sheet.");
  }
  const frozenRows = Number(gridProperties?.frozenRowCount ?? 0);
  const frozenColumns = Number(gridProperties?.frozenColumnCount ?? 0);
  if (frozenRows >= rowCount || frozenColumns >= columnCount) {
    throw new GoogleApiError(400, "You can't freeze all visible rows or columns on the sheet.");
  }
}

function freeTitle(draft: Spreadsheet): string {
  let number = draft.sheets.length + 1;
  while (draft.sheetTitled(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

function renumber(draft: Spreadsheet): void {
  for (const [index, sheet] of draft.sheets.entries()) sheet.properties = { ...sheet.properties, index };
}
