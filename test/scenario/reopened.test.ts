// What a person reopens or lets go of in PagerDuty is open again, and Slack is reminded.
import { CALENDAR, withToban } from './harness';

test('a finished task that is reopened, and a started one that is let go, wait for somebody again', () =>
  withToban({}, async (toban) => {
    for (const title of ['Reopened', 'Let go']) {
      await toban.addEvent(CALENDAR, { title, at: '2026-11-24T09:00:00+09:00' });
    }
    await toban.advance('PT12M');
    await toban.act('Reopened', 'resolve', 'Sato Ken');
    await toban.act('Let go', 'acknowledge', 'Sato Ken');
    await toban.advance('PT3M');
    await toban.act('Reopened', 'reopen', 'Sato Ken');
    await toban.act('Let go', 'unacknowledge', 'Sato Ken');
    await toban.advance('PT3M');
    for (const title of ['Reopened', 'Let go']) {
      expect((await toban.row(title)).State).toBe('open');
      expect((await toban.card(title)).lines.at(-1)?.text).toContain('Open again');
    }
    expect((await toban.row('Let go')).Who).toBe('Sato Ken');
  }));
