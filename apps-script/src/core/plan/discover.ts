// Occurrences that no row knows yet → new tasks. Nothing that Toban was not there to see is opened.
import type { PostponedLine } from '../activity';
import { isWithinHorizon } from '../horizon';
import { parseIncidentKey, taskHash, taskKeyOf } from '../keys';
import type { KeptKey, Memory } from '../memory';
import { factsOf } from '../occurrence/facts';
import type { Occurrence } from '../occurrence/occurrence';
import type { Reading } from '../reading';
import type { CalendarSettings } from '../settings/settings';
import type { Task, TaskFacts } from '../task';
import { appearedLate } from './appeared-late';
import { NOTHING_BEGUN } from './change';
import { putOff } from './postpone';
import { lostKey } from './row-keys';
import { skipped } from './skipped';
import { knownEvents } from './takeover';
import { intentOf } from './upcoming';

/**
 * @param held occurrences, by `calendarId/eventId`, that may be a row's own event under a new id
 * @param memory as this reading leaves it
 */
export function discover(
  reading: Reading,
  held: ReadonlyMap<string, KeptKey>,
  memory: Memory,
  nowMs: number,
): Task[] {
  const known = knownEvents(reading);
  const keys = new Set(reading.tasks.map((task) => task.key));
  const attempts = orphanedAttempts(reading);
  return reading.settings.calendars.flatMap((settings): Task[] => {
    const calendar = reading.calendars.get(settings.calendarId);
    if (settings.mode === 'off' || calendar?.kind !== 'read') return [];
    const firstReadMs = memory.calendars[settings.calendarId]?.firstReadMs ?? nowMs;
    return calendar.occurrences.flatMap((each): Task[] => {
      if (each.kind !== 'live') return [];
      const event = taskKeyOf(settings.calendarId, each.occurrence.eventId);
      if (known.has(event) || held.has(event)) return [];
      known.add(event);
      const lost = lostKey(reading, settings.calendarId, each.occurrence.eventId);
      const key = lost !== undefined && !keys.has(lost) ? lost : freeKey(event, keys);
      keys.add(key);
      const facts = factsOf(each.occurrence, settings, calendar.timeZone);
      if (facts.kind === 'never' || facts.facts.startMs < firstReadMs) return [];
      if (!isWithinHorizon(facts.facts.dueMs, nowMs)) return [];
      const task = newTask(key, each.occurrence, settings, facts.facts, nowMs);
      const attempt = attempts.size > 0 ? attempts.get(taskHash(key, reading.digest)) : undefined;
      if (attempt !== undefined) return [rebuilt(task, attempt, nowMs)];
      const wish = reading.postponements.get(key);
      if (wish && stillWaits(wish, task, reading, nowMs)) return [putOffAgain(task, wish)];
      const late = appearedLate(task.startMs, task.calendarId, reading.memory);
      return [late ? skipped(task, 'late', reading.texts, nowMs) : task];
    });
  });
}

/** An id can come alive again while its old row goes on under another id: then it is another task. */
function freeKey(event: string, keys: ReadonlySet<string>): string {
  let key = event;
  for (let number = 2; keys.has(key); number += 1) key = `${event}/${number}`;
  return key;
}

/**
 * Whether the row was lost while its task waited for a later time: it had come due, and that time is not long past. An
 * event that is still to come due may have moved since, and opens by its own time.
 */
function stillWaits({ untilMs }: PostponedLine, task: Task, { settings }: Reading, nowMs: number): boolean {
  const catchUpMs = settings.general.catchUpMinutes * 60_000;
  return task.dueMs <= nowMs && untilMs > task.dueMs && nowMs - untilMs <= catchUpMs;
}

/** With the attempt after the one that was put off: whatever came of that is looked up when it is due. */
function putOffAgain(task: Task, wish: PostponedLine): Task {
  return { ...task, ...putOff(wish), attempt: wish.attempt + 1 };
}

/** A row that was lost while its incident is open: looked up again and adopted. */
function rebuilt(task: Task, attempt: number, nowMs: number): Task {
  return { ...task, state: 'opening', attempt, intent: intentOf(task, nowMs) };
}

/**
 * The latest attempt that has an open incident but no row, by the task's hash. Mostly there is none, and then no
 * occurrence has to be hashed.
 */
function orphanedAttempts({ incidents, tasks }: Reading): ReadonlyMap<string, number> {
  if (incidents.kind === 'unread') return new Map();
  const known = new Set(tasks.map((task) => task.incidentId));
  const attempts = new Map<string, number>();
  for (const incident of incidents.open) {
    const key = known.has(incident.id) ? null : parseIncidentKey(incident.key);
    if (key) attempts.set(key.hash, Math.max(key.attempt, attempts.get(key.hash) ?? 1));
  }
  return attempts;
}

function newTask(
  key: string,
  occurrence: Occurrence,
  settings: CalendarSettings,
  facts: TaskFacts,
  nowMs: number,
): Task {
  return {
    ...facts,
    ...NOTHING_BEGUN,
    key,
    calendarId: settings.calendarId,
    eventId: occurrence.eventId,
    attempt: 1,
    state: 'upcoming',
    sinceMs: nowMs,
    closing: null,
    postponedMs: null,
    postponedBy: null,
    reason: null,
    note: null,
    rev: nowMs,
    delivered: 0,
  };
}
