// The Calendar v3 REST service of one account: every call is checked, answered, and noted in the journal.
import { discovery, type Method } from '../../contracts/discovery';
import type { HttpRequest, HttpResponse } from '../../http';
import { json } from '../../http';
import type { Journal } from '../../journal';
import { faultError, GoogleApiError } from '../error';
import { parseFieldMask, project } from '../field-mask';
import { type Calendar, notFound, tombstone } from './calendar';
import { type Page, pageOf, readListQuery } from './list';

const ROOT = '/calendar/v3';

/** What the service reads of the account. */
export interface Account {
  readonly nowMs: () => number;
  readonly journal: Journal;
  readonly calendars: () => Iterable<Calendar>;
  readonly calendar: (id: string) => Calendar | undefined;
  /** The status that a fault gives to calls on this calendar, or to all calls. */
  readonly faultOf: (calendarId: string | undefined, url: URL) => number | undefined;
  /** Whether a fault hides an event from its own GET. */
  readonly losesEvent: (calendarId: string | undefined) => boolean;
  /** A page of a list, or what a fault makes of it. */
  readonly spoilList: (calendarId: string | undefined, page: Page) => Page;
}

interface Route {
  readonly id: string;
  readonly pattern: RegExp;
  readonly answer: (account: Account, ids: readonly string[], parameters: URLSearchParams) => unknown;
}

const ROUTES: readonly Route[] = [
  {
    id: 'calendar.events.list',
    pattern: new RegExp(`^${ROOT}/calendars/([^/]+)/events$`),
    answer: (account, [id], parameters) => {
      const calendar = readable(account, id);
      const page = pageOf(calendar, readListQuery(parameters, calendar, account.nowMs()), parameters);
      return account.spoilList(id, page);
    },
  },
  {
    id: 'calendar.events.get',
    pattern: new RegExp(`^${ROOT}/calendars/([^/]+)/events/([^/]+)$`),
    answer: (account, [id, eventId = '']) => {
      const event = readable(account, id).lookUp(eventId)?.resource;
      if (!event || account.losesEvent(id)) throw notFound();
      return event.status === 'cancelled' ? tombstone(event) : event;
    },
  },
  {
    id: 'calendar.calendars.get',
    pattern: new RegExp(`^${ROOT}/calendars/([^/]+)$`),
    answer: (account, [id]) => {
      const { info } = readable(account, id);
      const { summary, timeZone } = info;
      return { kind: 'calendar#calendar', etag: '"1"', id: info.id, summary, timeZone };
    },
  },
  {
    id: 'calendar.calendarList.list',
    pattern: new RegExp(`^${ROOT}/users/me/calendarList$`),
    answer: (account) => ({
      kind: 'calendar#calendarList',
      etag: '"1"',
      items: [...account.calendars()].filter(({ info }) => info.access !== 'none').map(listEntry),
    }),
  },
  {
    id: 'calendar.calendarList.get',
    pattern: new RegExp(`^${ROOT}/users/me/calendarList/([^/]+)$`),
    answer: (account, [id]) => listEntry(readable(account, id)),
  },
];

function listEntry({ info }: Calendar): unknown {
  return {
    kind: 'calendar#calendarListEntry',
    etag: '"1"',
    id: info.id,
    summary: info.summary,
    timeZone: info.timeZone,
    accessRole: info.access,
    selected: true,
    defaultReminders: [],
  };
}

/** A calendar that is not shared answers like one that does not exist. */
function readable(account: Account, id = ''): Calendar {
  const calendar = account.calendar(id);
  if (!calendar || calendar.info.access === 'none') throw notFound();
  return calendar;
}

/** A request, and what it asks for: by Google's own description where that is at hand. */
interface Call {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly name: string;
  readonly route: Route | undefined;
  readonly method: Method | undefined;
  /** Calendar and event ids out of the path. */
  readonly ids: readonly string[];
}

/** One call, whether it came alone or as a part of a batch. */
export function answerCall(account: Account, request: HttpRequest): HttpResponse {
  const call = identify(request);
  const response = attempt(account, call);
  const { status, body } = response;
  account.journal.call('calendar', call.name.replace(/^calendar\./, ''), String(status), body.length);
  return response;
}

function identify(request: HttpRequest): Call {
  const url = new URL(request.url);
  const method = discovery('calendar-v3')?.match(request.method, url.pathname);
  const route = ROUTES.find(({ pattern }) => request.method === 'GET' && pattern.test(url.pathname));
  const name = method?.id ?? route?.id ?? `${request.method} ${url.pathname}`;
  const ids = (route?.pattern.exec(url.pathname) ?? []).slice(1).map(decoded);
  return { request, url, name, route, method, ids };
}

/** An id that is not encoded as it should be is looked up as it stands, and not found. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

function attempt(account: Account, call: Call): HttpResponse {
  try {
    if (!/^Bearer \S+$/.test(call.request.headers.authorization ?? '')) {
      throw new GoogleApiError(401, 'Request is missing required authentication credential.', 'required');
    }
    const fault = account.faultOf(call.ids[0], call.url);
    if (fault === 404) throw notFound();
    if (fault !== undefined) return json(fault, faultError(fault).toCalendarBody());
    return json(200, answer(account, call));
  } catch (error) {
    if (!(error instanceof GoogleApiError)) throw error;
    if (error.code !== 404)
      account.journal.complain('calendar', `${call.name}: ${error.code} ${error.message}`);
    return json(error.code, error.toCalendarBody());
  }
}

function answer(account: Account, { url, name, route, method, ids }: Call): unknown {
  if (!route) throw unserved(name, method);
  const fields = url.searchParams.get('fields');
  const mask = fields === null ? undefined : parseFieldMask(fields);
  const contract = discovery('calendar-v3');
  if (contract && method) {
    const faults = [
      ...contract.checkParameters(method, { ...pathNames(method, ids), ...queryOf(url) }),
      ...(mask ? contract.checkResponseFields(method, mask) : []),
    ];
    if (faults.length > 0) throw new GoogleApiError(400, faults.join('\n'), 'invalidParameter');
  }
  const body = route.answer(account, ids, url.searchParams);
  for (const complaint of (method && contract?.checkResponse(method, body)) ?? []) {
    account.journal.complain('calendar', `the simulator's own answer to ${name}: ${complaint}`);
  }
  return mask ? project(body, mask) : body;
}

/** Toban only reads calendars: a write is refused as it is without the scope, and any other call is not served. */
function unserved(name: string, method: Method | undefined): GoogleApiError {
  if (method && method.httpMethod !== 'GET') {
    return new GoogleApiError(
      403,
      'Request had insufficient authentication scopes.',
      'insufficientPermissions',
    );
  }
  if (method) return new GoogleApiError(501, `The sandbox does not serve ${name}`, 'notImplemented');
  return new GoogleApiError(404, `Not Found: ${name}`, 'notFound');
}

function pathNames(method: Method, ids: readonly string[]): Record<string, string> {
  const names = [...method.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(names.map((name, index) => [name, ids[index] ?? '']));
}

function queryOf(url: URL): Record<string, unknown> {
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries([...names].map((name) => [name, url.searchParams.getAll(name)]));
}
