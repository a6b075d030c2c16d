// events.list: which events a query gives, in which order, and page by page.
// https://developers.google.com/workspace/calendar/api/v3/reference/events/list
import { GoogleApiError } from '../error';
import { type Calendar, type StoredEvent, tombstone } from './calendar';
import { isZone, parseTime } from './zone';

const DEFAULT_PAGE = 250;
const LARGEST_PAGE = 2_500;
/** How far an endless series is expanded when the query sets no timeMax. */
const OPEN_END_MS = 2 * 366 * 86_400_000;

export interface ListQuery {
  readonly singleEvents: boolean;
  readonly showDeleted: boolean;
  readonly orderBy: string | undefined;
  readonly timeMinMs: number;
  readonly timeMaxMs: number;
  readonly updatedMinMs: number | undefined;
  readonly eventTypes: readonly string[];
  readonly iCalUID: string | undefined;
  readonly pageSize: number;
  readonly offset: number;
}

const READ_PARAMETERS = new Set([
  ...[
    'calendarId',
    'singleEvents',
    'showDeleted',
    'orderBy',
    'timeMin',
    'timeMax',
    'updatedMin',
    'eventTypes',
  ],
  ...['iCalUID', 'maxResults', 'pageToken', 'timeZone', 'maxAttendees', 'alwaysIncludeEmail'],
  ...['showHiddenInvitations', 'fields', 'prettyPrint', 'quotaUser', 'alt', 'key'],
]);

export function readListQuery(parameters: URLSearchParams, calendar: Calendar, nowMs: number): ListQuery {
  const unread = [...parameters.keys()].find((name) => !READ_PARAMETERS.has(name));
  if (unread) throw new GoogleApiError(501, `The sandbox does not read the parameter ${unread}`);
  const timeMinMs = boundOf(parameters, 'timeMin') ?? 0;
  const timeMaxMs = boundOf(parameters, 'timeMax') ?? Math.max(nowMs, timeMinMs) + OPEN_END_MS;
  if (timeMinMs >= timeMaxMs) {
    throw new GoogleApiError(400, 'The specified time range is empty.', 'timeRangeEmpty');
  }
  const singleEvents = parameters.get('singleEvents') === 'true';
  const orderBy = parameters.get('orderBy') ?? undefined;
  if (orderBy === 'startTime' && !singleEvents) {
    throw new GoogleApiError(400, 'The requested ordering is not available for the particular query.');
  }
  const zone = parameters.get('timeZone');
  if (zone && (!isZone(zone) || zone !== calendar.info.timeZone)) {
    throw new GoogleApiError(501, `The sandbox answers in the calendar's own zone, not in ${zone}`);
  }
  const pageSize = Number(parameters.get('maxResults') ?? DEFAULT_PAGE);
  if (pageSize < 1) throw new GoogleApiError(400, 'Invalid value for maxResults', 'invalidParameter');
  return {
    singleEvents,
    showDeleted: parameters.get('showDeleted') === 'true',
    orderBy,
    timeMinMs,
    timeMaxMs,
    updatedMinMs: boundOf(parameters, 'updatedMin'),
    eventTypes: parameters.getAll('eventTypes'),
    iCalUID: parameters.get('iCalUID') ?? undefined,
    pageSize: Math.min(pageSize, LARGEST_PAGE),
    offset: readPageToken(parameters),
  };
}

/** Fractions of a second are ignored; the offset is mandatory. */
function boundOf(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  const isRfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isRfc3339 ? parseTime(text, 'UTC') : Number.NaN;
  if (Number.isNaN(ms)) throw new GoogleApiError(400, `Bad Request: ${name}=${text}`);
  return Math.floor(ms / 1_000) * 1_000;
}

/** All events of the query, page by page only in `pageOf`. */
function matching(calendar: Calendar, query: ListQuery): StoredEvent[] {
  const found: StoredEvent[] = [];
  for (const event of calendar.all()) {
    if (event.series && query.singleEvents) {
      found.push(...calendar.instancesOf(event, query.timeMinMs, query.timeMaxMs));
    } else if (event.series) {
      if (calendar.instancesOf(event, query.timeMinMs, query.timeMaxMs).some((one) => isWithin(one, query))) {
        found.push(event);
      }
    } else {
      found.push(event);
    }
  }
  return sorted(
    found.filter((event) => (event.series !== undefined || isWithin(event, query)) && isWanted(event, query)),
    query.orderBy,
  );
}

/** timeMin bounds the end and timeMax the start, both exclusive. */
function isWithin({ span }: StoredEvent, query: ListQuery): boolean {
  return span.endMs > query.timeMinMs && span.startMs < query.timeMaxMs;
}

function isWanted({ resource }: StoredEvent, query: ListQuery): boolean {
  const { updatedMinMs, eventTypes, iCalUID } = query;
  if (updatedMinMs !== undefined && Date.parse(resource.updated) < updatedMinMs) return false;
  if (eventTypes.length > 0 && !eventTypes.includes(resource.eventType)) return false;
  if (iCalUID !== undefined && resource.iCalUID !== iCalUID) return false;
  if (resource.status !== 'cancelled' || query.showDeleted || updatedMinMs !== undefined) return true;
  return !query.singleEvents && resource.recurringEventId !== undefined;
}

function sorted(events: StoredEvent[], orderBy: string | undefined): StoredEvent[] {
  if (orderBy === 'startTime') return events.sort((one, other) => one.span.startMs - other.span.startMs);
  if (orderBy === 'updated') {
    return events.sort((one, other) => Date.parse(one.resource.updated) - Date.parse(other.resource.updated));
  }
  return events;
}

/** The answer of one page. */
export interface Page {
  readonly items: readonly unknown[];
  readonly nextPageToken?: string;
  readonly [field: string]: unknown;
}

export function pageOf(calendar: Calendar, query: ListQuery, parameters: URLSearchParams): Page {
  const all = matching(calendar, query);
  const page = all.slice(query.offset, query.offset + query.pageSize);
  const next = query.offset + query.pageSize;
  const updated = [...calendar.all()].reduce(
    (latest, { resource }) => (latest < resource.updated ? resource.updated : latest),
    '',
  );
  return {
    kind: 'calendar#events',
    etag: `"p${updated}"`,
    summary: calendar.info.summary,
    ...(updated ? { updated } : {}),
    timeZone: calendar.info.timeZone,
    accessRole: calendar.info.access,
    defaultReminders: [],
    ...(next < all.length ? { nextPageToken: writePageToken(parameters, next) } : {}),
    items: page.map(({ resource }) => (resource.status === 'cancelled' ? tombstone(resource) : resource)),
  };
}

/** A token belongs to its query: with other parameters it is refused. */
function writePageToken(parameters: URLSearchParams, offset: number): string {
  return Buffer.from(`${offset}|${querySignature(parameters)}`).toString('base64url');
}

function readPageToken(parameters: URLSearchParams): number {
  const token = parameters.get('pageToken');
  if (token === null) return 0;
  const [offset, ...signature] = Buffer.from(token, 'base64url').toString().split('|');
  if (signature.join('|') !== querySignature(parameters)) {
    throw new GoogleApiError(400, 'Invalid page token value.', 'invalid');
  }
  return Number(offset);
}

function querySignature(parameters: URLSearchParams): string {
  return [...parameters]
    .filter(([name]) => name !== 'pageToken' && name !== 'fields' && name !== 'maxResults')
    .map((pair) => pair.join('='))
    .sort()
    .join('&');
}
