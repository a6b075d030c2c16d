// PagerDuty that leaves every call without an answer for hours: what comes due waits and is opened afterwards, once, and
// Toban stays far below the run time that Google gives it for a day.

import { DUE_MEANWHILE, expectOneOfEach, minutesLate, posts, sixHoursWithout, TITLES } from './hanging';
import { CALENDAR, withToban } from './harness';

test('six hours', () =>
  withToban({}, async (toban) => {
    const seconds = await sixHoursWithout(toban, 'pagerduty');
    // 360 ticks of two seconds, and about the square root of 360 minutes of trials.
    expect(seconds).toBeLessThan(360 * 2.2 + 22 * 60);
    expect((await toban.state()).incidents).toEqual([]);
    for (const title of TITLES.slice(0, DUE_MEANWHILE))
      expect((await toban.row(title)).State).toBe('opening');
    expect(await posts(toban, 'PagerDuty leaves calls without an answer')).toHaveLength(1);
    const { heartbeat } = await toban.console();
    expect(heartbeat).toMatchObject({
      ok: false,
      reason: expect.stringContaining('pagerduty has not answered'),
    });

    await toban.advance('PT1H30M');
    await expectOneOfEach(toban);
    const late = minutesLate((await toban.state()).incidents);
    expect(Math.max(...Object.values(late))).toBeLessThan(6 * 60 + 45);
    expect(late['Check at 16']).toBe(0);
    expect(await posts(toban, 'PagerDuty answers again')).toHaveLength(1);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
  }));

test('one call that hangs delays a task by a minute', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/tick not complete/);
    await toban.addEvent(CALENDAR, { title: 'Batch check', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT9M30S');
    await toban.break({ pagerduty: { hang: 'PT60S', for: 'PT1M' } });
    await toban.advance('PT3M');
    expect((await toban.incident('Batch check')).created_at).toMatch(/T00:0[12]/);
    expect(await toban.cards('Batch check')).toHaveLength(1);
  }));
