// What belongs to the whole spreadsheet: its properties, named ranges and developer metadata.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { merge } from '../../field-mask';
import { areaOf, gridRange } from '../range';
import { fieldMask, kept, requestKind } from './request';

export const updateSpreadsheetProperties = requestKind(
  v.object({ properties: kept, fields: fieldMask('SpreadsheetProperties') }),
  (draft, { properties, fields }) => {
    const changed = merge(draft.properties, properties, fields);
    if (!changed.title) throw new GoogleApiError(400, 'properties.title must not be empty');
    draft.properties = changed;
    return undefined;
  },
);

const NAME = /^[A-Za-z_\p{L}][\w\p{L}]{0,249}$/u;

export const addNamedRange = requestKind(
  v.object({
    namedRange: v.looseObject({
      namedRangeId: v.optional(v.string()),
      name: v.optional(v.pipe(v.string(), v.regex(NAME, 'is no name for a range')), ''),
      range: v.optional(gridRange, {}),
    }),
  }),
  (draft, { namedRange }) => {
    areaOf(draft, namedRange.range);
    if (draft.namedRanges.some((each) => each.name === namedRange.name)) {
      throw new GoogleApiError(400, `A named range with the name "${namedRange.name}" already exists.`);
    }
    const added = { ...namedRange, namedRangeId: namedRange.namedRangeId ?? String(draft.makeId()) };
    draft.namedRanges = [...draft.namedRanges, added];
    return { addNamedRange: { namedRange: added } };
  },
);

export const deleteNamedRange = requestKind(
  v.object({ namedRangeId: v.string() }),
  (draft, { namedRangeId }) => {
    const rest = draft.namedRanges.filter((each) => each.namedRangeId !== namedRangeId);
    if (rest.length === draft.namedRanges.length) {
      throw new GoogleApiError(400, `There is nothing with namedRangeId ${namedRangeId}`);
    }
    draft.namedRanges = rest;
    return undefined;
  },
);

export const createDeveloperMetadata = requestKind(
  v.object({
    developerMetadata: v.looseObject({
      metadataId: v.optional(v.number()),
      metadataKey: v.pipe(v.string(), v.nonEmpty('metadataKey must be given')),
      visibility: v.picklist(['DOCUMENT', 'PROJECT']),
      location: v.looseObject({ spreadsheet: v.optional(v.literal(true)), sheetId: v.optional(v.number()) }),
    }),
  }),
  (draft, { developerMetadata }) => {
    const { metadataId, location } = developerMetadata;
    const known = [
      ...draft.developerMetadata,
      ...draft.sheets.flatMap((sheet) => sheet.attached.developerMetadata),
    ];
    if (metadataId !== undefined && known.some((each) => each.metadataId === metadataId)) {
      throw new GoogleApiError(400, `metadataId ${metadataId} exists already`);
    }
    const added = { ...developerMetadata, metadataId: metadataId ?? draft.makeId() };
    if (location.spreadsheet) draft.developerMetadata = [...draft.developerMetadata, added];
    else {
      const sheet = draft.sheet(location.sheetId);
      sheet.attached = { ...sheet.attached, developerMetadata: [...sheet.attached.developerMetadata, added] };
    }
    return { createDeveloperMetadata: { developerMetadata: added } };
  },
);
