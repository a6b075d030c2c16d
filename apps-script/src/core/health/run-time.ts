// Run time of the trigger, counted by the hour: Google stops the ticks when the day's quota is used up.
import * as v from 'valibot';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
/** What an hour's ticks may take where each may take 2 seconds (the design's mean): 48 minutes a day. */
const ORDINARY_DAY_SECONDS = 1_440 * 2;
/** Part of what ordinary ticks leave that hanging calls may cost: the rest is for what cannot be foreseen. */
const SHARE_FOR_HANGS = 0.8;
/** Even where ordinary ticks leave less than this, a hanging service must be tried now and then. */
const LEAST_FOR_HANGS_SECONDS = 600;
/** A hanging call fails after about this long. */
const HANG_COSTS_SECONDS = 60;
const LEAST_PAUSE_MS = 5 * MINUTE_MS;
/** Share of the quota above which nothing is risked. */
const NEARLY_ALL = 0.95;
/** Share of the quota at which people are told. */
const TOLD_AT = 0.8;

const hourSchema = v.object({ seconds: v.number(), hung: v.number() });

export const runTimeSchema = v.object({
  /** By hours since 1970: seconds of all ticks, and those of them that were spent in calls that hung. */
  hours: v.record(v.string(), hourSchema),
  /** Span of the last tick that was counted. */
  last: v.nullable(v.object({ fromMs: v.number(), untilMs: v.number() })),
  /** When so much was used that people were to be told, for a day. */
  scarceSinceMs: v.nullable(v.number()),
});

export type RunTime = v.InferOutput<typeof runTimeSchema>;
export type Spent = v.InferOutput<typeof hourSchema>;

export const NOTHING_SPENT: RunTime = { hours: {}, last: null, scarceSinceMs: null };

/** In the last 24 hours, the hour in which they began included. */
export function spentToday({ hours }: RunTime, nowMs: number): Spent {
  return Object.entries(hours)
    .filter(([hour]) => isToday(hour, nowMs))
    .reduce((sum, [, each]) => ({ seconds: sum.seconds + each.seconds, hung: sum.hung + each.hung }), {
      seconds: 0,
      hung: 0,
    });
}

/** @param quotaMinutes run time that the account has in a day */
export function withSpent(before: RunTime, spent: Spent, quotaMinutes: number, nowMs: number): RunTime {
  const hour = String(Math.floor(nowMs / HOUR_MS));
  const known = before.hours[hour] ?? { seconds: 0, hung: 0 };
  const hours = {
    ...Object.fromEntries(Object.entries(before.hours).filter(([each]) => isToday(each, nowMs))),
    [hour]: { seconds: tenths(known.seconds + spent.seconds), hung: tenths(known.hung + spent.hung) },
  };
  const isScarce = spentToday({ ...before, hours }, nowMs).seconds >= TOLD_AT * quotaMinutes * 60;
  const lasts = before.scarceSinceMs !== null && nowMs - before.scarceSinceMs < DAY_MS;
  return { ...before, hours, scarceSinceMs: lasts ? before.scarceSinceMs : isScarce ? nowMs : null };
}

/** Seconds a day that hanging calls may cost. */
export function allowedForHangs(runTime: RunTime, quotaMinutes: number, nowMs: number): number {
  const { seconds, hung } = spentToday(runTime, nowMs);
  const ordinary = Math.max(ORDINARY_DAY_SECONDS, seconds - hung);
  return Math.max(LEAST_FOR_HANGS_SECONDS, (quotaMinutes * 60 - ordinary) * SHARE_FOR_HANGS);
}

/**
 * How long after a hang no service that is left out is tried. Twice the pause that would spread what is allowed evenly
 * over a day, times the share of it that is used: short at first, and in a day hardly more than is allowed. What comes
 * above that, where several come and go, ends when the day is nearly used up: then none is tried.
 * docs/adr/0013-hangs-within-the-days-run-time.md
 */
export function pauseMs(runTime: RunTime, quotaMinutes: number, nowMs: number): number {
  const allowed = allowedForHangs(runTime, quotaMinutes, nowMs);
  const { seconds, hung } = spentToday(runTime, nowMs);
  if (hung >= allowed && seconds >= NEARLY_ALL * quotaMinutes * 60) return Number.POSITIVE_INFINITY;
  const evenPauseMs = (DAY_MS * HANG_COSTS_SECONDS) / allowed;
  return Math.max(LEAST_PAUSE_MS, 2 * evenPauseMs * (hung / allowed));
}

/** Whether half of what hanging may cost is used up. */
export function isScarce(runTime: RunTime, quotaMinutes: number, nowMs: number): boolean {
  return spentToday(runTime, nowMs).hung * 2 >= allowedForHangs(runTime, quotaMinutes, nowMs);
}

/** For the heartbeat's reason; null while there is plenty. */
export function runTimeWarning(runTime: RunTime, quotaMinutes: number, nowMs: number): string | null {
  if (runTime.scarceSinceMs === null) return null;
  const used = Math.round(spentToday(runTime, nowMs).seconds / 60);
  return `${used} of ${quotaMinutes} minutes of run time used in 24 hours`;
}

function isToday(hour: string, nowMs: number): boolean {
  return Number(hour) >= Math.floor((nowMs - DAY_MS) / HOUR_MS);
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
