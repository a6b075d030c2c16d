// Sets up a calendar account for tests, and calls it as UrlFetchApp would.
import { VirtualClock } from '../../clock';
import { Faults } from '../../faults';
import type { HttpResponse } from '../../http';
import { Journal } from '../../journal';
import { GoogleCalendar } from './google-calendar';

const ORIGIN = 'https://www.googleapis.com';
/** Monday 30 November 2026, 08:55 in Tokyo. */
const START = '2026-11-29T23:55:00Z';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of many shapes
  readonly body: any;
}

export function stage(start = START) {
  const clock = new VirtualClock(Date.parse(start));
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const google = new GoogleCalendar({ clock, journal, faults });
  const headers = { authorization: 'Bearer token' };

  const send = (
    method: string,
    path: string,
    more: Record<string, string> = headers,
  ): Promise<HttpResponse> =>
    google.handle({ method, url: ORIGIN + path, headers: more, body: new Uint8Array() });

  /** @param path below `/calendar/v3/` */
  const get = async (path: string): Promise<Answer> => {
    const { status, body } = await send('GET', `/calendar/v3/${path}`);
    return { status, body: JSON.parse(body) };
  };

  const list = async (calendarId: string, query: Record<string, string>): Promise<Answer> =>
    get(`calendars/${encodeURIComponent(calendarId)}/events?${new URLSearchParams(query)}`);

  const batch = (body: string, boundary = 'part'): Promise<HttpResponse> =>
    google.handle({
      method: 'POST',
      url: `${ORIGIN}/batch/calendar/v3`,
      headers: { ...headers, 'content-type': `multipart/mixed; boundary=${boundary}` },
      body: Buffer.from(body),
    });

  const complaints = () => journal.complaints.map(({ text }) => text);
  return { clock, journal, faults, google, send, get, list, batch, complaints };
}

/** A timed event in Tokyo; times such as `2026-11-30T09:00`. */
export function tokyo(start: string, end: string, more: object = {}): object {
  const timeZone = 'Asia/Tokyo';
  return {
    summary: 'work',
    start: { dateTime: `${start}:00+09:00`, timeZone },
    end: { dateTime: `${end}:00+09:00`, timeZone },
    ...more,
  };
}
