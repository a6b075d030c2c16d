// A changed title follows into the row and the card; the incident stays the one that was opened.
import { CALENDAR, withToban } from './harness';

test('row and card show the new title, and no second incident or card appears', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, { title: 'Patch db1', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT11M');
    await toban.changeEvent(CALENDAR, event.id, { summary: 'Patch db1 and db2' });
    await toban.advance('PT2M');
    expect((await toban.row('Patch db1 and db2')).State).toBe('open');
    expect((await toban.card('Patch db1 and db2')).lines).toEqual([]);
    expect((await toban.state()).incidents.map(({ title }) => title)).toEqual(['Patch db1']);
  }));
