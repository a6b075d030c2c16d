// Ticks that Google leaves out open tasks late, once, and say how late; far too late they are missed, and said.
import { CALENDAR, withToban } from './harness';

test('a task that came due while no tick ran opens with the minutes late', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT5M');
    await toban.break({ tick: { skip: 'PT30M' } });
    await toban.advance('PT40M');
    expect(await toban.row('Check the backup')).toMatchObject({ State: 'open', 'Late (min)': '25' });
    await toban.incident('Check the backup');
  }));

test('a task beyond the catch-up window is missed and told by one digest', () =>
  withToban({}, async (toban) => {
    await toban.set({ general: { 'Catch-up': '1h' } });
    await toban.addEvent(CALENDAR, { title: 'Too late', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT5M');
    await toban.break({ tick: { skip: 'PT2H' } });
    await toban.advance('PT2H10M');
    expect((await toban.row('Too late')).State).toBe('missed');
    expect(await toban.incidents('Too late')).toEqual([]);
    const digests = (await toban.state()).slack.filter(({ text }) => text.includes('Too late'));
    expect(digests).toHaveLength(1);
  }));
