// Run time of ticks that could not write it into the State tab: those that found the lock taken, those that Google
// killed, and those for which the spreadsheet did not answer. The next tick that records takes it over.
import * as v from 'valibot';
import { parseJson } from '../json';
import type { RunTime } from './run-time';

const noteSchema = v.object({
  /** When the tick began. */
  atMs: v.number(),
  seconds: v.number(),
  /** Whether another run held the lock all the while. */
  lockTaken: v.boolean(),
});

export type UncountedTick = v.InferOutput<typeof noteSchema>;

/** Most that are kept: a day of ticks that find the lock taken is no help to anybody. */
const MOST_NOTES = 60;
const MINUTE_SECONDS = 60;

/** @param text what stands in the script property; what cannot be read is as if it had never been written */
export function readUncounted(text: string): readonly UncountedTick[] {
  const value = parseJson(text);
  return v.is(v.array(noteSchema), value) ? value : [];
}

export function withUncounted(text: string, tick: UncountedTick): string {
  return JSON.stringify([...readUncounted(text), tick].slice(-MOST_NOTES));
}

/**
 * A tick that found the lock taken tells of the run that held it, too: where that is none that was counted, it died, and
 * each such tick stands for a minute of it.
 */
export function uncountedSeconds(ticks: readonly UncountedTick[], last: RunTime['last']): number {
  return ticks.reduce((sum, { atMs, seconds, lockTaken }) => {
    const isCounted = last !== null && atMs >= last.fromMs && atMs <= last.untilMs;
    return sum + seconds + (lockTaken && !isCounted ? MINUTE_SECONDS : 0);
  }, 0);
}
