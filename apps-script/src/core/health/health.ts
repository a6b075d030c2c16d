// How an outside service answers. A hanging call costs about a minute of the day's run time, so a service that hung
// three times is left out, and tried again at intervals that grow with what hanging has cost in the last 24 hours.
import * as v from 'valibot';

/** `secondBridge`: the second address of BRIDGE_URL. */
export const SERVICES = ['calendar', 'pagerduty', 'bridge', 'secondBridge', 'heartbeat'] as const;
export type Service = (typeof SERVICES)[number];

const MINUTE_MS = 60_000;
/** A call that takes this long hangs; a tick that has taken this long leaves out what can wait. */
export const HANG_MS = 20_000;
const HANGS_UNTIL_LEFT_OUT = 3;
/** After so long without a hang its earlier ones no longer count. */
const WELL_AFTER_MS = 60 * MINUTE_MS;
/** How long the end of an outage is remembered, so that it is told once. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;

const instant = v.pipe(v.number(), v.integer());

export const healthSchema = v.object({
  /** Hangs that count. */
  hangs: v.number(),
  /** When it first hung since it last answered; null while it answers. */
  sinceMs: v.nullable(instant),
  /** When it was last tried and hung. */
  triedMs: instant,
  /** Whether it is left out of ticks, but for trials. */
  leftOut: v.boolean(),
  /** The latest time for which it was left out. */
  outage: v.nullable(v.object({ fromMs: instant, untilMs: instant })),
});

export type Health = v.InferOutput<typeof healthSchema>;
/** A service that never hung is not in it. */
export type HealthOf = { readonly [S in Service]?: Health | undefined };

const WELL: Health = { hangs: 0, sinceMs: null, triedMs: 0, leftOut: false, outage: null };

/** @param scarce half of what hanging may cost in a day is used up: then one hang is enough */
export function hung(before: Health | undefined, atMs: number, scarce: boolean): Health {
  const known = before && (before.sinceMs !== null || atMs - before.triedMs < WELL_AFTER_MS) ? before : WELL;
  const hangs = known.hangs + 1;
  const leftOut = known.leftOut || scarce || hangs >= HANGS_UNTIL_LEFT_OUT;
  return { ...known, hangs, leftOut, triedMs: atMs, sinceMs: known.sinceMs ?? atMs };
}

/** It may be the one that hung: from now on it is asked in a round trip of its own until it answers. */
export function suspected(before: Health | undefined, atMs: number): Health {
  return before && before.sinceMs !== null ? before : { ...(before ?? WELL), sinceMs: atMs, triedMs: atMs };
}

/** @returns the very same object when nothing is new; undefined when nothing has to be remembered */
export function answered(before: Health | undefined, atMs: number): Health | undefined {
  if (before === undefined) return undefined;
  if (before.sinceMs !== null) {
    const outage = before.leftOut ? { fromMs: before.sinceMs, untilMs: atMs } : before.outage;
    return { ...before, sinceMs: null, leftOut: false, outage };
  }
  return atMs - Math.max(before.triedMs, before.outage?.untilMs ?? 0) < REMEMBERED_MS ? before : undefined;
}
