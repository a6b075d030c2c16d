// The last look of a tick at its own work: every task that is due has an incident or a reason that is stated. What has
// neither fails the heartbeat by name, whatever rule forgot it.
import { MOST_OPENED_A_TICK } from '../plan/turns';
import type { Reading } from '../reading';
import { calendarsInUse } from '../settings/in-use';
import type { Task } from '../task';
import { wallClock } from '../zone';

const MINUTE_MS = 60_000;
/** A tick or two may pass: an event that was not found once is asked for again, a surplus incident is closed first. */
const OPENS_WITHIN_MS = 5 * MINUTE_MS;
/** For so long the outcome of a creation may be unknown. */
const KNOWN_WITHIN_MS = 10 * MINUTE_MS;
const MOST_NAMED = 3;

/** @param tasks all rows as they are recorded @returns what is wrong, naming the tasks; null where nothing is */
export function selfCheck(tasks: readonly Task[], reading: Reading, nowMs: number): string | null {
  const uses = calendarsInUse(reading.settings, reading.memory);
  const generalHoldMs = reading.settings.general.holdUntilMs ?? 0;
  // After a long outage a tick opens no more than its bound: the rest waits its turn.
  const isBound = tasks.filter(({ intent }) => intent?.atMs === nowMs).length >= MOST_OPENED_A_TICK;
  const lapses = tasks.flatMap((task): string[] => {
    const use = uses.get(task.calendarId);
    // A calendar that is off has its reason on the Settings tab.
    const dueMs = use ? Math.max(task.dueMs, use.holdUntilMs ?? 0, generalHoldMs) : Number.POSITIVE_INFINITY;
    const lapse = isBound && task.state === 'upcoming' ? null : lapseOf(task, dueMs, nowMs);
    return lapse ? [`${task.title} (${wallClock(task.dueMs, task.timeZone)}) ${lapse}`] : [];
  });
  if (lapses.length === 0) return null;
  const more = lapses.length > MOST_NAMED ? ` and ${lapses.length - MOST_NAMED} more` : '';
  return `self-check: ${lapses.slice(0, MOST_NAMED).join('; ')}${more}`;
}

/** @param dueMs the end of a hold, where that is later */
function lapseOf(task: Task, dueMs: number, nowMs: number): string | null {
  switch (task.state) {
    case 'upcoming':
      // Work that comes again after its time waits from then on.
      return nowMs - Math.max(dueMs, task.sinceMs) > OPENS_WITHIN_MS ? 'is due and was not opened' : null;
    case 'opening':
      return nowMs - (task.intent?.atMs ?? task.sinceMs) > KNOWN_WITHIN_MS
        ? 'is due, and whether its incident exists has not become known'
        : null;
    case 'open':
    case 'started':
      return task.incidentId === null ? `is ${task.state} and has no incident` : null;
    case 'failed':
      return task.reason === null ? 'failed without a reason' : null;
    default:
      return null;
  }
}
