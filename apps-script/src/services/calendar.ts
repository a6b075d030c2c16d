// Google Calendar v3: every calendar's list and the events that are asked for one by one, as one batch request.
// https://www.googleapis.com/batch/calendar/v3 takes up to 1,000 calls, and each can fail alone.
import type { Outgoing } from './fetch';
import { batchBody } from './multipart';

export interface ListQuery {
  readonly kind: 'list';
  readonly calendarId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly pageToken: string | null;
}

export interface EventQuery {
  readonly kind: 'event';
  readonly calendarId: string;
  readonly eventId: string;
}

export type CalendarQuery = ListQuery | EventQuery;

const BATCH_URL = 'https://www.googleapis.com/batch/calendar/v3';
/** Calls in one batch request (Calendar API guide). */
export const MAX_BATCH = 1_000;
/** Events in one page (`maxResults` of events.list). */
const MAX_PAGE = 2_500;
const EVENT_FIELDS =
  'id,status,summary,description,start,end,eventType,htmlLink,recurrence,recurringEventId,attendees(self,responseStatus)';

export function calendarRequests(queries: readonly CalendarQuery[], oauthToken: string): Outgoing[] {
  const requests: Outgoing[] = [];
  for (let first = 0; first < queries.length; first += MAX_BATCH) {
    const { contentType, body } = batchBody(queries.slice(first, first + MAX_BATCH).map(pathOf));
    const headers = { Authorization: `Bearer ${oauthToken}` };
    requests.push({
      service: 'calendar',
      url: BATCH_URL,
      method: 'post',
      headers,
      contentType,
      body,
      repeatable: true,
    });
  }
  return requests;
}

function pathOf(query: CalendarQuery): string {
  const events = `/calendar/v3/calendars/${encodeURIComponent(query.calendarId)}/events`;
  if (query.kind === 'event') return `${events}/${encodeURIComponent(query.eventId)}?fields=${EVENT_FIELDS}`;
  const parameters: Record<string, string> = {
    singleEvents: 'true',
    maxResults: String(MAX_PAGE),
    timeMin: new Date(query.fromMs).toISOString(),
    timeMax: new Date(query.toMs).toISOString(),
    fields: `timeZone,nextPageToken,items(${EVENT_FIELDS})`,
    ...(query.pageToken === null ? {} : { pageToken: query.pageToken }),
  };
  const text = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${events}?${text.join('&')}`;
}
