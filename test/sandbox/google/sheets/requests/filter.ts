// The basic filter of a tab, and filter views, which each reader opens for themselves.
import * as v from 'valibot';
import { areaOf, gridRange } from '../range';
import { type AttachmentKind, attach, changeAttached, detach } from './attachment';
import { fieldMask, requestKind } from './request';

const KIND: AttachmentKind = { list: 'filterViews', idField: 'filterViewId' };

const filter = v.looseObject({ range: v.optional(gridRange, {}) });

export const setBasicFilter = requestKind(v.object({ filter }), (draft, request) => {
  const { sheet } = areaOf(draft, request.filter.range);
  sheet.attached = { ...sheet.attached, basicFilter: request.filter };
  return undefined;
});

export const clearBasicFilter = requestKind(
  v.object({ sheetId: v.optional(v.number()) }),
  (draft, { sheetId }) => {
    const sheet = draft.sheet(sheetId);
    sheet.attached = { ...sheet.attached, basicFilter: undefined };
    return undefined;
  },
);

export const addFilterView = requestKind(v.object({ filter }), (draft, request) => {
  const { sheet } = areaOf(draft, request.filter.range);
  return { addFilterView: { filter: attach(draft, sheet, KIND, request.filter) } };
});

export const updateFilterView = requestKind(
  v.object({ filter: v.looseObject({ range: v.optional(gridRange) }), fields: fieldMask('FilterView') }),
  (draft, request) => {
    if (request.filter.range) areaOf(draft, request.filter.range);
    changeAttached(draft, KIND, request.filter, request.fields);
    return undefined;
  },
);

export const deleteFilterView = requestKind(
  v.object({ filterId: v.optional(v.number(), 0) }),
  (draft, request) => {
    detach(draft, KIND, request.filterId);
    return undefined;
  },
);
