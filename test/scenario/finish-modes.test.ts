// Work ends when somebody finishes it, or, where its row or event says so, at its planned end.
import { CALENDAR, withToban } from './harness';

const AT_9 = '2026-11-24T09:00:00+09:00';

test('"at end": what was started is resolved at its planned end, and Slack says so', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Watch', at: AT_9, minutes: 30, description: '完了：終了時' });
    await toban.advance('PT12M');
    await toban.act('Watch', 'acknowledge', 'Sato Ken');
    await toban.advance('PT27M');
    expect((await toban.row('Watch')).State).toBe('started');
    await toban.advance('PT3M');
    expect(await toban.row('Watch')).toMatchObject({ State: 'done', Who: 'Sato Ken' });
    expect((await toban.incident('Watch')).status).toBe('resolved');
  }));

test('"at end": what nobody started stays open past its planned end', () =>
  withToban({}, async (toban) => {
    await toban.set({ calendars: [{ 'Calendar ID': CALENDAR, Finish: 'at end' }] });
    await toban.addEvent(CALENDAR, { title: 'Watch', at: AT_9, minutes: 15 });
    await toban.advance('PT40M');
    expect((await toban.row('Watch')).State).toBe('open');
    expect((await toban.incident('Watch')).status).toBe('triggered');
  }));

test('"manual": it goes on past its planned end until somebody finishes it', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Watch', at: AT_9, minutes: 15 });
    await toban.advance('PT12M');
    await toban.act('Watch', 'acknowledge', 'Sato Ken');
    await toban.advance('PT30M');
    expect((await toban.row('Watch')).State).toBe('started');
    await toban.act('Watch', 'resolve', 'Sato Ken');
    await toban.advance('PT2M');
    expect(await toban.row('Watch')).toMatchObject({ State: 'done', 'Finished by': 'Sato Ken' });
  }));
