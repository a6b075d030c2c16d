// A bad cell stops its own calendar only, and is told once with tab, row, column, value and what is allowed.
import { CALENDAR, withToban } from './harness';

test('the other calendar goes on, and the bad one goes on when its cell is mended', () =>
  withToban({}, async (toban) => {
    await toban.addCalendar('blue@group.calendar.google.com', 'Blue');
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: 'soon' }] });
    await toban.addEvent(CALENDAR, { title: 'Stopped', at: '2026-11-24T09:00:00+09:00' });
    await toban.addEvent('blue@group.calendar.google.com', {
      title: 'Goes on',
      at: '2026-11-24T09:00:00+09:00',
    });
    await toban.advance('PT20M');
    await toban.incident('Goes on');
    expect(await toban.incidents('Stopped')).toEqual([]);
    const told = (await toban.state()).slack.filter(({ text }) => text.includes('soon'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(/Settings, row \d+, column "Lead" is "soon"; allowed: minutes/);

    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Lead: '0' }] });
    await toban.addEvent(CALENDAR, { title: 'Runs again', at: '2026-11-24T09:20:00+09:00' });
    await toban.advance('PT15M');
    expect((await toban.incident('Runs again')).status).toBe('triggered');
  }));
