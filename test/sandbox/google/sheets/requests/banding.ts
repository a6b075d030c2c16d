// Alternating colours; two bandings of one tab never overlap.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { type Area, areaOf, gridRange } from '../range';
import type { Spreadsheet } from '../spreadsheet';
import { type AttachmentKind, attach, changeAttached, detach } from './attachment';
import { fieldMask, requestKind } from './request';

const KIND: AttachmentKind = { list: 'bandedRanges', idField: 'bandedRangeId' };

const bandedRange = v.looseObject({ bandedRangeId: v.optional(v.number()), range: v.optional(gridRange) });

export const addBanding = requestKind(v.object({ bandedRange }), (draft, request) => {
  const range = request.bandedRange.range ?? {};
  const area = areaOf(draft, range);
  refuseOverlap(draft, area, undefined);
  return { addBanding: { bandedRange: attach(draft, area.sheet, KIND, { ...request.bandedRange, range }) } };
});

export const updateBanding = requestKind(
  v.object({ bandedRange, fields: fieldMask('BandedRange') }),
  (draft, request) => {
    const { range, bandedRangeId } = request.bandedRange;
    if (range) refuseOverlap(draft, areaOf(draft, range), bandedRangeId);
    changeAttached(draft, KIND, request.bandedRange, request.fields);
    return undefined;
  },
);

export const deleteBanding = requestKind(
  v.object({ bandedRangeId: v.optional(v.number(), 0) }),
  (draft, { bandedRangeId }) => {
    detach(draft, KIND, bandedRangeId);
    return undefined;
  },
);

function refuseOverlap(draft: Spreadsheet, area: Area, ownId: number | undefined): void {
  const others = area.sheet.attached.bandedRanges.filter((each) => each.bandedRangeId !== ownId);
  const isOverlapped = others.some((each) => overlaps(area, areaOf(draft, v.parse(gridRange, each.range))));
  if (isOverlapped) {
    throw new GoogleApiError(
      400,
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  }
}

function overlaps(one: Area, other: Area): boolean {
  return (
    one.startRow < other.endRow &&
    other.startRow < one.endRow &&
    one.startColumn < other.endColumn &&
    other.startColumn < one.endColumn
  );
}
