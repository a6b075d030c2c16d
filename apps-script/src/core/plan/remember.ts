// The memory as this reading leaves it: how far each calendar is covered, and which events were not found.

import { choresBegun } from '../chores';
import { troublesOf } from '../health/troubles';
import { nextHold } from '../hold';
import { taskKeyOf } from '../keys';
import { type CalendarMemory, type Memory, NEW_CALENDAR } from '../memory';
import type { CalendarReading, Reading } from '../reading';
import { FINAL_STATES, type Task } from '../task';
import { withRows } from './remember-rows';
import { isWhole, LISTED_AHEAD_MS, listedIds } from './whole-list';

/** @param toAsk ids, by calendar, of further events whose own GET is wanted */
export function remember(
  reading: Reading,
  toAsk: ReadonlyMap<string, readonly string[]>,
  nowMs: number,
): Memory {
  const calendars: Record<string, CalendarMemory> = { ...withRows(reading, nowMs) };
  for (const [calendarId, calendar] of reading.calendars) {
    const before = calendars[calendarId] ?? NEW_CALENDAR;
    const tasks = reading.tasks.filter((task) => task.calendarId === calendarId);
    const wanted = toAsk.get(calendarId) ?? [];
    const whole = calendar.kind === 'read' && isWhole(calendar, tasks, reading, nowMs);
    const known = withAsked(covered(before, calendar, whole, nowMs), calendar, tasks, wanted, nowMs);
    calendars[calendarId] = withMissing(known, calendar, tasks, reading, nowMs);
  }
  const { general, unread } = reading.settings;
  return {
    ...reading.memory,
    calendars,
    chores: choresBegun(reading.memory.chores, nowMs),
    hold: nextHold(reading.memory.hold, general.holdUntilMs, nowMs),
    incidentsUnreadSinceMs:
      reading.incidents.kind === 'read' ? null : (reading.memory.incidentsUnreadSinceMs ?? nowMs),
    settings: unread ? reading.memory.settings : general,
    troubles: troublesSince(reading, nowMs),
  };
}

/** A trouble that lasts keeps its instant, so that it is told once; mended and broken again it is another one. */
function troublesSince(reading: Reading, nowMs: number): Memory['troubles'] {
  const before = reading.memory.troubles;
  return Object.fromEntries(troublesOf(reading).map(({ id }) => [id, before[id] ?? nowMs]));
}

function covered(
  before: CalendarMemory,
  calendar: CalendarReading,
  whole: boolean,
  nowMs: number,
): CalendarMemory {
  if (calendar.kind === 'unread') return { ...before, unreadSinceMs: before.unreadSinceMs ?? nowMs };
  const coveredUntilMs = whole ? nowMs : before.coveredUntilMs;
  return { ...before, firstReadMs: before.firstReadMs ?? nowMs, coveredUntilMs, unreadSinceMs: null };
}

/** An upcoming row that its calendar's list lacks is asked for by its own GET from the next tick on. */
function withAsked(
  before: CalendarMemory,
  calendar: CalendarReading,
  tasks: readonly Task[],
  wanted: readonly string[],
  nowMs: number,
): CalendarMemory {
  if (calendar.kind === 'unread') return before;
  const listed = listedIds(calendar);
  const absent = tasks
    .filter((task) => task.state === 'upcoming' && task.startMs < nowMs + LISTED_AHEAD_MS)
    .map((task) => task.eventId)
    .filter((eventId) => !listed.has(eventId));
  return { ...before, asked: [...new Set([...absent, ...wanted])].sort() };
}

/** A 404 counts only while the calendar can be read, and is remembered only while its row still waits for something. */
function withMissing(
  before: CalendarMemory,
  calendar: CalendarReading,
  tasks: readonly Task[],
  reading: Reading,
  nowMs: number,
): CalendarMemory {
  const missing: Record<string, number> = {};
  const inOrder = [...tasks].sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
  for (const { eventId, calendarId, state } of inOrder) {
    if (FINAL_STATES.has(state)) continue;
    const event = reading.events.get(taskKeyOf(calendarId, eventId));
    const since = before.missing[eventId];
    const goneNow = event?.kind === 'gone' && calendar.kind === 'read';
    const stillOpen = event === undefined || event.kind === 'unread' || event.kind === 'gone';
    if (goneNow) missing[eventId] = since ?? nowMs;
    else if (since !== undefined && stillOpen) missing[eventId] = since;
  }
  return { ...before, missing };
}

const WRITE_EVERY_MS = 15 * 60_000;

/** Whether the memory must be written though nothing else is: all but a mere moving on of `coveredUntilMs`. */
export function memoryMatters(before: Memory, after: Memory, nowMs: number): boolean {
  return nowMs - before.writtenMs >= WRITE_EVERY_MS || essence(before) !== essence(after);
}

function essence(memory: Memory): string {
  const calendars = Object.keys(memory.calendars)
    .sort()
    .map((id) => [id, { ...memory.calendars[id], coveredUntilMs: null }]);
  const { told, troubles, settings, hold, incidentsUnreadSinceMs } = memory;
  return JSON.stringify([told, troubles, settings, hold, incidentsUnreadSinceMs, calendars]);
}
