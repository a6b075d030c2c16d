// A bad cell stops its own calendar only, and is told once with tab, row, column, value and what is allowed.
import { CALENDAR, type Toban, withToban } from './harness';

const BLUE = 'blue@group.calendar.google.com';

async function told(toban: Toban, words: string): Promise<readonly string[]> {
  return (await toban.state()).slack.map(({ text }) => text).filter((text) => text.includes(words));
}

test('the other calendar goes on, and the bad one goes on when its cell is mended', () =>
  withToban({}, async (toban) => {
    await toban.addCalendar(BLUE, 'Blue');
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: 'soon' }] });
    await toban.addEvent(CALENDAR, { title: 'Stopped', at: '2026-11-24T09:00:00+09:00' });
    await toban.addEvent(BLUE, { title: 'Goes on', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT20M');
    await toban.incident('Goes on');
    expect(await toban.incidents('Stopped')).toEqual([]);
    expect(await told(toban, 'soon')).toEqual([
      expect.stringMatching(/Settings, row \d+, column "Lead" is "soon"; allowed: minutes/),
    ]);

    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: '0' }] });
    await toban.addEvent(CALENDAR, { title: 'Runs again', at: '2026-11-24T09:20:00+09:00' });
    await toban.advance('PT15M');
    expect((await toban.incident('Runs again')).status).toBe('triggered');
  }));

test('what is due of a stopped calendar opens from the ledger, marked; what is in rehearsal does not', () =>
  withToban({}, async (toban) => {
    await toban.addCalendar(BLUE, 'Blue');
    await toban.set({
      calendars: [{ 'Calendar ID': BLUE, Mode: 'rehearse' }],
    });
    await toban.addEvent(CALENDAR, { title: 'Due work', at: '2026-11-24T09:00:00+09:00' });
    await toban.addEvent(BLUE, { title: 'Rehearsed work', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT3M');
    await toban.set({
      calendars: [
        { 'Calendar ID': CALENDAR, Lead: 'soon' },
        { 'Calendar ID': BLUE, Mode: 'rehersal' },
      ],
    });
    await toban.advance('PT10M');
    expect((await toban.incident('Due work')).status).toBe('triggered');
    expect(await toban.row('Due work')).toMatchObject({
      State: 'open',
      Note: 'Opened from the ledger: its settings could not be read',
    });
    expect(await toban.incidents('Rehearsed work')).toEqual([]);
    expect(await toban.row('Rehearsed work')).toMatchObject({ State: 'skipped' });
  }));

test('a cell that was mended and is broken again is told again', () =>
  withToban({}, async (toban) => {
    for (const lead of ['soon', '5', 'soon']) {
      await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: lead }] });
      await toban.advance('PT10M');
    }
    expect(await told(toban, 'soon')).toHaveLength(2);
  }));

test('a directive that is not understood is told in the calendar’s channel, stands in the ledger and on the card', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, {
      title: 'Odd service',
      at: '2026-11-24T09:00:00+09:00',
      description: '<p>service: the backup one</p><p>urgency: low</p>',
    });
    await toban.advance('PT5M');
    expect(await told(toban, 'the backup one')).toEqual([
      expect.stringMatching(
        /service: "the backup one" is not understood.*\n2026-11-24 09:00\+09:00 · Aoba Foods/,
      ),
    ]);
    expect(await toban.row('Odd service')).toMatchObject({
      Note: expect.stringMatching(/^service: "the backup one"/),
    });
    await toban.advance('PT10M');
    expect(await toban.incident('Odd service')).toMatchObject({ urgency: 'low' });
    expect(JSON.stringify((await toban.card('Odd service')).root)).toContain('the backup one');
  }));
