// Each real export gives the instants that a person reading the file works out; the literals here were worked out so.
import { stage } from '../stage';
import { readSharedCalendar, sharedCalendarNames, sharedCalendarsPresent } from './shared-calendars';

const withCalendars = sharedCalendarsPresent || process.env.CI ? describe : describe.skip;

function load(file: string, start = '2026-11-29T23:55:00Z') {
  const { google, list, get, complaints } = stage(start);
  const { calendarId, imported, problems } = google.importIcs(file, readSharedCalendar(file));
  /** `2020-10-12T15:40 Title` in UTC, or the date of an all-day event. */
  const agenda = (from: string, to: string, title?: string) =>
    google
      .agenda(calendarId, Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`))
      .filter(({ summary }) => title === undefined || summary === title)
      .map(({ start: { date, dateTime }, summary }) => {
        const when = date ?? new Date(dateTime ?? '').toISOString().slice(0, 16);
        return title === undefined ? `${when} ${summary}` : when;
      });
  const info = google.calendars.find(({ id }) => id === calendarId);
  return { google, list, get, complaints, calendarId, imported, problems, agenda, info };
}

withCalendars('real calendar exports', () => {
  test('all of them are read, listed and allowed by the contract', async () => {
    for (const file of sharedCalendarNames()) {
      const { list, calendarId, imported, complaints } = load(file);
      expect(imported).toBeGreaterThan(0);
      const query = { timeMin: '2000-01-01T00:00:00Z', timeMax: '2027-01-01T00:00:00Z', maxResults: '2500' };
      for (const singleEvents of ['true', 'false']) {
        const { status, body } = await list(calendarId, { ...query, singleEvents, showDeleted: 'true' });
        expect(status).toBe(200);
        expect(body.items.length).toBeGreaterThan(0);
      }
      expect(complaints()).toEqual([]);
    }
  });

  test('badRRULE: what is no part of a rule is left out and told; three series go on', () => {
    const { problems, agenda, info, imported } = load('badRRULE.ics');
    expect(info).toMatchObject({ summary: 'ANONYMOUS', timeZone: 'America/Denver' });
    expect(imported).toBe(3);
    expect(problems).toEqual([
      {
        file: 'badRRULE.ics',
        component: 'VEVENT',
        line: 47,
        uid: '11le1ep09hvog7dbotn6foj38e@google.com',
        reason: 'RRULE: "RRULE:AnythingRandom" is no part of a rule and was left out',
      },
    ]);
    const october = ['2020-10-12T15:40', '2020-10-13T15:40', '2020-10-14T15:40', '2020-10-16T15:40'];
    expect(agenda('2020-10-12', '2020-10-17', 'Brain Break')).toEqual(october);
    expect(agenda('2020-11-02', '2020-11-03', 'Brain Break')).toEqual(['2020-11-02T16:40']);
    expect(agenda('2020-10-14', '2020-10-17', 'Academic Time')).toEqual([
      '2020-10-14T15:50',
      '2020-10-16T15:50',
    ]);
    expect(agenda('2020-12-18', '2021-01-06', 'Invalid RRULE property')).toEqual([
      '2020-12-18T06:20',
      '2021-01-04T06:20',
      '2021-01-05T06:20',
    ]);
  });

  test('biweekly-exdate-until: every second week, without the days that a list takes out, up to UNTIL', () => {
    const { agenda } = load('biweekly-exdate-until.ics');
    expect(agenda('2017-06-01', '2017-12-31', 'Example of comma-separated exdates')).toEqual([
      '2017-06-05T14:00',
      '2017-06-08T14:00',
      '2017-06-19T14:00',
      '2017-06-22T14:00',
      '2017-07-03T14:00',
      '2017-07-31T14:00',
    ]);
    expect(agenda('2017-02-01', '2017-03-01', 'Example of comma-separated exdates')).toEqual([
      '2017-02-16T15:00',
      '2017-02-27T15:00',
    ]);
  });

  test('biweekly-exdate-until: an EXDATE at another hour takes nothing out', () => {
    const { agenda } = load('biweekly-exdate-until.ics');
    expect(agenda('2017-12-01', '2017-12-31', 'Example of exdate with bad times')).toEqual([
      '2017-12-04T14:00',
      '2017-12-05T14:00',
      '2017-12-18T14:00',
      '2017-12-19T14:00',
    ]);
  });

  test('daily-count-exdate-recurrence-id: ten days less two, one of them moved', () => {
    const { agenda, problems, get, calendarId } = load('daily-count-exdate-recurrence-id.ics');
    expect(agenda('2015-07-01', '2015-08-01')).toEqual([
      '2015-07-06T19:00 Treasure Hunting',
      '2015-07-09T19:00 Treasure Hunting',
      '2015-07-09T22:00 More Treasure Hunting',
      '2015-07-11T19:00 Treasure Hunting',
      '2015-07-12T19:00 Treasure Hunting',
      '2015-07-13T19:00 Treasure Hunting',
      '2015-07-14T19:00 Treasure Hunting',
      '2015-07-15T19:00 Treasure Hunting',
    ]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      'it ends before it starts; the end was set to the start',
    ]);
    return expect(get(`calendars/${calendarId}/events/none`)).resolves.toMatchObject({ status: 404 });
  });

  test('exchange_whole_day_moved_recurrence: Thursday moved to Friday, and UNTIL in the zone of the file', () => {
    const { agenda, info } = load('exchange_whole_day_moved_recurrence.ics');
    expect(info).toMatchObject({ summary: 'Kalender', timeZone: 'Europe/Berlin' });
    const title = 'Exchange Recurring Test';
    expect(agenda('2026-02-20', '2026-03-04', title)).toEqual(['2026-02-24', '2026-02-27', '2026-03-03']);
    expect(agenda('2026-08-10', '2026-09-30', title)).toEqual(['2026-08-11', '2026-08-13', '2026-08-18']);
  });

  test('festival-multiday-rrule: times beside VALUE=DATE are times, told once with how often', () => {
    const { agenda, imported, problems } = load('festival-multiday-rrule.ics');
    expect(imported).toBe(128);
    expect(problems.find(({ reason }) => reason.startsWith('DTSTART'))?.reason).toBe(
      'DTSTART: VALUE=DATE stands beside a time of day; it was read as a date with time (and 127 more like it)',
    );
    expect(agenda('2011-08-01', '2011-10-01', 'foobarTV broadcast starts')).toEqual([
      '2011-08-04T12:00',
      '2011-08-05T12:00',
      '2011-09-05T12:00',
      '2011-09-09T12:00',
    ]);
    expect(agenda('2012-12-01', '2013-12-01', 'foobarTV broadcast starts')).toEqual([
      '2012-12-03T12:00',
      '2012-12-07T12:00',
      '2013-01-07T12:00',
      '2013-01-11T12:00',
    ]);
  });

  test('google-calendar-kiev-tz: the changed instance stands before its series in the file', () => {
    const { agenda } = load('google-calendar-kiev-tz.ics');
    expect(agenda('2016-08-01', '2016-09-30')).toEqual([
      '2016-08-25T11:00 repeated',
      '2016-08-26T11:00 bla bla',
      '2016-08-27T11:00 repeated',
      '2016-08-28T11:00 repeated',
    ]);
  });

  test('google-recurrence-order: the moved instance keeps the id of its old time', async () => {
    const { agenda, get, calendarId } = load('google-recurrence-order.ics');
    expect(agenda('2026-02-01', '2026-03-01')).toEqual([
      '2026-02-10T17:00 TEST RECURR 3',
      '2026-02-11T17:30 TEST RECURR 3 - MODIFIED',
      '2026-02-12T17:00 TEST RECURR 3',
    ]);
    const { body } = await get(`calendars/${calendarId}/events/aaaaaaaaaa888se1rr0b24sm4p_20260211T170000Z`);
    expect(body).toMatchObject({
      summary: 'TEST RECURR 3 - MODIFIED',
      recurringEventId: 'aaaaaaaaaa888se1rr0b24sm4p',
    });
  });

  test('large-file-with-late-error: 400 events are used, the broken one is told', () => {
    const { agenda, imported, problems } = load('large-file-with-late-error.ics');
    expect(imported).toBe(400);
    expect(problems.at(-1)).toEqual({
      file: 'large-file-with-late-error.ics',
      component: 'VEVENT',
      line: 2405,
      uid: 'event_error@example.com',
      reason: 'not imported: DTSTART stands twice',
    });
    expect(agenda('2024-01-01', '2024-01-03')).toEqual([
      '2024-01-02T10:00 Event 001',
      '2024-01-02T10:00 Event 366',
    ]);
    expect(agenda('2024-01-01', '2025-12-31', 'Event 060')).toEqual(['2024-03-01T10:00']);
    expect(problems[0]?.reason).toBe(
      'DTSTART: 2024-02-30T10:00:00Z does not exist; it was read as 2024-03-01T10:00:00Z',
    );
  });

  test('ms_timezones: Windows names are zones with summer time, and a misplaced quote is read', () => {
    const { agenda, problems } = load('ms_timezones.ics');
    expect(agenda('2020-09-10', '2020-09-11', 'test')).toEqual(['2020-09-10T07:00']);
    expect(agenda('2020-09-15', '2020-09-16', 'Not the actual summary 1')).toEqual(['2020-09-15T15:30']);
    expect(agenda('2020-07-19', '2020-08-01', 'Not the actual summary either')).toEqual([
      '2020-07-19T19:00',
      '2020-07-24T19:00',
      '2020-07-26T19:00',
      '2020-07-30T19:00',
      '2020-07-31T19:00',
    ]);
    const jira = "Log Yesterday's Jira time";
    expect(agenda('2020-06-01', '2020-06-16', jira).slice(0, 6)).toEqual([
      '2020-06-09T07:00',
      '2020-06-10T07:00',
      '2020-06-11T07:00',
      '2020-06-12T07:00',
      '2020-06-13T07:00',
      '2020-06-15T07:00',
    ]);
    expect(agenda('2021-03-08', '2021-12-31', jira)).toEqual(['2021-03-08T08:00', '2021-03-09T08:00']);
    expect(problems.map(({ reason }) => reason)).toEqual([expect.stringContaining('the closing quote')]);
  });

  test('recurrence-sequence: the highest sequence of a changed instance wins', () => {
    const { agenda } = load('recurrence-sequence.ics');
    expect(agenda('2024-01-01', '2024-02-01')).toEqual([
      '2024-01-01T10:00 Daily Meeting',
      '2024-01-02T14:00 Moved to afternoon (SEQUENCE 3)',
      '2024-01-03T15:00 Newer override (SEQUENCE 5) - should win',
      '2024-01-04T09:00 Morning slot (SEQUENCE 2)',
      '2024-01-04T10:00 Daily Meeting',
      '2024-01-04T15:00 Afternoon slot (SEQUENCE 4) - different time same day',
      '2024-01-05T10:00 Daily Meeting',
    ]);
  });

  test('sabredav-school-holidays: one event of many days', () => {
    const { google, calendarId, info } = load('sabredav-school-holidays.ics');
    expect(info).toMatchObject({ summary: 'Schulferien', timeZone: 'Europe/Berlin' });
    expect(google.events(calendarId)).toEqual([
      expect.objectContaining({
        summary: 'Sommerferien Sachsen',
        start: { date: '2018-07-02' },
        end: { date: '2018-08-11' },
        created: '2016-03-08T17:34:35.000Z',
        updated: '2016-11-29T13:19:29.000Z',
      }),
    ]);
  });

  test('tentative-apple-calendar: tentative stays, cancelled is a tombstone', async () => {
    const { google, agenda, get, calendarId } = load('tentative-apple-calendar.ics');
    expect(agenda('2022-07-01', '2022-08-01')).toEqual([
      '2022-07-04T23:00 Tentative',
      '2022-07-05T16:00 Confirmed',
      '2022-07-07T16:00 No Status',
    ]);
    const [tentative, , cancelled] = google.events(calendarId);
    expect(tentative).toMatchObject({
      status: 'tentative',
      attendees: [
        { email: 'tentative@example.com', displayName: 'tentative@example.com', responseStatus: 'tentative' },
      ],
    });
    expect((await get(`calendars/${calendarId}/events/${cancelled?.id}`)).body.status).toBe('cancelled');
  });

  test('whole_day_moved_over_dst_change_berlin: the 28th became the 30th', () => {
    const { google, calendarId, agenda } = load('whole_day_moved_over_dst_change_berlin.ics');
    expect(agenda('2024-10-01', '2024-12-01')).toEqual([
      '2024-10-27 test whole day moved',
      '2024-10-29 test whole day moved',
      '2024-10-30 test whole day moved',
    ]);
    expect(google.event(calendarId, '14nv8jl8d6dvdbl477lod4fftf_20241028')).toMatchObject({
      start: { date: '2024-10-30' },
      originalStartTime: { date: '2024-10-28' },
    });
  });

  test('yearly-recurring-unicode: each year on the same day, with its accents', () => {
    const { agenda, info } = load('yearly-recurring-unicode.ics');
    expect(info?.summary).toBe('Fête Nationale - Férié');
    expect(agenda('2025-01-01', '2027-01-01')).toEqual([
      '2025-07-14 Fête Nationale - Férié',
      '2026-07-14 Fête Nationale - Férié',
    ]);
  });

  test('no event is created or updated later than the start of the clock', () => {
    const { google, calendarId } = load('tentative-apple-calendar.ics', '2022-07-04T23:00:00Z');
    expect(google.events(calendarId).map(({ created, updated }) => [created, updated])).toEqual([
      ['2022-07-04T22:54:37.000Z', '2022-07-04T23:00:00.000Z'],
      ['2022-07-04T23:00:00.000Z', '2022-07-04T23:00:00.000Z'],
      ['2022-07-04T23:00:00.000Z', '2022-07-04T23:00:00.000Z'],
      ['2022-07-04T23:00:00.000Z', '2022-07-04T23:00:00.000Z'],
    ]);
  });
});
