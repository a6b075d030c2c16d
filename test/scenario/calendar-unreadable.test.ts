// A calendar that cannot be read proves nothing: what is known still opens, and nothing is called off.
import { CALENDAR, withToban } from './harness';

test('with the calendar unreadable, an open task stays open and a known one still opens', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/could not be read|tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Already open', at: '2026-11-24T08:55:00+09:00' });
    await toban.addEvent(CALENDAR, { title: 'Known and due', at: '2026-11-24T09:10:00+09:00' });
    await toban.advance('PT10M');
    await toban.break({ calendar: { status: 500, for: 'PT20M' } });
    await toban.advance('PT15M');

    for (const title of ['Already open', 'Known and due']) {
      expect((await toban.incident(title)).status).toBe('triggered');
      expect((await toban.row(title)).State).toBe('open');
    }
  }));
