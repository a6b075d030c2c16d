// Faults as the control API takes them.
import * as v from 'valibot';
import { ownerEdit } from './google/sheets/owner-edit';

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** ISO 8601 duration of days, hours, minutes and seconds → milliseconds. */
export function durationMs(text: string): number {
  const match = DURATION.exec(text);
  if (!match || match[0] === 'P') throw new RangeError(`"${text}" is no ISO 8601 duration such as PT10M`);
  const [, days, hours, minutes, seconds] = match;
  return (
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60_000 +
    Number(seconds ?? 0) * 1_000
  );
}

const duration = v.pipe(
  v.string(),
  v.check((text) => DURATION.test(text) && text !== 'P', 'must be an ISO 8601 duration such as PT10M'),
  v.transform(durationMs),
);
const status = v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Before or after which of its round trips, counted from 1, the next run that gets so far dies. */
const kill = { killAtCall: v.optional(count), killAfterCall: v.optional(count) };

/** Faults that last a while, those that hit so many calls and end by themselves, and for how long the first last. */
function faultsOf<const L extends v.ObjectEntries, const C extends v.ObjectEntries>(lasting: L, counted: C) {
  const namesOf = (entries: v.ObjectEntries) => Object.keys(entries).filter((name) => !DETAILS.has(name));
  const [lastingNames, countedNames] = [namesOf(lasting), namesOf(counted)];
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`);
  const has = (fault: object, names: readonly string[]) => names.some((name) => name in fault);
  return v.pipe(
    v.strictObject({ ...lasting, ...counted, for: v.optional(duration) }),
    v.check(
      (fault) => has(fault, [...lastingNames, ...countedNames]),
      `needs ${quoted([...lastingNames, ...countedNames]).join(' or ')}`,
    ),
    v.check(
      (fault) => has(fault, lastingNames) === 'for' in fault,
      `${quoted(lastingNames).join(', ')} and "for" go together`,
    ),
  );
}

/** What only says more of another fault. */
const DETAILS: ReadonlySet<string> = new Set(['id', 'reset', 'lostAs']);

/** `html`: a page with 200 instead of doing anything. `cut`: what was asked is done, and its answer breaks off. */
const garbage = v.optional(v.picklist(['html', 'cut']));
/** It takes a request, answers nothing for so long, and only then goes on with it. */
const hang = v.optional(duration);

export const faultsSchema = v.strictObject({
  webhooks: v.optional(
    v.strictObject({
      /** How many times each delivery is made. */
      duplicate: v.optional(v.pipe(count, v.minValue(1))),
      /** Legacy `messages[]` bodies, several incidents in one request, repeated in part. */
      batch: v.optional(v.boolean()),
      /** Share of deliveries that are lost for good, 0–1. */
      drop: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      reorder: v.optional(v.boolean()),
      delay: v.optional(duration),
    }),
  ),
  pagerduty: v.optional(
    faultsOf(
      {
        status: v.optional(status),
        hang,
        garbage,
        /** Of the list of incidents: half of it is missing, it comes in any order, its second page fails, it is empty. */
        list: v.optional(v.picklist(['cut', 'shuffled', 'noPage2', 'empty'])),
        /** Lists show incidents as they were so long ago. */
        lag: v.optional(duration),
      },
      {
        /** So many changes are made, and their answers lost: the connection breaks, or `lostAs` is answered. */
        loseAnswers: v.optional(count),
        lostAs: v.optional(status),
        /** Seconds of `ratelimit-reset` beside status 429; without it there is neither header nor body. */
        reset: v.optional(count),
      },
    ),
  ),
  slack: v.optional(v.strictObject({ error: v.string(), for: duration })),
  calendar: v.optional(
    faultsOf(
      {
        status: v.optional(status),
        hang,
        garbage,
        /** Of a calendar's list: nothing is in it, every other event is missing, its second page fails. */
        answers: v.optional(v.picklist(['empty', 'partial', 'noPage2'])),
      },
      {
        /** Status and answers are of this calendar alone, as parts of a batch that succeeds. */
        id: v.optional(v.string()),
        /** So many GETs of single events answer 404. */
        loseEvents: v.optional(count),
      },
    ),
  ),
  sheet: v.optional(
    faultsOf(
      { status: v.optional(status) },
      {
        /** So many writes are applied, and answered with 503. */
        failAfterApply: v.optional(count),
        /** What the owner does just before the next write, or a later one. */
        editBeforeWrite: v.optional(
          v.strictObject({ ...ownerEdit.entries, write: v.optional(v.pipe(count, v.minValue(1)), 1) }),
        ),
      },
    ),
  ),
  bridge: v.optional(
    faultsOf(
      {
        hang,
        garbage,
        /** The address `/bridge/a` or `/bridge/b` takes no connection. */
        down: v.optional(v.picklist(['a', 'b'])),
      },
      {
        killAfterSlack: v.optional(count),
        /** So many of Toban's posts are taken, and their answers lost. */
        loseAnswers: v.optional(count),
        lostAs: v.optional(status),
      },
    ),
  ),
  heartbeat: v.optional(faultsOf({ status: v.optional(status), hang }, {})),
  tick: v.optional(
    v.strictObject({
      skip: v.optional(duration),
      ...kill,
      /** How long each round trip takes. */
      latency: v.optional(duration),
      /** The next firing comes so late, or twice, the second time so much later. */
      late: v.optional(duration),
      again: v.optional(duration),
    }),
  ),
  page: v.optional(v.strictObject(kill)),
  seed: v.optional(count),
});

export type RequestedFaults = v.InferOutput<typeof faultsSchema>;
