// An event that was put at a time long past, by making or by moving it, is not opened: nobody waits for it.
import type { Memory } from '../memory';

const APPEARED_LATE_MS = 15 * 60_000;

/**
 * Whether the calendar was read completely when this start was already that long past. Where that is not sure, it is
 * opened late instead.
 * @param before the memory as the tick before left it
 */
export function appearedLate(startMs: number, calendarId: string, before: Memory): boolean {
  const coveredUntilMs = before.calendars[calendarId]?.coveredUntilMs ?? null;
  return coveredUntilMs !== null && coveredUntilMs - startMs > APPEARED_LATE_MS;
}
