// What people must hear although it is no task's state: bad cells and rows, unreadable calendars, missed tasks,
// rehearsals.
import type { Notice } from '../../../lambda-bridge/contract';
import { rowProblemText } from './ledger';
import type { Memory } from './memory';
import type { Reading } from './reading';
import { problemText } from './settings';
import type { Task } from './task';
import { wallClock } from './zone';

/** A calendar that has not been read for this long is told. */
const UNREAD_TOLD_AFTER_MS = 15 * 60_000;

export interface PlannedNotice {
  readonly notice: Notice;
  /** Tasks that are told with it; told ones count as delivered. */
  readonly tasks: readonly Task[];
}

/** All that has a cause now, told before or not; the caller leaves out what `memory.told` holds. */
export function plannedNotices(
  reading: Reading,
  tasks: readonly Task[],
  memory: Memory,
  nowMs: number,
): PlannedNotice[] {
  const channel = reading.settings.general.testChannel ?? reading.settings.calendars[0]?.channel ?? '';
  return [
    ...sheetNotices(reading, channel, nowMs),
    ...unreadNotices(reading, memory, channel, nowMs),
    ...digests(reading, tasks, nowMs),
    ...rehearsals(reading, tasks, channel, nowMs),
  ];
}

function sheetNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  const sentences = [
    ...reading.settings.problems.map(problemText),
    ...reading.unreadableRows.map(rowProblemText),
  ];
  return sentences.map((text) => {
    const id = `cell:${reading.digest(text).slice(0, 16)}`;
    return { notice: notice(id, 'error', text, channel, nowMs), tasks: [] };
  });
}

function unreadNotices(reading: Reading, memory: Memory, channel: string, nowMs: number): PlannedNotice[] {
  return [...reading.calendars].flatMap(([calendarId, calendar]): PlannedNotice[] => {
    const sinceMs = memory.calendars[calendarId]?.unreadSinceMs ?? null;
    if (calendar.kind === 'read' || sinceMs === null || nowMs - sinceMs < UNREAD_TOLD_AFTER_MS) return [];
    const settings = reading.settings.calendars.find((each) => each.calendarId === calendarId);
    const name = settings?.customer || calendarId;
    const text = reading.texts.unreadFor(name, Math.floor((nowMs - sinceMs) / 60_000), calendar.reason);
    const id = `unread:${reading.digest(calendarId).slice(0, 16)}:${sinceMs}`;
    return [{ notice: notice(id, 'error', text, settings?.channel ?? channel, nowMs), tasks: [] }];
  });
}

/** One message a channel for all that was missed. */
function digests(reading: Reading, tasks: readonly Task[], nowMs: number): PlannedNotice[] {
  const missed = tasks.filter((task) => task.state === 'missed' && task.rev !== task.delivered);
  const channels = [...new Set(missed.map((task) => task.channel))];
  return channels.map((channel) => {
    const here = missed.filter((task) => task.channel === channel);
    const id = `missed:${reading.digest(here.map((task) => `${task.key} ${task.attempt}`).join('\n')).slice(0, 16)}`;
    return {
      notice: notice(id, 'error', reading.texts.missedDigest(here.map(line)), channel, nowMs),
      tasks: here,
    };
  });
}

function rehearsals(
  reading: Reading,
  tasks: readonly Task[],
  channel: string,
  nowMs: number,
): PlannedNotice[] {
  const rehearsed = tasks.filter(
    (task) =>
      task.state === 'skipped' &&
      task.note === reading.texts.skipped.rehearsal &&
      task.rev !== task.delivered,
  );
  return rehearsed.map((task) => {
    const id = `rehearsal:${reading.digest(`${task.key} ${task.dueMs}`).slice(0, 16)}`;
    return { notice: notice(id, 'info', reading.texts.rehearsed(line(task)), channel, nowMs), tasks: [task] };
  });
}

function line(task: Task): string {
  return [wallClock(task.dueMs, task.timeZone), task.customer, task.title].filter(Boolean).join(' · ');
}

function notice(id: string, level: Notice['level'], text: string, channel: string, nowMs: number): Notice {
  return { id, at: new Date(nowMs).toISOString(), level, text, channel, mention: null };
}
