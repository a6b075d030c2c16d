// Which rows are over and done with and move to the Archive tab. What moves must never be found anew: the calendar's
// list reaches back by an event's end, so a row stays as long as any list may still show its event.
import { taskKeyOf } from '../keys';
import type { Reading } from '../reading';
import { untold } from '../snapshot';
import { FINAL_STATES, type Task } from '../task';

const MINUTE_MS = 60_000;

/** The oldest end first. */
export function archivable(reading: Reading, tasks: readonly Task[], nowMs: number): readonly Task[] {
  if (reading.settings.unread !== null) return [];
  const { archiveAfterMinutes, catchUpMinutes } = reading.settings.general;
  const olderThanMs = nowMs - Math.max(archiveAfterMinutes, catchUpMinutes) * MINUTE_MS;
  const old = tasks.filter(
    (task) => FINAL_STATES.has(task.state) && endOf(task) < olderThanMs && isTold(task),
  );
  const listed = old.length > 0 ? listedKeys(reading) : new Set<string>();
  return old
    .filter((task) => !mayComeAgain(task, reading, listed))
    .sort((left, right) => endOf(left) - endOf(right) || (left.key < right.key ? -1 : 1));
}

/** When the last thing about it was: it may have been finished long after its planned end. */
function endOf({ startMs, endMs, dueMs, sinceMs }: Task): number {
  return Math.max(startMs, endMs, dueMs, sinceMs);
}

/** What was missed is told by a digest, which marks it as delivered. */
function isTold(task: Task): boolean {
  return !untold(task) && !(task.state === 'missed' && task.delivered !== task.rev);
}

/**
 * A calendar's list begins where it was last covered to, which is long ago when it was switched off or could not be
 * read since. An event whose end people put off is listed although its row's has passed.
 */
function mayComeAgain(
  { calendarId, eventId, endMs, key }: Task,
  { calendars, memory }: Reading,
  listed: ReadonlySet<string>,
): boolean {
  const coveredUntilMs = memory.calendars[calendarId]?.coveredUntilMs ?? null;
  if (coveredUntilMs !== null && endMs >= coveredUntilMs) return true;
  return (
    calendars.get(calendarId)?.kind === 'unread' ||
    listed.has(key) ||
    listed.has(taskKeyOf(calendarId, eventId))
  );
}

function listedKeys({ calendars }: Reading): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [calendarId, calendar] of calendars) {
    if (calendar.kind === 'unread') continue;
    for (const each of calendar.occurrences)
      if (each.kind === 'live') keys.add(taskKeyOf(calendarId, each.occurrence.eventId));
  }
  return keys;
}
