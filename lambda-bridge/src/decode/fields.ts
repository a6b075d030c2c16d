// Fields that several formats share. What becomes a key of the table or a line of the log has a form and a length.
import * as v from 'valibot';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** ISO 8601 with a zone: without one nobody knows which instant is meant. */
export const instant = v.pipe(
  v.string(),
  v.check((text) => ISO.test(text) && !Number.isNaN(Date.parse(text)), 'an ISO 8601 time with a zone'),
);

/** The same → epoch milliseconds. */
export const instantMs = v.pipe(instant, v.transform(Date.parse));

/** More than a card shows of any text; DynamoDB, "Constraints": an item has 400 KB, and a claim holds two cards. */
export const MAX_TEXT = 2_000;

export const shortened = (chars: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, chars)),
  );

/** Text where there is text, else null: an unknown form of a field that is only shown never hurts. */
export const textOrNull = v.fallback(v.nullable(shortened(MAX_TEXT)), null);

/** PagerDuty's own have 14 characters at most; DynamoDB, "Constraints": a key has 2,048 bytes at most. */
const MAX_ID = 100;

/** An id in printable ASCII: it names an item of the table. */
export const incidentId = v.pipe(
  v.string(),
  v.check((text) => text.length <= MAX_ID && /^[\x21-\x7e]+$/.test(text), 'an incident id'),
);
