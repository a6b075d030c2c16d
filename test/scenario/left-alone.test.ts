// What is over before Toban comes, added after its time, or marked as skipped calls nobody.
import { CALENDAR, withToban } from './harness';

test('none of them has an incident or a card', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Before Toban', at: '2026-11-24T08:30:00+09:00' });
    await toban.addEvent(CALENDAR, {
      title: 'Left out',
      at: '2026-11-24T09:00:00+09:00',
      description: '<b>Skip</b>: yes',
    });
    await toban.advance('PT40M');
    await toban.addEvent(CALENDAR, { title: 'Afterthought', at: '2026-11-24T08:55:00+09:00' });
    await toban.advance('PT10M');
    const { incidents, slack } = await toban.state();
    expect(incidents).toEqual([]);
    expect(slack).toEqual([]);
    expect(await toban.rows('Before Toban')).toEqual([]);
    expect((await toban.row('Left out')).State).toBe('skipped');
    expect(await toban.row('Afterthought')).toMatchObject({
      State: 'skipped',
      Note: 'Skipped: added after its time',
    });
  }));
