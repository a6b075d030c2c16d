// Wall clocks are those of the calendar's own zone: all-day work starts by them, also where the clock jumps or stands still.
import { type Toban, withToban } from './harness';

const BERLIN = 'berlin@group.calendar.google.com';

async function withBerlin(toban: Toban, allDayTime: string): Promise<void> {
  await toban.addCalendar(BERLIN, 'Berlin', 'Europe/Berlin');
  await toban.set({ calendars: [{ 'Calendar ID': BERLIN, 'All-day time': allDayTime }] });
}
const addDay = (toban: Toban, title: string, date: string, next: string) =>
  toban.ask('POST', `/api/calendars/${encodeURIComponent(BERLIN)}/events`, {
    summary: title,
    start: { date },
    end: { date: next },
  });
const opened = async (toban: Toban, title: string) => (await toban.incident(title)).created_at;

test('an all-day event of a calendar in Berlin starts at 09:30 there', () =>
  withToban({ at: '2026-11-24T08:50:00+01:00' }, async (toban) => {
    await withBerlin(toban, '09:30');
    await addDay(toban, 'Month end', '2026-11-24', '2026-11-25');
    await toban.advance('PT50M');
    expect(await opened(toban, 'Month end')).toBe('2026-11-24T08:30:00Z');
    expect((await toban.row('Month end')).Start).toBe('2026-11-24 09:30+01:00');
  }));

test('02:30 on the night in which that hour does not exist: at 03:00, the first instant after it', () =>
  withToban({ at: '2027-03-28T01:30:00+01:00' }, async (toban) => {
    await withBerlin(toban, '02:30');
    await addDay(toban, 'Night job', '2027-03-28', '2027-03-29');
    await toban.advance('PT90M');
    expect(await opened(toban, 'Night job')).toBe('2027-03-28T01:00:00Z');
  }));

test('02:30 on the night in which that hour comes twice: the first of the two, once', () =>
  withToban({ at: '2026-10-25T01:50:00+02:00' }, async (toban) => {
    await withBerlin(toban, '02:30');
    await addDay(toban, 'Night job', '2026-10-25', '2026-10-26');
    await toban.advance('PT3H');
    expect(await opened(toban, 'Night job')).toBe('2026-10-25T00:30:00Z');
  }));

test('a daily event that began before the change keeps its wall clock: 09:00 after it too', () =>
  withToban({ at: '2027-03-28T08:50:00+02:00' }, async (toban) => {
    await withBerlin(toban, '09:00');
    const times = (start: string) => ({ dateTime: `2027-03-27T${start}:00`, timeZone: 'Europe/Berlin' });
    await toban.ask('POST', `/api/calendars/${encodeURIComponent(BERLIN)}/events`, {
      summary: 'Morning check',
      start: times('09:00'),
      end: times('09:30'),
      recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
    });
    await toban.advance('PT15M');
    expect(await opened(toban, 'Morning check')).toBe('2027-03-28T07:00:00Z');
  }));
