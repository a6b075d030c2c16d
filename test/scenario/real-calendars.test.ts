// Days of a real calendar: every timed event that came due has one incident, one card and one row, no other any.
import { readSharedCalendar, sharedCalendarsPresent } from '../sandbox/google/calendar/ics/shared-calendars';
import { type Toban, withToban } from './harness';

const withCalendars = sharedCalendarsPresent || process.env.CI ? describe : describe.skip;

interface Due {
  readonly taskKey: string;
  readonly title: string;
}

async function dueEvents(toban: Toban, startMs: number): Promise<readonly Due[]> {
  const { calendars, now } = await toban.state();
  return calendars.flatMap(({ id, events }) =>
    events
      .filter(({ start }) => {
        const ms = Date.parse(start?.dateTime ?? '');
        return ms > startMs && ms <= Date.parse(now);
      })
      .map((event) => ({ taskKey: `${id}/${event.id}`, title: event.summary ?? '' })),
  );
}

withCalendars('with TOBAN_CALENDARS or ../shared/calendars', () => {
  test.each([
    ['PT60H', 'recurrence-sequence.ics', '2024-01-02T13:30:00Z', 5],
    ['PT60H', 'ms_timezones.ics', '2020-09-10T06:30:00Z', 6],
    ['PT12H', 'festival-multiday-rrule.ics', '2011-08-05T09:50:00Z', 25],
  ])(
    '%s of %s from %s open all of it once',
    (duration, name, at, least) =>
      withToban({ at }, async (toban) => {
        await toban.importCalendar(name, readSharedCalendar(name));
        await toban.advance(duration);

        const due = await dueEvents(toban, Date.parse(at));
        expect(due.length).toBeGreaterThanOrEqual(least);
        const { ledger, incidents, slack } = await toban.state();
        const cell = (row: readonly string[], header: string) => row[ledger.headers.indexOf(header)] ?? '';
        const opened = ledger.rows.filter((row) => cell(row, 'Incident ID') !== '');
        const keys = opened.map((row) => cell(row, 'Task key'));
        expect(due.filter(({ taskKey }) => keys.filter((key) => key === taskKey).length !== 1)).toEqual([]);

        expect(new Set(keys).size).toBe(keys.length);
        expect(incidents.map(({ id }) => id).sort()).toEqual(
          opened.map((row) => cell(row, 'Incident ID')).sort(),
        );
        const cards = slack.filter(({ thread_ts }) => !thread_ts);
        expect(cards).toHaveLength(opened.length);
      }),
    300_000,
  );
});
