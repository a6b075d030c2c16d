// The bridge to Slack hangs for hours: incidents are opened on time all the same, and Slack hears of everything later, once.

import { DUE_MEANWHILE, expectOneOfEach, minutesLate, posts, sixHoursWithout, TITLES } from './hanging';
import { withToban } from './harness';

test('six hours', () =>
  withToban({}, async (toban) => {
    toban.expectTrouble(/./);
    const seconds = await sixHoursWithout(toban, 'bridge');
    expect(seconds).toBeLessThan(360 * 2.4 + 22 * 60);
    const late = minutesLate((await toban.state()).incidents);
    expect(Object.keys(late).sort()).toEqual(TITLES.slice(0, DUE_MEANWHILE).sort());
    expect(Math.max(...Object.values(late))).toBeLessThanOrEqual(1);

    await toban.advance('PT1H30M');
    await expectOneOfEach(toban);
    expect(await posts(toban, 'The Slack bridge answers again')).toHaveLength(1);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
  }));
