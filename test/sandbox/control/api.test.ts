// The control API over HTTP: what it answers, and what it refuses.
import { Driver } from '../driver';
import { Sandbox } from '../sandbox';

const CALENDAR = 'ops@group.calendar.google.com';
const ICS = `BEGIN:VCALENDAR
X-WR-CALNAME:From a file
BEGIN:VEVENT
UID:one@example.com
SUMMARY:From the file
DTSTART:20261124T003000Z
DTEND:20261124T010000Z
END:VEVENT
BEGIN:VEVENT
UID:two@example.com
SUMMARY:Without a start
END:VEVENT
END:VCALENDAR
`;

let sandbox: Sandbox;
let toban: Driver;

beforeAll(async () => {
  const atMs = Date.parse('2026-11-24T00:00:00Z');
  sandbox = await Sandbox.start({ calendars: [], atMs, speed: 0, port: 0, locale: 'ja' });
  toban = new Driver(sandbox.url);
  await toban.addCalendar(CALENDAR, 'Operations');
});

afterAll(() => sandbox.close());

async function answer(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(sandbox.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, error: ((await response.json()) as { error?: string }).error ?? '' };
}

const NINE = { dateTime: '2026-11-24T09:00:00+09:00' };
const TEN = { dateTime: '2026-11-24T10:00:00+09:00' };

test('any tab of the spreadsheet can be read by its title', async () => {
  const { headers, rows } = await toban.ask<{ headers: string[]; rows: string[][] }>(
    'GET',
    '/api/tabs/Archive',
  );
  expect(headers).toContain('Task key');
  expect(rows).toEqual([]);
  expect(await answer('GET', '/api/tabs/Nothing')).toEqual({
    status: 404,
    error: expect.stringMatching(/no tab "Nothing"; there are Ledger, Settings/),
  });
});

test('the state has the documented shape before anything has happened', async () => {
  const state = await toban.state();
  expect(Object.keys(state)).toEqual([
    'now',
    'calendars',
    'ledger',
    'incidents',
    'slack',
    'ticks',
    'webhooks',
  ]);
  expect(state.ledger.headers).toContain('Task key');
  expect(state).toMatchObject({ incidents: [], slack: [], webhooks: [], ticks: { skipped: 0, killed: 0 } });
});

test.each([
  ['GET', '/api/nothing', undefined, 404, 'there is no /api/nothing'],
  ['GET', '/api/clock', undefined, 405, '/api/clock takes POST, not GET'],
  ['POST', '/api/clock', 'not JSON', 400, 'must be JSON'],
  ['POST', '/api/clock', { advance: '10m' }, 400, '"advance" must be an ISO 8601 duration'],
  [
    'POST',
    '/api/calendars',
    { summary: 'A', colour: 'red' },
    400,
    '"colour" is unknown; allowed are id, summary',
  ],
  ['POST', '/api/calendars', { id: CALENDAR, summary: 'Twice' }, 409, 'exists already'],
  ['POST', '/api/calendars/nobody/events', { start: NINE, end: TEN }, 404, 'no calendar "nobody"'],
  ['POST', `/api/calendars/${CALENDAR}/events`, { start: TEN, end: NINE }, 400, 'time range is empty'],
  ['PATCH', `/api/calendars/${CALENDAR}/events/none`, { summary: 'x' }, 404, 'Not Found'],
  ['DELETE', `/api/calendars/${CALENDAR}/events/none`, undefined, 404, 'Not Found'],
  [
    'PUT',
    '/api/settings',
    { general: { Colour: 'red' } },
    400,
    '"Colour" is no header of "general"; allowed are Language',
  ],
  ['PUT', '/api/settings', { calendars: [{ Mode: 'off' }] }, 400, 'needs "Calendar ID"'],
  ['POST', '/api/faults', { webhooks: { drop: 7 } }, 400, '"webhooks.drop" must be at most 1'],
  ['POST', '/api/faults', { slack: { error: 'No Such', for: 'PT1M' } }, 400, '"No Such" is no Slack fault'],
  ['POST', '/api/pagerduty/incidents/P0/resolve', {}, 404, 'no incident "P0"'],
  ['POST', '/api/pagerduty/incidents/P0/explode', {}, 404, 'no act "explode"; allowed are acknowledge'],
])('%s %s %j is refused with %i and a reason', async (method, path, body, status, error) => {
  expect(await answer(method, path, body)).toEqual({ status, error: expect.stringContaining(error) });
});

test('a page of another origin may not control the sandbox', async () => {
  const headers = { origin: 'http://evil.example' };
  expect((await answer('POST', '/api/clock', { advance: 'PT1M' }, headers)).status).toBe(403);
  expect((await answer('POST', '/api/clock', { speed: 0 }, { origin: sandbox.url })).status).toBe(200);
});

test('a calendar file that is partly broken is used as far as it can be read, and says so', async () => {
  const imported = await toban.ask<{ id: string; summary: string; problems: object[] }>(
    'POST',
    '/api/calendars',
    {
      summary: 'broken.ics',
      ics: ICS,
    },
  );
  expect(imported).toMatchObject({
    summary: 'From a file',
    problems: [{ file: 'broken.ics', reason: expect.stringMatching(/^line 9, VEVENT: .*DTSTART/) }],
  });
  const { calendars } = await toban.state();
  expect(calendars.find(({ id }) => id === imported.id)?.events).toMatchObject([
    { summary: 'From the file' },
  ]);
  expect((await toban.console()).problems).toHaveLength(1);
});

test('settings are named by English headers in every locale, in upper or lower case, and what is left out stays', async () => {
  await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: '1m' }], general: { 'Overrun grace': 20 } });
  await toban.set({ calendars: [{ 'calendar id': CALENDAR, lead: '5m' }], general: { 'catch-up': '12h' } });
  await toban.addEvent(CALENDAR, { title: '先行', at: '2026-11-24T09:20:00+09:00' });
  await toban.advance('PT16M');
  expect(await toban.row('先行')).toMatchObject({ State: 'open', Customer: 'Operations' });
});

test('faults are switched on by name and end by themselves or when cleared', async () => {
  await toban.break({ calendar: { status: 500, for: 'PT2M' }, webhooks: { duplicate: 2 } });
  expect((await toban.console()).faults).toEqual(['webhooks.duplicate', 'calendar']);
  await toban.advance('PT2M');
  expect((await toban.console()).faults).toEqual(['webhooks.duplicate']);
  await toban.mend();
  expect((await toban.console()).faults).toEqual([]);
});

test('what PagerDuty does not offer for an incident as it is, is refused with 409', async () => {
  const { id } = await toban.incident('先行');
  const path = `/api/pagerduty/incidents/${id}`;
  expect((await answer('POST', `${path}/reopen`, {})).status).toBe(409);
  expect((await answer('POST', `${path}/acknowledge`, { user: 'Nobody' })).error).toContain(
    'no user "Nobody"',
  );
  expect((await answer('POST', `${path}/acknowledge`, { user: 'sato@msp.example' })).status).toBe(200);
});

test('with a speed the clock runs by itself, without one it stands', async () => {
  const from = Date.parse((await toban.state()).now);
  await toban.ask('POST', '/api/clock', { speed: 3_600 });
  let now = from;
  while (now < from + 3_600_000) now = Date.parse((await toban.console()).now);
  await toban.ask('POST', '/api/clock', { speed: 0 });
  await sandbox.pace.stop();
  const stood = (await toban.console()).now;
  expect((await toban.console()).now).toBe(stood);
});
