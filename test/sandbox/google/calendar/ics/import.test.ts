// Calendar files that people really have: other zones, other line ends, half of them broken.
import { stage } from '../stage';

function load(lines: readonly string[], { header = [] as readonly string[], end = '\r\n' } = {}) {
  const { google, get } = stage();
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...header, ...lines, 'END:VCALENDAR'].join(end);
  const { calendarId, imported, problems } = google.importIcs('C:\\exports\\My calendar.ics', text);
  const info = google.calendars.find(({ id }) => id === calendarId);
  const reasons = problems.map(({ reason }) => reason);
  return { google, get, calendarId, imported, reasons, info, events: google.events(calendarId) };
}

function event(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:u1', 'SUMMARY:Work', ...lines, 'END:VEVENT'];
}

const utc = (time: string | undefined) => new Date(time ?? '').toISOString().slice(0, 16);

test('the calendar has an id of its file name, and another one the second time', () => {
  const { google, calendarId, info } = load(event('DTSTART:20261130T000000Z'));
  expect(calendarId).toBe('my-calendar@import.calendar.google.com');
  expect(info?.summary).toBe('C:\\exports\\My calendar.ics');
  expect(google.importIcs('my calendar.ics', '').calendarId).toBe('my-calendar-2@import.calendar.google.com');
});

test('DURATION gives the end; a time without an end has no length, a date is one day', () => {
  const lasting = load(event('DTSTART:20261130T000000Z', 'DURATION:PT1H30M')).events[0];
  expect([utc(lasting?.start.dateTime), utc(lasting?.end.dateTime)]).toEqual([
    '2026-11-30T00:00',
    '2026-11-30T01:30',
  ]);
  const point = load(event('DTSTART:20261130T000000Z')).events[0];
  expect(point?.end).toEqual(point?.start);
  expect(load(event('DTSTART;VALUE=DATE:20261130')).events[0]?.end).toEqual({ date: '2026-12-01' });
});

test.each([
  ['X-WR-TIMEZONE:Asia/Tokyo', '2026-11-30T00:00'],
  ['X-WR-TIMEZONE:Tokyo Standard Time', '2026-11-30T00:00'],
  ['X-WR-CALNAME:nowhere', '2026-11-30T09:00'],
])('a floating time with %s is %s', (header, expected) => {
  const { events, reasons } = load(event('DTSTART:20261130T090000'), { header: [header] });
  expect(utc(events[0]?.start.dateTime)).toBe(expected);
  expect(reasons).toEqual([]);
});

test.each([
  ['America/New_York', '2026-11-30T14:00'],
  ['Eastern Standard Time', '2026-11-30T14:00'],
  ['/freeassociation.sourceforge.net/Tzfile/Europe/Berlin', '2026-11-30T08:00'],
  ['/mozilla.org/20071231_1/America/Argentina/Buenos_Aires', '2026-11-30T12:00'],
  ['"UTC+09:00"', '2026-11-30T00:00'],
  ['"W. Europe Standard Time"', '2026-11-30T08:00'],
])('TZID=%s is understood without a VTIMEZONE', (tzid, expected) => {
  const { events, reasons } = load(event(`DTSTART;TZID=${tzid}:20261130T090000`));
  expect(utc(events[0]?.start.dateTime)).toBe(expected);
  expect(reasons).toEqual([]);
});

test('a zone name that holds a colon is read, and told', () => {
  const { events, reasons } = load(event('DTSTART;TZID=GMT+09:00:20261130T090000'));
  expect(utc(events[0]?.start.dateTime)).toBe('2026-11-30T00:00');
  expect(reasons).toEqual(["DTSTART: the zone's name holds a colon; it was read as if in quotes"]);
});

const CUSTOM_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Customized Time Zone',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

test('a zone that only its VTIMEZONE explains is read as one whose clock is the same, and told', () => {
  const work = event('DTSTART;TZID=Customized Time Zone:20260715T090000', 'RRULE:FREQ=MONTHLY;COUNT=6');
  const { google, calendarId, reasons } = load([...CUSTOM_ZONE, ...work]);
  const agenda = google.agenda(
    calendarId,
    Date.parse('2026-10-01T00:00:00Z'),
    Date.parse('2026-12-01T00:00:00Z'),
  );
  expect(agenda.map(({ start }) => utc(start.dateTime))).toEqual(['2026-10-15T07:00', '2026-11-15T08:00']);
  expect(reasons).toEqual([
    expect.stringMatching(/^TZID "Customized Time Zone" was read as \S+, whose clock/),
  ]);
});

test('a zone that nothing explains is read as the calendar’s, and told', () => {
  const { events, reasons } = load(event('DTSTART;TZID=Mars/Olympus:20261130T090000'), {
    header: ['X-WR-TIMEZONE:Asia/Tokyo'],
  });
  expect(utc(events[0]?.start.dateTime)).toBe('2026-11-30T00:00');
  expect(reasons).toEqual(['TZID "Mars/Olympus" is not known; times in it were read in Asia/Tokyo']);
});

test('a cancelled instance is gone from the series, and answers as cancelled', async () => {
  const { google, get, calendarId } = load([
    ...event('DTSTART:20261130T000000Z', 'RRULE:FREQ=DAILY;COUNT=3'),
    ...event('DTSTART:20261201T000000Z', 'RECURRENCE-ID:20261201T000000Z', 'STATUS:CANCELLED'),
  ]);
  const agenda = google.agenda(calendarId, 0, Date.parse('2027-01-01T00:00:00Z'));
  expect(agenda.map(({ start }) => utc(start.dateTime))).toEqual(['2026-11-30T00:00', '2026-12-02T00:00']);
  const master = agenda[0]?.recurringEventId;
  const { body } = await get(`calendars/${calendarId}/events/${master}_20261201T000000Z`);
  expect(body).toMatchObject({ status: 'cancelled', recurringEventId: master });
});

test('an instance whose series is not in the file stands alone', () => {
  const { events } = load(event('DTSTART:20261201T050000Z', 'RECURRENCE-ID:20261201T000000Z'));
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    id: expect.stringMatching(/_20261201T000000Z$/),
    start: expect.anything(),
  });
});

test('line feeds alone, a byte order mark, folded lines, escapes and emoji are read', () => {
  const { google } = stage();
  const lines = [
    'BEGIN:VCALENDAR',
    ...event('DTSTART:20261130T000000Z', 'DESCRIPTION:手順書: https://a.exa', ' mple\\, b\\nnext 🚚'),
    'END:VCALENDAR',
  ];
  const { calendarId } = google.importIcs('x.ics', `\uFEFF${lines.join('\n')}`);
  expect(google.events(calendarId)[0]?.description).toBe('手順書: https://a.example, b\nnext 🚚');
});

test('a broken property is left out and told, the event is used', () => {
  const { events, reasons, imported } = load(
    event('DTSTART:20261130T000000Z', 'DTEND:soon', 'LOCATION', 'RRULE:FREQ=SOMETIMES'),
  );
  expect(imported).toBe(1);
  expect(events[0]).toMatchObject({ summary: 'Work' });
  expect(reasons).toEqual([
    expect.stringMatching(/^DTEND cannot be read and was left out: /),
    expect.stringMatching(/^LOCATION cannot be read and was left out: /),
    expect.stringMatching(/^RRULE cannot be read and was left out: /),
  ]);
});

test('a rule that Google does not take leaves the event once', () => {
  const { events, reasons } = load(event('DTSTART:20261130T000000Z', 'RRULE:FREQ=MINUTELY'));
  expect(events).toHaveLength(1);
  expect(events[0]?.recurrence).toBeUndefined();
  expect(reasons).toEqual([expect.stringMatching(/^used once, without its recurrence: /)]);
});

test('an event without a readable start is told with its line and uid, and the next is used', () => {
  const { google } = stage();
  const text = ['BEGIN:VCALENDAR', ...event('DTSTART:yesterday'), ...event('DTSTART:20261130T000000Z')].join(
    '\r\n',
  );
  const { imported, problems } = google.importIcs('broken.ics', text);
  expect(imported).toBe(1);
  expect(problems).toEqual([
    {
      file: 'broken.ics',
      component: 'VEVENT',
      line: 2,
      uid: 'u1',
      reason: expect.stringMatching(/^not imported: DTSTART cannot be read/),
    },
  ]);
});

test('a file that ends in the middle of an event, or is no calendar at all, is told', () => {
  const { google } = stage();
  const cut = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:u1', 'DTSTART:20261130T000000Z'].join('\r\n');
  expect(google.importIcs('cut.ics', cut)).toMatchObject({
    imported: 1,
    problems: [{ reason: 'END:VEVENT is missing; what stands there was used' }],
  });
  expect(google.importIcs('page.ics', '<html>Sign in</html>')).toMatchObject({
    imported: 0,
    problems: [{ file: 'page.ics', line: 1, reason: 'not imported: the file has no BEGIN:VCALENDAR' }],
  });
});

test('who answered no, and that it is the owner, is kept', () => {
  const { events } = load(
    event(
      'DTSTART:20261130T000000Z',
      'ATTENDEE;CN=Me;PARTSTAT=DECLINED:mailto:me@example.com',
      'ATTENDEE:mailto:you@example.com',
    ),
    { header: ['X-WR-CALNAME:me@example.com'] },
  );
  expect(events[0]?.attendees).toEqual([
    { email: 'me@example.com', displayName: 'Me', self: true, responseStatus: 'declined' },
    { email: 'you@example.com', responseStatus: 'needsAction' },
  ]);
});
