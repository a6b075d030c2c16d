// While a hold lasts, due tasks wait; they are told when it begins and when it ends, and none is missed because of it.
import { CALENDAR, type Toban, withToban } from './harness';

const BLUE = 'blue@group.calendar.google.com';
const at = (time: string) => `2026-11-24T${time}:00+09:00`;
const holdRow = (toban: Toban, until: string) =>
  toban.set({ calendars: [{ 'Calendar ID': CALENDAR, 'Hold until': until }] });

async function told(toban: Toban, text: RegExp): Promise<readonly string[]> {
  const { slack } = await toban.state();
  return slack.filter((each) => text.test(each.text)).map((each) => each.text);
}

test('a row’s hold: its due task waits and opens when it ends, other calendars go on', () =>
  withToban({}, async (toban) => {
    await toban.addCalendar(BLUE, 'Blue');
    await toban.addEvent(CALENDAR, { title: 'Waits', at: at('09:10') });
    await toban.addEvent(BLUE, { title: 'Goes on', at: at('09:10') });
    await toban.advance('PT5M');
    await holdRow(toban, '2026-11-24 09:40+09:00');
    await toban.advance('PT30M');
    expect((await toban.incident('Goes on')).status).toBe('triggered');
    expect(await toban.incidents('Waits')).toEqual([]);
    const [begun, ...more] = await told(toban, /On hold until/);
    expect(more).toEqual([]);
    expect(begun).toContain('On hold until 2026-11-24 09:40+09:00: Aoba Foods');
    expect(begun).toContain('Waits');

    await toban.advance('PT20M');
    expect((await toban.incident('Waits')).created_at).toBe('2026-11-24T00:40:00Z');
    const [ended, ...others] = await told(toban, /The hold has ended/);
    expect(others).toEqual([]);
    expect(ended).toContain('Waits');
  }));

test('a hold of all, longer than the catch-up window, prolonged and then cleared early: nothing is missed', () =>
  withToban({}, async (toban) => {
    await toban.set({ general: { 'Catch-up': '1h', 'Hold all until': '2026-11-24 10:30+09:00' } });
    await toban.addCalendar(BLUE, 'Blue');
    await toban.addEvent(CALENDAR, { title: 'One', at: at('09:10') });
    await toban.addEvent(BLUE, { title: 'Other', at: at('09:20') });
    await toban.advance('PT1H');
    await toban.set({ general: { 'Hold all until': '2026-11-24 18:00+09:00' } });
    await toban.advance('PT2H');
    await toban.set({ general: { 'Hold all until': '' } });
    await toban.advance('PT5M');
    for (const title of ['One', 'Other']) {
      expect((await toban.incident(title)).status).toBe('triggered');
      expect((await toban.row(title)).State).toBe('open');
    }
    expect(await told(toban, /On hold until 2026-11-24 10:30/)).toHaveLength(1);
    expect(await told(toban, /On hold until 2026-11-24 18:00/)).toHaveLength(1);
    expect(await told(toban, /The hold has ended: all calendars/)).toHaveLength(1);
  }));

test.each(['killAtCall', 'killAfterCall'])('with ticks that die (%s) it is still told once each', (kill) =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/killed/);
    await toban.addEvent(CALENDAR, { title: 'Waits', at: at('09:10') });
    await toban.advance('PT5M');
    await holdRow(toban, '2026-11-24 09:20+09:00');
    for (const call of [5, 6, 7]) {
      await toban.break({ tick: { [kill]: call } });
      await toban.advance('PT2M');
    }
    await toban.advance('PT18M30S');
    for (const call of [5, 6, 7]) {
      await toban.break({ tick: { [kill]: call } });
      await toban.advance('PT2M');
    }
    await toban.mend();
    await toban.advance('PT10M');
    expect(await told(toban, /On hold until/)).toHaveLength(1);
    expect(await told(toban, /The hold has ended/)).toHaveLength(1);
    await toban.incident('Waits');
  }),
);
