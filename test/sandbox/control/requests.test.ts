import * as v from 'valibot';
import { faultsSchema } from '../faults-schema';
import { explain } from './explain';
import { calendarRequest, clockRequest, eventRequest, settingsRequest } from './requests';

function refusal(schema: v.GenericSchema, body: unknown): string {
  const parsed = v.safeParse(schema, body);
  return parsed.success ? `taken: ${JSON.stringify(parsed.output)}` : explain(schema, parsed.issues);
}

test.each([
  [clockRequest, { advance: 'ten minutes' }, '"advance" must be an ISO 8601 duration above zero'],
  [clockRequest, { advance: 'PT0S' }, '"advance" must be an ISO 8601 duration above zero'],
  [clockRequest, { advance: 'P15D' }, 'at most P14D'],
  [clockRequest, { advance: 10 }, '"advance" must be string, not 10'],
  [clockRequest, { speed: -1 }, '"speed" must be at least 0, not -1'],
  [clockRequest, { speed: '60' }, '"speed" must be number, not "60"'],
  [clockRequest, {}, 'must hold either "advance" or "speed"'],
  [clockRequest, { advance: 'PT1M', speed: 1 }, 'must hold either "advance" or "speed"'],
  [clockRequest, { advance: 'PT1M', by: 1 }, '"by" is unknown; allowed are advance, speed'],
  [clockRequest, 5, 'the body must be an object, not 5'],
  [faultsSchema, { webhooks: { drop: 2 } }, '"webhooks.drop" must be at most 1, not 2'],
  [faultsSchema, { webhooks: { dorp: 1 } }, '"webhooks.dorp" is unknown; allowed are duplicate, batch, drop'],
  [faultsSchema, { pagerduty: { status: 200, for: 'PT1M' } }, '"pagerduty.status" must be at least 400'],
  [
    faultsSchema,
    { pagerduty: { status: 503 } },
    '"pagerduty" "status", "hang", "garbage", "list", "lag" and',
  ],
  [faultsSchema, { pagerduty: { for: 'PT1M' } }, '"pagerduty" needs "status" or "hang"'],
  [faultsSchema, { pagerduty: { loseAnswers: 1, for: 'PT1M' } }, 'and "for" go together'],
  [faultsSchema, { bridge: { hang: 'PT60S' } }, '"bridge" "hang", "garbage", "down" and "for" go together'],
  [faultsSchema, { calendar: { id: 'a@x' } }, '"calendar" needs "status" or "hang"'],
  [faultsSchema, { sheet: { editBeforeWrite: { edit: 'sorted' } } }, '"sheet.editBeforeWrite.edit"'],
  [faultsSchema, { heartbeat: { hang: 60, for: 'PT1M' } }, '"heartbeat.hang" must be string, not 60'],
  [faultsSchema, { tick: { skip: 'P' } }, '"tick.skip" must be an ISO 8601 duration such as PT10M'],
  [calendarRequest, {}, 'must hold "summary"'],
  [
    calendarRequest,
    { summary: 'A', timeZone: 'Mars/Base' },
    '"timeZone" must be a time zone such as Asia/Tokyo',
  ],
  [eventRequest, { summary: 'x' }, '"start" is missing'],
  [
    eventRequest,
    { start: { dateTime: 'noon' }, end: { date: '2026-11-24' } },
    '"start.dateTime" must be a time such as 2026-11-24T09:00:00+09:00',
  ],
  [
    eventRequest,
    { start: { date: '2026-11-24' }, end: { date: '2026-11-25' }, title: 'x' },
    '"title" is unknown; allowed are id, summary',
  ],
  [settingsRequest, { general: { 'Catch-up': { hours: 1 } } }, '"general.Catch-up"'],
  [settingsRequest, { calendars: {} }, '"calendars" must be a list, not Object'],
])('%#: a refusal names the field and what is allowed', (schema, body, message) => {
  expect(refusal(schema as v.GenericSchema, body)).toContain(message);
});

test('what is allowed is read into milliseconds and text', () => {
  expect(v.parse(clockRequest, { advance: 'PT60H' })).toEqual({ advance: 216_000_000 });
  expect(v.parse(settingsRequest, { general: { 'Overrun grace': 15 } })).toEqual({
    general: { 'Overrun grace': '15' },
  });
});

test('every field of a Google event is taken', () => {
  const event = {
    summary: '当番',
    start: { dateTime: '2026-11-24T09:00:00', timeZone: 'Asia/Tokyo' },
    end: { dateTime: '2026-11-24T10:00:00+09:00' },
    reminders: { useDefault: true },
    attendees: [{ email: 'a@example.com', responseStatus: 'declined', self: true }],
  };
  expect(v.parse(eventRequest, event)).toEqual(event);
});
