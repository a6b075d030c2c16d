// Faults as the control API takes them.
import * as v from 'valibot';

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
const failing = v.strictObject({ status, for: duration });
/** `hang`: it takes a request, answers nothing for so long, and only then goes on with it. */
const troubled = v.pipe(
  v.strictObject({ status: v.optional(status), hang: v.optional(duration), for: duration }),
  v.check(({ status, hang }) => status !== undefined || hang !== undefined, 'needs "status" or "hang"'),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

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
  pagerduty: v.optional(troubled),
  slack: v.optional(v.strictObject({ error: v.string(), for: duration })),
  calendar: v.optional(troubled),
  sheet: v.optional(failing),
  bridge: v.optional(
    v.pipe(
      v.strictObject({
        killAfterSlack: v.optional(count),
        hang: v.optional(duration),
        for: v.optional(duration),
      }),
      v.check(
        (fault) => (fault.hang === undefined) === (fault.for === undefined),
        '"hang" and "for" go together',
      ),
    ),
  ),
  heartbeat: v.optional(troubled),
  tick: v.optional(
    v.strictObject({
      skip: v.optional(duration),
      killAtCall: v.optional(count),
      killAfterCall: v.optional(count),
      /** How long each round trip takes. */
      latency: v.optional(duration),
    }),
  ),
  seed: v.optional(count),
});

export type RequestedFaults = v.InferOutput<typeof faultsSchema>;
