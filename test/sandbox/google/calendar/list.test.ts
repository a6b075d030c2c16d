// events.list gives what Google gives: expanded instances, exclusive bounds, pages, and refusals.
import { googleContractsPresent } from '../../contracts/discovery';
import { stage, tokyo } from './stage';

const withContracts = googleContractsPresent || process.env.CI ? test : test.skip;

const ID = 'work@example.com';

function stageWithCalendar() {
  const set = stage();
  set.google.addCalendar({ id: ID, summary: 'Work', timeZone: 'Asia/Tokyo' });
  return set;
}

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

test('a daily event is expanded into instances whose ids hold their start in UTC', async () => {
  const { google, list, complaints } = stageWithCalendar();
  google.insert(
    ID,
    tokyo('2026-01-05T09:00', '2026-01-05T09:30', { id: 'daily0', recurrence: ['RRULE:FREQ=DAILY'] }),
  );
  const { status, body } = await list(ID, {
    singleEvents: 'true',
    orderBy: 'startTime',
    timeMin: '2026-11-30T00:00:00+09:00',
    timeMax: '2026-12-02T00:00:00+09:00',
  });
  expect(status).toBe(200);
  expect(ids(body)).toEqual(['daily0_20261130T000000Z', 'daily0_20261201T000000Z']);
  expect(body.items[0]).toMatchObject({
    recurringEventId: 'daily0',
    start: { dateTime: '2026-11-30T09:00:00+09:00', timeZone: 'Asia/Tokyo' },
    end: { dateTime: '2026-11-30T09:30:00+09:00', timeZone: 'Asia/Tokyo' },
    originalStartTime: { dateTime: '2026-11-30T09:00:00+09:00', timeZone: 'Asia/Tokyo' },
    iCalUID: 'daily0@google.com',
  });
  expect(body.items[0].recurrence).toBeUndefined();
  expect(complaints()).toEqual([]);
});

test('timeMin bounds the end and timeMax the start, both exclusive', async () => {
  const { google, list } = stageWithCalendar();
  google.insert(ID, tokyo('2026-11-30T08:00', '2026-11-30T09:00', { id: 'before' }));
  google.insert(ID, tokyo('2026-11-30T08:30', '2026-11-30T09:01', { id: 'reaches' }));
  google.insert(ID, tokyo('2026-11-30T09:59', '2026-11-30T11:00', { id: 'begins' }));
  google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'after1' }));
  const { body } = await list(ID, { timeMin: '2026-11-30T00:00:00Z', timeMax: '2026-11-30T01:00:00Z' });
  expect(ids(body)).toEqual(['reaches', 'begins']);
});

test('an all-day event lasts from midnight to midnight in the zone of its calendar', async () => {
  const { google, list } = stageWithCalendar();
  google.insert(ID, { id: 'whole1', start: { date: '2026-11-30' }, end: { date: '2026-12-01' } });
  const within = { timeMin: '2026-11-30T14:59:59Z', timeMax: '2026-12-05T00:00:00Z' };
  expect(ids((await list(ID, within)).body)).toEqual(['whole1']);
  expect(ids((await list(ID, { ...within, timeMin: '2026-11-30T15:00:00Z' })).body)).toEqual([]);
});

test('pages follow each other by their token, which belongs to its query', async () => {
  const { google, list, complaints } = stageWithCalendar();
  for (const hour of ['10', '11', '12', '13', '14']) {
    google.insert(ID, tokyo(`2026-11-30T${hour}:00`, `2026-11-30T${hour}:30`, { id: `event${hour}` }));
  }
  const query = { maxResults: '2', singleEvents: 'true', orderBy: 'startTime' };
  const first = await list(ID, query);
  expect(ids(first.body)).toEqual(['event10', 'event11']);
  const second = await list(ID, { ...query, pageToken: first.body.nextPageToken });
  expect(ids(second.body)).toEqual(['event12', 'event13']);
  const third = await list(ID, { ...query, pageToken: second.body.nextPageToken });
  expect(ids(third.body)).toEqual(['event14']);
  expect(third.body.nextPageToken).toBeUndefined();
  expect(complaints()).toEqual([]);
  const other = await list(ID, { ...query, orderBy: 'updated', pageToken: first.body.nextPageToken });
  expect(other.status).toBe(400);
});

test('a page holds 250 events unless asked, and never more than 2,500', async () => {
  const { google, list } = stageWithCalendar();
  google.insert(ID, tokyo('2000-01-01T09:00', '2000-01-01T09:30', { recurrence: ['RRULE:FREQ=DAILY'] }));
  const query = { singleEvents: 'true', timeMax: '2026-11-30T00:00:00Z' };
  expect((await list(ID, query)).body.items).toHaveLength(250);
  expect((await list(ID, { ...query, maxResults: '9999' })).body.items).toHaveLength(2_500);
});

test('deleted events are left out, and come as bare tombstones with showDeleted or updatedMin', async () => {
  const { google, list } = stageWithCalendar();
  google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'gone01' }));
  google.delete(ID, 'gone01');
  const query = { singleEvents: 'true', timeMin: '2026-11-30T00:00:00Z' };
  expect((await list(ID, query)).body.items).toEqual([]);
  const tombstone = { kind: 'calendar#event', etag: expect.any(String), id: 'gone01', status: 'cancelled' };
  expect((await list(ID, { ...query, showDeleted: 'true' })).body.items).toEqual([tombstone]);
  expect((await list(ID, { ...query, updatedMin: '2026-11-29T23:00:00Z' })).body.items).toEqual([tombstone]);
  expect((await list(ID, { ...query, updatedMin: '2026-11-30T23:00:00Z' })).body.items).toEqual([]);
});

test('eventTypes and fields choose what is answered', async () => {
  const { google, list } = stageWithCalendar();
  google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'focus1', eventType: 'focusTime' }));
  google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'usual1' }));
  const { body } = await list(ID, {
    eventTypes: 'default',
    fields: 'nextPageToken,items(id,start/dateTime)',
  });
  expect(body).toEqual({ items: [{ id: 'usual1', start: { dateTime: '2026-11-30T10:00:00+09:00' } }] });
});

test.each<[string, Record<string, string>]>([
  ['orderBy=startTime without singleEvents', { orderBy: 'startTime' }],
  ['a time without an offset', { timeMin: '2026-11-30T09:00:00' }],
  [
    'a window that ends where it begins',
    { timeMin: '2026-11-30T09:00:00Z', timeMax: '2026-11-30T09:00:00Z' },
  ],
  ['a page of no size', { maxResults: '0' }],
  ['a field mask that does not close', { fields: 'items(id' }],
])('%s is refused with 400 and a complaint', async (_, query) => {
  const { list, complaints } = stageWithCalendar();
  const { status, body } = await list(ID, query);
  expect(status).toBe(400);
  expect(body.error.code).toBe(400);
  expect(complaints()).toHaveLength(1);
});

withContracts.each<[string, Record<string, string>]>([
  ['an unknown parameter', { timeStart: '2026-11-30T09:00:00Z' }],
  ['an unknown order', { orderBy: 'summary' }],
  ['no boolean', { singleEvents: '1' }],
  ['a field that events do not have', { fields: 'items(id,begin)' }],
])('%s is refused, as Google describes its own parameters', async (_, query) => {
  const { list, complaints } = stageWithCalendar();
  expect((await list(ID, query)).status).toBe(400);
  expect(complaints()).toHaveLength(1);
});

test('without a bearer token the answer is 401, for an unshared or unknown calendar 404', async () => {
  const { google, send, get } = stageWithCalendar();
  google.addCalendar({ id: 'closed@example.com', summary: 'Closed', access: 'none' });
  expect((await send('GET', `/calendar/v3/calendars/${ID}/events`, {})).status).toBe(401);
  expect((await get('calendars/closed@example.com/events')).body.error.errors[0].reason).toBe('notFound');
  expect((await get('calendars/nobody@example.com/events')).status).toBe(404);
  expect((await get('calendars/%E0%A4%A/events')).status).toBe(404);
});

withContracts(
  'a write over REST is refused, since only the owner of a calendar changes it, and is a complaint',
  async () => {
    const { google, send, complaints } = stageWithCalendar();
    google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'work01' }));
    const { status } = await send('DELETE', `/calendar/v3/calendars/${ID}/events/work01`);
    expect(status).toBe(403);
    expect(complaints()).toHaveLength(1);
    expect(google.event(ID, 'work01')?.status).toBe('confirmed');
  },
);

withContracts('a call that Google has and the sandbox has not is answered 501 with a complaint', async () => {
  const { get, complaints } = stageWithCalendar();
  expect((await get('colors')).status).toBe(501);
  expect(complaints()).toEqual([expect.stringContaining('calendar.colors.get')]);
});

test('the calendar itself, and the list of calendars, name their zone', async () => {
  const { get, complaints } = stageWithCalendar();
  expect((await get(`calendars/${ID}`)).body).toMatchObject({
    id: ID,
    summary: 'Work',
    timeZone: 'Asia/Tokyo',
  });
  const { body } = await get('users/me/calendarList');
  expect(body.items).toEqual([expect.objectContaining({ id: ID, accessRole: 'reader' })]);
  expect(complaints()).toEqual([]);
});

test('a fault answers for all calendars, failCalendar for one, until it is taken back', async () => {
  const { google, list, faults, clock, complaints } = stageWithCalendar();
  google.addCalendar({ id: 'other@example.com', summary: 'Other' });
  google.failCalendar(ID, 403);
  expect((await list(ID, {})).status).toBe(403);
  expect((await list('other@example.com', {})).status).toBe(200);
  google.failCalendar(ID, undefined);
  expect((await list(ID, {})).status).toBe(200);
  faults.set({ calendar: { status: 500, for: 120_000 } });
  expect((await list(ID, {})).status).toBe(500);
  await clock.advanceTo(clock.nowMs + 120_000);
  expect((await list(ID, {})).status).toBe(200);
  expect(complaints()).toEqual([]);
});

test('each call stands in the journal', async () => {
  const { list, journal } = stageWithCalendar();
  await list(ID, {});
  expect(journal.calls).toEqual([
    {
      atMs: Date.parse('2026-11-29T23:55:00Z'),
      service: 'calendar',
      method: 'events.list',
      outcome: '200',
      bytes: expect.any(Number),
    },
  ]);
});
