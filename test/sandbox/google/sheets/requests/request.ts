// One kind of request of spreadsheets.batchUpdate: what it must look like, and what it does to the draft.
import * as v from 'valibot';
import { discovery } from '../../../contracts/discovery';
import { GoogleApiError } from '../../error';
import { type FieldTree, parseFieldMask } from '../../field-mask';
import type { Json, Spreadsheet } from '../spreadsheet';

/** Changes the draft and gives the reply; throws GoogleApiError for what the service refuses. */
export type RequestKind = (draft: Spreadsheet, request: unknown) => Json;

const NO_REPLY: Json = Object.freeze({});

export function requestKind<S extends v.GenericSchema>(
  schema: S,
  apply: (draft: Spreadsheet, request: v.InferOutput<S>) => Json | undefined,
): RequestKind {
  return (draft, request) => {
    const parsed = v.safeParse(schema, request);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      throw new GoogleApiError(400, `${v.getDotPath(issue) ?? 'request'}: ${issue.message}`);
    }
    return apply(draft, parsed.output) ?? NO_REPLY;
  };
}

/**
 * The fields that a write sets; none listed is refused, and one that the schema does not have.
 * @param schema whose fields they are, such as `CellData`
 */
export function fieldMask(schema: string) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"),
    v.transform((mask): FieldTree => parseFieldMask(mask)),
    v.check(
      (mask) => unknownFields(schema, mask).length === 0,
      ({ input }) => `Invalid field: ${unknownFields(schema, input).join(', ')}`,
    ),
  );
}

function unknownFields(schema: string, mask: FieldTree): readonly string[] {
  return discovery('sheets-v4')?.schemas.unknownFields(schema, mask) ?? [];
}

/** Any JSON object that is only kept. */
export const kept = v.looseObject({});
