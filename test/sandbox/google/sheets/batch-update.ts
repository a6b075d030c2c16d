// spreadsheets.batchUpdate: all requests or none. They work on a copy, which takes the original's place at the end.
// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate
import * as v from 'valibot';
import { GoogleApiError } from '../error';
import { spreadsheetAnswer } from './get';
import { REQUEST_KINDS } from './requests/table';
import type { Json, Spreadsheet } from './spreadsheet';

const body = v.object({
  requests: v.pipe(v.array(v.looseObject({})), v.nonEmpty('Must specify at least one request.')),
  includeSpreadsheetInResponse: v.optional(v.boolean(), false),
  responseRanges: v.optional(v.array(v.string()), []),
  responseIncludeGridData: v.optional(v.boolean(), false),
});

export interface BatchUpdated {
  readonly draft: Spreadsheet;
  readonly answer: Json;
}

/** Throws GoogleApiError 400 naming the first request that the service refuses, and 501 for one not served here. */
export function batchUpdate(book: Spreadsheet, given: unknown): BatchUpdated {
  const parsed = v.safeParse(body, given);
  if (!parsed.success) throw new GoogleApiError(400, `Invalid value: ${parsed.issues[0].message}`);
  const { requests, includeSpreadsheetInResponse, responseRanges, responseIncludeGridData } = parsed.output;
  const draft = book.copy();
  const replies = requests.map((request, index) => applyOne(draft, request, index));
  draft.checkSize();
  const updated = includeSpreadsheetInResponse
    ? { updatedSpreadsheet: spreadsheetAnswer(draft, responseRanges, responseIncludeGridData) }
    : {};
  return { draft, answer: { spreadsheetId: book.id, replies, ...updated } };
}

function applyOne(draft: Spreadsheet, request: Json, index: number): Json {
  const [name, second] = Object.keys(request);
  if (name === undefined) throw new GoogleApiError(400, `Invalid requests[${index}]: no request was set.`);
  if (second !== undefined) {
    throw new GoogleApiError(
      400,
      `Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`,
    );
  }
  const apply = REQUEST_KINDS[name];
  if (!apply) throw new GoogleApiError(501, `The sandbox does not serve the request ${name}`);
  try {
    return apply(draft, request[name]);
  } catch (error) {
    if (!(error instanceof GoogleApiError)) throw error;
    throw new GoogleApiError(error.code, `Invalid requests[${index}].${name}: ${error.message}`);
  }
}
