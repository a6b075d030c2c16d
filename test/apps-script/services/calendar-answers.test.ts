// What the Calendar batch answered: what was not read says so.
import type { CalendarQuery } from '../../../apps-script/src/services/calendar';
import { calendarParts, readEvent, readPage } from '../../../apps-script/src/services/calendar-answers';
import type { Answer } from '../../../apps-script/src/services/fetch';

const query: CalendarQuery = { kind: 'event', calendarId: 'c', eventId: 'e' };
const batch = (...numbers: number[]): Answer => ({
  kind: 'answer',
  status: 200,
  contentType: 'multipart/mixed; boundary=b',
  text: `${numbers.map((each) => `--b\r\nContent-ID: <response-${each}>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{"n":${each}}\r\n`).join('')}--b--`,
});
const json = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });
const EVENT = { id: 'e', start: { dateTime: '2026-11-30T09:00:00+09:00' } };

describe('parts', () => {
  test('come in the order of the queries', () => {
    expect(calendarParts([query, query], [batch(1, 0)])).toEqual([
      { status: 200, body: '{"n":0}' },
      { status: 200, body: '{"n":1}' },
    ]);
  });

  test('of more than one batch go on counting in the next', () => {
    const queries = Array.from({ length: 1_001 }, () => query);
    const parts = calendarParts(queries, [batch(0), batch(0)]);
    expect(parts[1_000]).toEqual({ status: 200, body: '{"n":0}' });
    expect(parts[1]).toMatch(/missing/);
  });

  test('that are missing say so, and take nothing from the others', () => {
    expect(calendarParts([query, query], [batch(1)])).toEqual([
      expect.stringMatching(/missing/),
      { status: 200, body: '{"n":1}' },
    ]);
  });

  test.each<[string, Answer[], RegExp]>([
    ['a refused batch', [{ ...batch(0), status: 403 } as Answer], /403/],
    ['no answer', [{ kind: 'none', reason: 'DNS error' }], /DNS error/],
    ['none at all', [], /no answer/],
  ])('of %s are all unread, with a reason', (_, answers, reason) => {
    expect(calendarParts([query], answers)).toEqual([expect.stringMatching(reason)]);
  });
});

describe('a list’s page', () => {
  test('gives zone, events and the way to the next page', () => {
    const page = readPage(
      json(200, {
        timeZone: 'Asia/Tokyo',
        items: [EVENT, { id: 'x', status: 'cancelled' }],
        nextPageToken: 'p2',
      }),
    );
    expect(page).toMatchObject({
      nextPageToken: 'p2',
      reading: {
        kind: 'read',
        timeZone: 'Asia/Tokyo',
        occurrences: [{ kind: 'live' }, { kind: 'cancelled' }],
      },
    });
  });

  test('without events is an empty calendar', () => {
    expect(readPage(json(200, { timeZone: 'UTC' })).reading).toEqual({
      kind: 'read',
      timeZone: 'UTC',
      occurrences: [],
    });
  });

  test.each([
    ['an error', json(403, { error: {} })],
    ['HTML', { status: 200, body: '<html>Sorry</html>' }],
    ['half a page', { status: 200, body: '{"timeZone":"Asia/Tokyo","items":[' }],
    ['no zone', json(200, { items: [] })],
    ['a zone that nobody knows', json(200, { timeZone: 'Mars/Olympus', items: [] })],
    ['a missing part', 'its part of the answer is missing'],
  ])('%s is unread, never an empty calendar', (_, part) => {
    expect(readPage(part)).toEqual({
      reading: { kind: 'unread', reason: expect.stringMatching(/\w/) },
      nextPageToken: null,
    });
  });
});

describe('an event’s own GET', () => {
  test.each([404, 410])('%d says that it is gone', (status) => {
    expect(readEvent(json(status, {}))).toEqual({ kind: 'gone' });
  });

  test('cancelled is cancelled, live is live', () => {
    expect(readEvent(json(200, { id: 'e', status: 'cancelled' }))).toEqual({
      kind: 'cancelled',
      eventId: 'e',
    });
    expect(readEvent(json(200, EVENT))).toMatchObject({ kind: 'live', occurrence: { eventId: 'e' } });
  });

  test.each([
    ['403', json(403, {})],
    ['429', json(429, {})],
    ['500', json(500, {})],
    ['HTML', { status: 200, body: '<html>' }],
    ['an event without a start', json(200, { id: 'e' })],
    ['a missing part', 'no answer'],
  ])('%s proves nothing', (_, part) => {
    expect(readEvent(part)).toEqual({ kind: 'unread', reason: expect.stringMatching(/\w/) });
  });
});
