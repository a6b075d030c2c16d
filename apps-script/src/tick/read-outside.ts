// Every calendar's list, the events whose own GET matters, and what is asked of PagerDuty, page by page.
import { listedFromMs, listedUntilMs } from '../core/horizon';
import { taskKeyOf } from '../core/keys';
import { NEW_CALENDAR } from '../core/memory';
import type { CalendarReading, EventReading, Reading, SheetReading } from '../core/reading';
import { calendarsInUse } from '../core/settings/in-use';
import { FINAL_STATES, type Task } from '../core/task';
import { type CalendarQuery, calendarRequests } from '../services/calendar';
import { calendarParts, readEvent, readPage } from '../services/calendar-answers';
import type { Outgoing, Send } from '../services/fetch';
import type { Properties } from '../services/properties';
import { IncidentsRead } from './read-incidents';

const MINUTE_MS = 60_000;
/** An upcoming row is asked for by its own GET from this long before it is due. */
const ASKED_BEFORE_DUE_MS = 2 * MINUTE_MS;
/** Pages of one list that are followed before it counts as unread. */
const MAX_PAGES = 100;

type Outside = Omit<Reading, keyof SheetReading>;

export function readOutside(
  sheet: SheetReading,
  properties: Properties,
  nowMs: number,
  beside: readonly Outgoing[],
  send: Send,
): Outside {
  const calendars = new Map<string, CalendarReading>();
  const events = new Map<string, EventReading>();
  const incidents = new IncidentsRead(sheet, properties, nowMs);
  let queries = firstQueries(sheet, nowMs);
  const oauthToken = ScriptApp.getOAuthToken();
  for (let page = 0; page < MAX_PAGES && (queries.length > 0 || incidents.isWaiting); page += 1) {
    const calendarOut = calendarRequests(queries, oauthToken);
    const incidentOut = incidents.requests();
    const answers = send([...calendarOut, ...incidentOut, ...(page === 0 ? beside : [])]);
    queries = takeCalendarAnswers(queries, calendarParts(queries, answers), calendars, events);
    const first = calendarOut.length;
    if (incidentOut.length > 0) incidents.take(answers.slice(first, first + incidentOut.length));
  }
  for (const query of queries) {
    if (query.kind === 'list')
      calendars.set(query.calendarId, { kind: 'unread', reason: 'its list never ends' });
  }
  return { calendars, events, ...incidents.reading };
}

function firstQueries(sheet: SheetReading, nowMs: number): CalendarQuery[] {
  const { general } = sheet.settings;
  const used = sheet.settings.calendars.filter((each) => each.mode !== 'off');
  const lists = used.map((settings, place): CalendarQuery => {
    const { calendarId } = settings;
    const { coveredUntilMs } = sheet.memory.calendars[calendarId] ?? NEW_CALENDAR;
    const fromMs = listedFromMs(coveredUntilMs, general, nowMs);
    const toMs = listedUntilMs(settings, place, coveredUntilMs === null, nowMs);
    return { kind: 'list', calendarId, fromMs, toMs, pageToken: null };
  });
  const uses = calendarsInUse(sheet.settings, sheet.memory);
  const asked = sheet.tasks.filter((task) => uses.has(task.calendarId) && isAsked(task, sheet, nowMs));
  return [
    ...lists,
    ...asked.map(({ calendarId, eventId }): CalendarQuery => ({ kind: 'event', calendarId, eventId })),
  ];
}

function isAsked(task: Task, sheet: SheetReading, nowMs: number): boolean {
  if (sheet.memory.calendars[task.calendarId]?.asked.includes(task.eventId)) return true;
  if (task.state === 'upcoming') return task.dueMs <= nowMs + ASKED_BEFORE_DUE_MS;
  return !FINAL_STATES.has(task.state);
}

/** @returns the queries for the pages that follow */
function takeCalendarAnswers(
  queries: readonly CalendarQuery[],
  parts: ReturnType<typeof calendarParts>,
  calendars: Map<string, CalendarReading>,
  events: Map<string, EventReading>,
): CalendarQuery[] {
  return queries.flatMap((query, index): CalendarQuery[] => {
    const part = parts[index] ?? 'no answer';
    if (query.kind === 'event') {
      events.set(taskKeyOf(query.calendarId, query.eventId), readEvent(part));
      return [];
    }
    const { reading, nextPageToken } = readPage(part);
    const before = calendars.get(query.calendarId);
    const occurrences = before?.kind === 'read' ? before.occurrences : [];
    calendars.set(
      query.calendarId,
      reading.kind === 'read'
        ? { ...reading, occurrences: [...occurrences, ...reading.occurrences] }
        : reading,
    );
    return nextPageToken === null ? [] : [{ ...query, pageToken: nextPageToken }];
  });
}
