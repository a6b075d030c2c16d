// People change calendars: single instances, whole series, this and following. Ids and tombstones follow Google's.
import { GoogleApiError } from '../error';
import { stage, tokyo } from './stage';

const ID = 'work@example.com';
const DAILY = { id: 'daily0', recurrence: ['RRULE:FREQ=DAILY'] };
const WEEK = [Date.parse('2026-11-30T00:00:00+09:00'), Date.parse('2026-12-04T00:00:00+09:00')] as const;

function stageWithSeries() {
  const set = stage();
  set.google.addCalendar({ id: ID, summary: 'Work', timeZone: 'Asia/Tokyo' });
  set.google.insert(ID, tokyo('2026-11-30T09:00', '2026-11-30T09:30', DAILY));
  const week = () => set.google.agenda(ID, ...WEEK).map(({ id, start }) => `${id} ${start.dateTime}`);
  return { ...set, week };
}

test('an instance that is moved keeps its id, and the others stay', async () => {
  const { google, week, get } = stageWithSeries();
  const moved = tokyo('2026-12-01T15:00', '2026-12-01T15:30', { summary: 'later' });
  google.patch(ID, 'daily0_20261201T000000Z', moved);
  expect(week()).toEqual([
    'daily0_20261130T000000Z 2026-11-30T09:00:00+09:00',
    'daily0_20261201T000000Z 2026-12-01T15:00:00+09:00',
    'daily0_20261202T000000Z 2026-12-02T09:00:00+09:00',
    'daily0_20261203T000000Z 2026-12-03T09:00:00+09:00',
  ]);
  const { body } = await get(`calendars/${ID}/events/daily0_20261201T000000Z`);
  expect(body).toMatchObject({
    summary: 'later',
    recurringEventId: 'daily0',
    originalStartTime: { dateTime: '2026-12-01T09:00:00+09:00' },
    sequence: 1,
  });
});

test('a start with a fraction of a second counts as its whole second, once in a series', () => {
  const { google } = stage();
  google.addCalendar({ id: ID, summary: 'Work', timeZone: 'Asia/Tokyo' });
  const start = { dateTime: '2026-11-30T09:00:00.500+09:00' };
  google.insert(ID, { ...DAILY, start, end: { dateTime: '2026-11-30T09:30:00.900+09:00' } });
  const starts = google.agenda(ID, ...WEEK).map((event) => event.start.dateTime?.slice(0, 19));
  expect(starts).toEqual([
    '2026-11-30T09:00:00',
    '2026-12-01T09:00:00',
    '2026-12-02T09:00:00',
    '2026-12-03T09:00:00',
  ]);
});

test('an instance moved into the window from far away is found there, and only there', () => {
  const { google, week } = stageWithSeries();
  google.patch(ID, 'daily0_20270301T000000Z', tokyo('2026-12-01T12:00', '2026-12-01T12:30'));
  expect(week()).toContain('daily0_20270301T000000Z 2026-12-01T12:00:00+09:00');
  const march = google.agenda(
    ID,
    Date.parse('2027-03-01T00:00:00+09:00'),
    Date.parse('2027-03-02T00:00:00+09:00'),
  );
  expect(march).toEqual([]);
});

test('a cancelled instance answers its GET with 200 and a tombstone that says which it was', async () => {
  const { google, week, get, clock } = stageWithSeries();
  await clock.advanceTo(clock.nowMs + 60_000);
  google.delete(ID, 'daily0_20261202T000000Z');
  expect(week().some((line) => line.includes('20261202'))).toBe(false);
  expect(await get(`calendars/${ID}/events/daily0_20261202T000000Z`)).toEqual({
    status: 200,
    body: {
      kind: 'calendar#event',
      etag: expect.any(String),
      id: 'daily0_20261202T000000Z',
      status: 'cancelled',
      recurringEventId: 'daily0',
      originalStartTime: { dateTime: '2026-12-02T09:00:00+09:00', timeZone: 'Asia/Tokyo' },
    },
  });
  expect(google.event(ID, 'daily0_20261202T000000Z')?.updated).toBe('2026-11-29T23:56:00.000Z');
});

test('a cancelled instance comes back when its status is set again', () => {
  const { google, week } = stageWithSeries();
  google.delete(ID, 'daily0_20261202T000000Z');
  google.patch(ID, 'daily0_20261202T000000Z', { status: 'confirmed' });
  expect(week()).toHaveLength(4);
});

test('a deleted series is gone with all its instances, changed ones too; deleting twice is 410', async () => {
  const { google, week, get } = stageWithSeries();
  google.patch(ID, 'daily0_20261201T000000Z', { summary: 'special' });
  google.delete(ID, 'daily0');
  expect(week()).toEqual([]);
  for (const id of ['daily0', 'daily0_20261201T000000Z', 'daily0_20261203T000000Z']) {
    expect((await get(`calendars/${ID}/events/${id}`)).body.status).toBe('cancelled');
  }
  expect(() => google.delete(ID, 'daily0')).toThrow(new GoogleApiError(410, 'Resource has been deleted'));
});

test('a purged event, a day that has no instance and a made-up id answer 404', async () => {
  const { google, get } = stageWithSeries();
  google.insert(ID, tokyo('2026-11-30T10:00', '2026-11-30T11:00', { id: 'single' }));
  google.purge(ID, 'single');
  for (const id of [
    'single',
    'daily0_20261129T000000Z',
    'daily0_20261201T000100Z',
    'daily0_20261201',
    'x_20261399',
  ]) {
    expect((await get(`calendars/${ID}/events/${id}`)).status).toBe(404);
  }
  expect(() => google.delete(ID, 'nothing')).toThrow(GoogleApiError);
});

test('"all events" moved to another hour gives every instance a new id; the old ones answer 404', async () => {
  const { google, week, get } = stageWithSeries();
  google.patch(ID, 'daily0_20261201T000000Z', { summary: 'special' });
  google.patch(ID, 'daily0', tokyo('2026-11-30T10:00', '2026-11-30T10:30'));
  expect(week()[1]).toBe('daily0_20261201T010000Z 2026-12-01T10:00:00+09:00');
  expect((await get(`calendars/${ID}/events/daily0_20261201T000000Z`)).status).toBe(404);
});

test('"this and following" ends the series and goes on under a new base id', async () => {
  const { google, week, get } = stageWithSeries();
  const patch = tokyo('2026-12-02T11:00', '2026-12-02T11:30');
  const following = google.splitFollowing(ID, 'daily0_20261202T000000Z', patch);
  expect(following.id).toBe('daily0_R20261202T090000');
  expect(google.event(ID, 'daily0')?.recurrence).toEqual(['RRULE:FREQ=DAILY;UNTIL=20261201T235959Z']);
  expect(week()).toEqual([
    'daily0_20261130T000000Z 2026-11-30T09:00:00+09:00',
    'daily0_20261201T000000Z 2026-12-01T09:00:00+09:00',
    'daily0_R20261202T090000_20261202T020000Z 2026-12-02T11:00:00+09:00',
    'daily0_R20261202T090000_20261203T020000Z 2026-12-03T11:00:00+09:00',
  ]);
  expect((await get(`calendars/${ID}/events/daily0_20261202T000000Z`)).status).toBe(404);
});

test('"this and following" takes along what was changed after the split, and leaves what was before', () => {
  const { google, week } = stageWithSeries();
  google.patch(ID, 'daily0_20261201T000000Z', { summary: 'stays' });
  google.patch(ID, 'daily0_20261203T000000Z', { summary: 'goes' });
  google.splitFollowing(ID, 'daily0_20261202T000000Z', tokyo('2026-12-02T11:00', '2026-12-02T11:30'));
  expect(google.event(ID, 'daily0_20261201T000000Z')?.summary).toBe('stays');
  expect(google.event(ID, 'daily0_20261203T000000Z')).toBeUndefined();
  expect(week()).toHaveLength(4);
});

test('a series of so many times keeps their number when it is split', () => {
  const { google } = stageWithSeries();
  google.insert(
    ID,
    tokyo('2026-11-30T12:00', '2026-11-30T13:00', { id: 'three1', recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] }),
  );
  const { recurrence } = google.splitFollowing(ID, 'three1_20261201T030000Z', { summary: 'rest' });
  expect(recurrence).toEqual(['RRULE:FREQ=DAILY;COUNT=2']);
});

test.each([
  [
    'an end before its start',
    { start: { dateTime: '2026-11-30T10:00:00Z' }, end: { dateTime: '2026-11-30T09:00:00Z' } },
  ],
  ['no end', { start: { dateTime: '2026-11-30T10:00:00Z' } }],
  ['a date and a time', { start: { date: '2026-11-30' }, end: { dateTime: '2026-11-30T09:00:00Z' } }],
  [
    'a zone that does not exist',
    {
      start: { dateTime: '2026-11-30T10:00:00', timeZone: 'Asia/Nowhere' },
      end: { dateTime: '2026-11-30T11:00:00Z' },
    },
  ],
  [
    'a rule by the second',
    { ...tokyo('2026-11-30T09:00', '2026-11-30T09:30'), recurrence: ['RRULE:FREQ=SECONDLY'] },
  ],
  [
    'a rule that no day fits',
    {
      ...tokyo('2026-11-30T09:00', '2026-11-30T09:30'),
      recurrence: ['RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    },
  ],
  [
    'a rule whose parts do not go together',
    {
      ...tokyo('2026-11-30T09:00', '2026-11-30T09:30'),
      recurrence: ['RRULE:FREQ=WEEKLY;BYMONTHDAY=3'],
    },
  ],
  [
    'a rule that cannot be read',
    { ...tokyo('2026-11-30T09:00', '2026-11-30T09:30'), recurrence: ['RRULE:FREQ=SOMETIMES'] },
  ],
])('an event with %s is refused', (_, event) => {
  const { google } = stageWithSeries();
  expect(() => google.insert(ID, event)).toThrow(GoogleApiError);
});

test('an id that is taken is refused', () => {
  const { google } = stageWithSeries();
  expect(() => google.insert(ID, tokyo('2026-11-30T09:00', '2026-11-30T09:30', { id: 'daily0' }))).toThrow(
    new GoogleApiError(409, 'The requested identifier already exists.'),
  );
});

test('a series that is shortened keeps the changed instances that are still in it', () => {
  const { google, week } = stageWithSeries();
  google.patch(ID, 'daily0_20261201T000000Z', { summary: 'special' });
  google.patch(ID, 'daily0_20261203T000000Z', { summary: 'special' });
  google.patch(ID, 'daily0', { recurrence: ['RRULE:FREQ=DAILY;UNTIL=20261201T150000Z'] });
  expect(week()).toHaveLength(2);
  expect(google.event(ID, 'daily0_20261201T000000Z')?.summary).toBe('special');
  expect(google.event(ID, 'daily0_20261203T000000Z')).toBeUndefined();
});

test('"this and following" from the first instance on is an edit of all', () => {
  const { google, week } = stageWithSeries();
  google.splitFollowing(ID, 'daily0_20261130T000000Z', tokyo('2026-11-30T10:00', '2026-11-30T10:30'));
  expect(week()[0]).toBe('daily0_20261130T010000Z 2026-11-30T10:00:00+09:00');
  expect(google.event(ID, 'daily0_20261130T000000Z')).toBeUndefined();
});
