// An event that was put at a time long past, by making or by moving it, is not opened: nobody waits for it.
import type { Memory } from '../memory';
import type { Task } from '../task';

const APPEARED_LATE_MS = 15 * 60_000;

/**
 * Whether the calendar was read completely when this start was already that long past. Where that is not sure, it is
 * opened late instead: the memory tells of the last quarter of an hour only when there was something else to write.
 * @param before the memory as the tick before left it
 */
export function appearedLate(startMs: number, calendarId: string, before: Memory): boolean {
  const coveredUntilMs = before.calendars[calendarId]?.coveredUntilMs ?? null;
  return coveredUntilMs !== null && coveredUntilMs - startMs > APPEARED_LATE_MS;
}

/**
 * Until when the work was waited for although its time had come: until it was called off, or its incident was closed
 * because its event moved. Who takes that back minutes later put nothing at a time long past. 0 where it was not due.
 */
export function waitedForUntilMs({ state, reason, dueMs, sinceMs }: Task): number {
  const wasCalledOff = state === 'cancelled' && dueMs <= sinceMs;
  const wasMovedAway = state === 'upcoming' && reason?.kind === 'moved';
  return wasCalledOff || wasMovedAway ? sinceMs : 0;
}
