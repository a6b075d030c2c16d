// Every calendar's list, the events whose own GET matters, and PagerDuty's open incidents, page by page.
import { listedUntilMs } from '../core/horizon';
import type { Incident } from '../core/incident';
import { taskKeyOf } from '../core/keys';
import { NEW_CALENDAR } from '../core/memory';
import type { CalendarReading, EventReading, IncidentsReading, Reading, SheetReading } from '../core/reading';
import { calendarsInUse } from '../core/settings-in-use';
import { FINAL_STATES, type Task } from '../core/task';
import { type CalendarQuery, calendarRequests } from '../services/calendar';
import { calendarParts, readEvent, readPage } from '../services/calendar-answers';
import { fetchTogether, type Outgoing } from '../services/fetch';
import { listOpen, PAGE_SIZE } from '../services/pagerduty';
import { readIncidentPage } from '../services/pagerduty-answers';
import type { Properties } from '../services/properties';

const MINUTE_MS = 60_000;
/** An upcoming row is asked for by its own GET from this long before it is due. */
const ASKED_BEFORE_DUE_MS = 2 * MINUTE_MS;
/** Pages of one list that are followed before it counts as unread. */
const MAX_PAGES = 100;

type Outside = Pick<Reading, 'calendars' | 'events' | 'incidents'>;

export function readOutside(
  sheet: SheetReading,
  properties: Properties,
  nowMs: number,
  beside: readonly Outgoing[],
): Outside {
  const calendars = new Map<string, CalendarReading>();
  const events = new Map<string, EventReading>();
  const services = serviceIds(sheet);
  let queries = firstQueries(sheet, nowMs);
  let incidents: IncidentsReading = { kind: 'read', open: [] };
  let offset: number | null = services.length > 0 ? 0 : null;
  const oauthToken = ScriptApp.getOAuthToken();
  for (let page = 0; page < MAX_PAGES && (queries.length > 0 || offset !== null); page += 1) {
    const calendarOut = calendarRequests(queries, oauthToken);
    const incidentOut = offset === null ? [] : [listOpen(properties, services, offset)];
    const answers = fetchTogether([...calendarOut, ...incidentOut, ...(page === 0 ? beside : [])]);
    queries = takeCalendarAnswers(queries, calendarParts(queries, answers), calendars, events);
    const incidentAnswer = offset === null ? undefined : answers[calendarOut.length];
    if (!incidentAnswer) continue;
    const next = readIncidentPage(incidentAnswer);
    incidents = joined(incidents, next.reading);
    offset = next.more && offset !== null ? offset + PAGE_SIZE : null;
  }
  for (const query of queries) {
    if (query.kind === 'list')
      calendars.set(query.calendarId, { kind: 'unread', reason: 'its list never ends' });
  }
  return { calendars, events, incidents };
}

function firstQueries(sheet: SheetReading, nowMs: number): CalendarQuery[] {
  const { general } = sheet.settings;
  const used = sheet.settings.calendars.filter((each) => each.mode !== 'off');
  const lists = used.map((settings, place): CalendarQuery => {
    const { calendarId } = settings;
    const { coveredUntilMs } = sheet.memory.calendars[calendarId] ?? NEW_CALENDAR;
    const fromMs = Math.min(coveredUntilMs ?? nowMs, nowMs - general.catchUpMinutes * MINUTE_MS);
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

function serviceIds(sheet: SheetReading): string[] {
  const running = sheet.tasks.filter(
    (task) => task.state === 'open' || task.state === 'started' || task.state === 'opening',
  );
  const ids = [
    ...sheet.settings.calendars.map((each) => each.service),
    ...running.map((task) => task.intent?.service ?? task.service),
  ];
  return [...new Set(ids)].sort();
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

function joined(before: IncidentsReading, page: IncidentsReading): IncidentsReading {
  if (before.kind === 'unread' || page.kind === 'unread') return page.kind === 'unread' ? page : before;
  const open = new Map<string, Incident>([...before.open, ...page.open].map((each) => [each.id, each]));
  return { kind: 'read', open: [...open.values()] };
}
