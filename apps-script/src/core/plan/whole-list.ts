// Whether a list that came back whole can be believed. One that lacks an event whose own GET says it is there is not all
// of the calendar, and what it lacks beside that was not there to be seen.
import { taskKeyOf } from '../keys';
import type { Occurrence } from '../occurrence/occurrence';
import type { CalendarReading, Reading } from '../reading';
import type { Task } from '../task';

/** Every list reaches at least this far ahead. */
export const LISTED_AHEAD_MS = 24 * 60 * 60_000;

export function listedIds(calendar: Extract<CalendarReading, { kind: 'read' }>): ReadonlySet<string> {
  return new Set(
    calendar.occurrences.flatMap((each) => (each.kind === 'live' ? [each.occurrence.eventId] : [])),
  );
}

/** @param tasks the rows of that calendar */
export function isWhole(
  calendar: Extract<CalendarReading, { kind: 'read' }>,
  tasks: readonly Task[],
  { events }: Reading,
  nowMs: number,
): boolean {
  const live = tasks.flatMap((task) => {
    const event = events.get(taskKeyOf(task.calendarId, task.eventId));
    return event?.kind === 'live' && isToBeListed(event.occurrence, nowMs) ? [event.occurrence.eventId] : [];
  });
  if (live.length === 0) return true;
  const listed = listedIds(calendar);
  return live.every((eventId) => listed.has(eventId));
}

/** Of all-day events the edges depend on the zone: they are left out. */
function isToBeListed({ start, end }: Occurrence, nowMs: number): boolean {
  return (
    start.kind === 'instant' && end.kind === 'instant' && end.ms > nowMs && start.ms < nowMs + LISTED_AHEAD_MS
  );
}
