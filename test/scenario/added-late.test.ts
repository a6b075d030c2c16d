// An event that is put at a time long past calls nobody; one that is put just past its time is opened late.
import { CALENDAR, withToban } from './harness';

test('added an hour after its start: skipped with the reason; added five minutes after it: opened late', () =>
  withToban({}, async (toban) => {
    await toban.advance('PT1H30M');
    await toban.addEvent(CALENDAR, { title: 'Long past', at: '2026-11-24T09:20:00+09:00', minutes: 120 });
    await toban.addEvent(CALENDAR, { title: 'Just past', at: '2026-11-24T10:15:00+09:00' });
    await toban.advance('PT3M');
    expect(await toban.row('Long past')).toMatchObject({
      State: 'skipped',
      Note: 'Skipped: added after its time',
    });
    expect(await toban.row('Just past')).toMatchObject({ State: 'open' });
    expect((await toban.state()).incidents).toHaveLength(1);
  }));

test('added in time, but seen only after an outage: opened late', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/could not be read|tick not complete/);
    await toban.advance('PT5M');
    await toban.break({ calendar: { status: 503, for: 'PT1H' } });
    await toban.addEvent(CALENDAR, { title: 'Not seen', at: '2026-11-24T09:05:00+09:00', minutes: 120 });
    await toban.advance('PT1H5M');
    expect((await toban.row('Not seen')).State).toBe('open');
  }));

test('nothing that started before Toban first read the calendar is opened', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Before', at: '2026-11-24T08:30:00+09:00' });
    await toban.advance('PT10M');
    expect(await toban.rows('Before')).toEqual([]);
    expect((await toban.state()).incidents).toEqual([]);
  }));
