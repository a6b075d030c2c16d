// Protected ranges. The account that Toban runs as is the owner, so its own writes always pass.
import * as v from 'valibot';
import { areaOf, gridRange } from '../range';
import { type AttachmentKind, attach, changeAttached, detach } from './attachment';
import { fieldMask, requestKind } from './request';

const KIND: AttachmentKind = { list: 'protectedRanges', idField: 'protectedRangeId' };

const protectedRange = v.looseObject({
  protectedRangeId: v.optional(v.number()),
  range: v.optional(gridRange),
});

export const addProtectedRange = requestKind(v.object({ protectedRange }), (draft, request) => {
  const range = request.protectedRange.range ?? {};
  const { sheet } = areaOf(draft, range);
  const added = attach(draft, sheet, KIND, { requestingUserCanEdit: true, ...request.protectedRange, range });
  return { addProtectedRange: { protectedRange: added } };
});

export const updateProtectedRange = requestKind(
  v.object({ protectedRange, fields: fieldMask('ProtectedRange') }),
  (draft, request) => {
    if (request.protectedRange.range) areaOf(draft, request.protectedRange.range);
    changeAttached(draft, KIND, request.protectedRange, request.fields);
    return undefined;
  },
);

export const deleteProtectedRange = requestKind(
  v.object({ protectedRangeId: v.optional(v.number(), 0) }),
  (draft, { protectedRangeId }) => {
    detach(draft, KIND, protectedRangeId);
    return undefined;
  },
);
