// What hangs on a tab under an id of its own, and is added, changed and removed alike.
import { GoogleApiError } from '../../error';
import { type FieldTree, merge } from '../../field-mask';
import type { Attached, Json, Sheet, Spreadsheet } from '../spreadsheet';

type ListName = Exclude<keyof Attached, 'basicFilter'>;

export interface AttachmentKind {
  readonly list: ListName;
  /** The field that holds its id: `protectedRangeId`, `filterViewId`… */
  readonly idField: string;
}

/** Adds it under the id that it brings, or a new one. Throws 400 where the id is taken. */
export function attach(
  draft: Spreadsheet,
  sheet: Sheet,
  { list, idField }: AttachmentKind,
  given: Json,
): Json {
  const id = given[idField] ?? draft.makeId();
  if (draft.sheets.some((each) => each.attached[list].some((other) => other[idField] === id))) {
    throw new GoogleApiError(400, `${idField} ${String(id)} exists already`);
  }
  const added = { ...given, [idField]: id };
  sheet.attached = { ...sheet.attached, [list]: [...sheet.attached[list], added] };
  return added;
}

/** Throws 400 where there is none of that id. */
export function changeAttached(
  draft: Spreadsheet,
  { list, idField }: AttachmentKind,
  given: Json,
  fields: FieldTree,
): void {
  const id = given[idField];
  const sheet = holderOf(draft, { list, idField }, id);
  const changed = sheet.attached[list].map((each) =>
    each[idField] === id ? { ...merge(each, given, fields), [idField]: id } : each,
  );
  sheet.attached = { ...sheet.attached, [list]: changed };
}

/** Throws 400 where there is none of that id. */
export function detach(draft: Spreadsheet, { list, idField }: AttachmentKind, id: unknown): void {
  const sheet = holderOf(draft, { list, idField }, id);
  sheet.attached = { ...sheet.attached, [list]: sheet.attached[list].filter((each) => each[idField] !== id) };
}

function holderOf(draft: Spreadsheet, { list, idField }: AttachmentKind, id: unknown): Sheet {
  const sheet = draft.sheets.find((each) => each.attached[list].some((other) => other[idField] === id));
  if (!sheet) throw new GoogleApiError(400, `There is nothing with ${idField} ${String(id)}`);
  return sheet;
}
