// What one tick adds to the run time that is counted.
import { type RunTime, withSpent } from './run-time';
import { type UncountedTick, uncountedSeconds } from './uncounted';

const MINUTE_MS = 60_000;
/** The record and the heartbeat come after a tick has counted itself: two round trips. */
const AFTER_COUNTING_SECONDS = 0.8;
/** Ticks that wrote nothing counted nothing: each is taken for one like this tick, but at most this long. */
const MOST_UNWRITTEN_SECONDS = 4;
/** The State tab is written at least this often, in minutes. */
const MOST_UNWRITTEN_TICKS = 15;

export interface TickTime {
  /** When the run began, before it waited for the lock. */
  readonly beganMs: number;
  readonly nowMs: number;
  /** Of these, milliseconds in calls that hung. */
  readonly hungMs: number;
  /** When the State tab was last written. */
  readonly writtenMs: number;
  readonly uncounted: readonly UncountedTick[];
}

export function withTick(before: RunTime, tick: TickTime, quotaMinutes: number): RunTime {
  const { beganMs, nowMs, hungMs, writtenMs, uncounted } = tick;
  const ordinary = (nowMs - beganMs - hungMs) / 1_000 + AFTER_COUNTING_SECONDS;
  const unwritten = Math.max(0, Math.floor((beganMs - writtenMs) / MINUTE_MS) - 1);
  const seconds =
    ordinary +
    hungMs / 1_000 +
    Math.min(MOST_UNWRITTEN_TICKS, unwritten) * Math.min(MOST_UNWRITTEN_SECONDS, ordinary) +
    uncountedSeconds(uncounted, before.last);
  const after = withSpent(before, { seconds, hung: hungMs / 1_000 }, quotaMinutes, nowMs);
  return { ...after, last: { fromMs: beganMs, untilMs: nowMs } };
}
