// The memory as this reading leaves it: how far each calendar is covered, and which events were not found.
import { type CalendarMemory, type Memory, NEW_CALENDAR } from '../memory';
import type { Reading } from '../reading';

export function remember(reading: Reading, nowMs: number): Memory {
  const calendars: Record<string, CalendarMemory> = { ...reading.memory.calendars };
  for (const [calendarId, calendar] of reading.calendars) {
    const before = calendars[calendarId] ?? NEW_CALENDAR;
    calendars[calendarId] =
      calendar.kind === 'read'
        ? { ...before, firstReadMs: before.firstReadMs ?? nowMs, coveredUntilMs: nowMs, unreadSinceMs: null }
        : { ...before, unreadSinceMs: before.unreadSinceMs ?? nowMs };
  }
  for (const task of reading.tasks) {
    const event = reading.events.get(`${task.calendarId}/${task.eventId}`);
    const before = calendars[task.calendarId];
    if (!event || !before || event.kind === 'unread') continue;
    const { [task.eventId]: since, ...others } = before.missing;
    const missing = event.kind === 'gone' ? { ...others, [task.eventId]: since ?? nowMs } : others;
    calendars[task.calendarId] = { ...before, missing };
  }
  return { ...reading.memory, calendars };
}

const WRITE_EVERY_MS = 15 * 60_000;

/** Whether the memory must be written though nothing else is: all but a mere moving on of `coveredUntilMs`. */
export function memoryMatters(before: Memory, after: Memory, nowMs: number): boolean {
  return nowMs - before.writtenMs >= WRITE_EVERY_MS || essence(before) !== essence(after);
}

function essence(memory: Memory): string {
  const calendars = Object.entries(memory.calendars).map(([id, { coveredUntilMs: _, ...rest }]) => [
    id,
    rest,
  ]);
  return JSON.stringify([memory.told, calendars]);
}
