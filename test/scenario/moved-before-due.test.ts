// An event that moves before it is due takes its row along: it opens at the new time only.
import { CALENDAR, withToban } from './harness';

test('nothing opens at the old time, one incident opens at the new one', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT5M');
    await toban.moveEvent(CALENDAR, event, '2026-11-24T09:20:00+09:00');
    await toban.advance('PT20M');
    expect(await toban.incidents('Patch db1')).toEqual([]);
    expect(await toban.row('Patch db1')).toMatchObject({ State: 'upcoming', Due: '2026-11-24 09:20+09:00' });

    await toban.advance('PT10M');
    expect((await toban.incident('Patch db1')).created_at).toBe('2026-11-24T00:20:00Z');
    expect((await toban.card('Patch db1')).lines).toEqual([]);
  }));
