// Fields that several formats share.
import * as v from 'valibot';

/** ISO 8601 with a zone → epoch milliseconds. */
export const instantMs = v.pipe(
  v.string(),
  v.check(
    (text) => /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
    'an ISO 8601 time',
  ),
  v.transform(Date.parse),
);

/** Text where there is text, else null: an unknown form of a field that is only shown never hurts. */
export const textOrNull = v.fallback(v.nullable(v.string()), null);
