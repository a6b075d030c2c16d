// A calendar in rehearsal calls nobody: each due task is told once in the test channel. Then it is switched on.
import { CALENDAR, withToban } from './harness';

test('no incident, no card, one notice a task; switched on, the next task is opened and the rehearsed one is not', () =>
  withToban({}, async (toban) => {
    const { channels } = await toban.console();
    const test = channels.find(({ name }) => /test/.test(name)) ?? channels.at(-1);
    await toban.set({
      calendars: [{ 'Calendar ID': CALENDAR, Mode: 'rehearse' }],
      general: { 'Test channel': test?.id ?? '' },
    });
    await toban.addEvent(CALENDAR, { title: 'Rehearsed', at: '2026-11-24T09:00:00+09:00' });
    await toban.addEvent(CALENDAR, { title: 'In earnest', at: '2026-11-24T09:20:00+09:00' });
    await toban.advance('PT15M');
    expect(await toban.row('Rehearsed')).toMatchObject({ State: 'skipped', 'Skipped for': 'rehearsal' });
    expect((await toban.state()).incidents).toEqual([]);
    const told = (await toban.state()).slack;
    expect(told).toMatchObject([{ channel: test?.id, text: expect.stringContaining('Rehearsed') }]);

    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Mode: 'on' }] });
    await toban.advance('PT20M');
    expect((await toban.state()).incidents).toMatchObject([{ title: 'In earnest', status: 'triggered' }]);
    expect((await toban.row('Rehearsed')).State).toBe('skipped');
  }));
