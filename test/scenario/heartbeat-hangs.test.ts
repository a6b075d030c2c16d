// The heartbeat's address hangs for hours: that hinders nothing, is said, and costs little of the day's run time.

import { DUE_MEANWHILE, expectOneOfEach, minutesLate, posts, sixHoursWithout, TITLES } from './hanging';
import { withToban } from './harness';

test('six hours', () =>
  withToban({}, async (toban) => {
    const seconds = await sixHoursWithout(toban, 'heartbeat');
    expect(seconds).toBeLessThan(360 * 2.2 + 12 * 60);
    const late = minutesLate((await toban.state()).incidents);
    expect(Object.keys(late).sort()).toEqual(TITLES.slice(0, DUE_MEANWHILE).sort());
    expect(Math.max(...Object.values(late))).toBeLessThanOrEqual(1);
    expect(await posts(toban, 'The heartbeat’s address leaves calls without an answer')).toHaveLength(1);

    await toban.advance('PT3H');
    await expectOneOfEach(toban);
    expect(await posts(toban, 'The heartbeat’s address answers again')).toHaveLength(1);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
  }));
