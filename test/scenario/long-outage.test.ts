// After a long outage everything that is not too late is opened within a few ticks, what ends first goes first, and what
// was missed is told in one message a channel.
import { CALENDAR, withToban } from './harness';

const BLUE = 'blue@group.calendar.google.com';
const at = (minutes: number) =>
  new Date(Date.parse('2026-11-24T09:00:00+09:00') + minutes * 60_000).toISOString();

test('110 tasks came due in two hours without ticks', () =>
  withToban({}, async (toban) => {
    await toban.set({ general: { 'Catch-up': '1h' } });
    await toban.addCalendar(BLUE, 'Blue');
    for (let number = 0; number < 100; number += 1) {
      const title = `Check ${String(number).padStart(2, '0')}`;
      await toban.addEvent(CALENDAR, { title, at: at(80), minutes: 30 + number });
    }
    for (let number = 0; number < 5; number += 1) {
      await toban.addEvent(CALENDAR, { title: `Early ${number}`, at: at(10 + number) });
      await toban.addEvent(BLUE, { title: `Early blue ${number}`, at: at(10 + number) });
    }
    await toban.advance('PT5M');
    await toban.break({ tick: { skip: 'PT2H' } });
    await toban.advance('PT2H');
    await toban.advance('PT4M');

    const { incidents, ledger } = await toban.state();
    const titles = incidents.map(({ title }) => title);
    expect(new Set(titles).size).toBe(100);
    expect(titles).toHaveLength(100);
    const first = incidents.filter(({ created_at }) => created_at === incidents[0]?.created_at);
    expect(first.map(({ title }) => title).sort()).toEqual(
      Array.from({ length: 50 }, (_, number) => `Check ${String(number).padStart(2, '0')}`),
    );
    const state = ledger.headers.indexOf('State');
    expect(ledger.rows.filter((row) => row[state] === 'missed')).toHaveLength(10);
    await toban.advance('PT5M');
    const { slack } = await toban.state();
    const digests = slack.filter(({ text }) => text.includes('Missed:'));
    expect(new Set(digests.map(({ channel }) => channel)).size).toBe(digests.length);
    expect(
      digests.map(({ text }) => (text.match(/Early/g) ?? []).length).reduce((sum, each) => sum + each),
    ).toBe(10);
  }));
