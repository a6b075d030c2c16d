// The advanced service's way in: the same calls as over REST, by the discovery document's method ids.
import { GoogleApiError } from '../error';
import { type Account, answerCall } from './rest';

const PATHS: Readonly<Record<string, string>> = {
  'calendar.events.list': '/calendars/{calendarId}/events',
  'calendar.events.get': '/calendars/{calendarId}/events/{eventId}',
  'calendar.calendars.get': '/calendars/{calendarId}',
  'calendar.calendarList.list': '/users/me/calendarList',
  'calendar.calendarList.get': '/users/me/calendarList/{calendarId}',
};

/** @throws GoogleApiError */
export function callByMethod(
  account: Account,
  methodId: string,
  parameters: Readonly<Record<string, unknown>>,
): unknown {
  const template = PATHS[methodId];
  if (template === undefined) throw new GoogleApiError(501, `The sandbox does not serve ${methodId}`);
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(parameters[name])));
  const url = new URL(`https://www.googleapis.com/calendar/v3${path}`);
  for (const [name, value] of Object.entries(parameters)) {
    if (template.includes(`{${name}}`)) continue;
    for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(each));
  }
  const headers = { authorization: 'Bearer advanced-service' };
  const answer = answerCall(account, { method: 'GET', url: url.href, headers, body: new Uint8Array() });
  const body = JSON.parse(answer.body);
  if (answer.status === 200) return body;
  throw new GoogleApiError(answer.status, body.error.message, body.error.errors[0].reason);
}
