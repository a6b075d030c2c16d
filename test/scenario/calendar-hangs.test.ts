// Google Calendar hangs for hours: what the ledger holds is opened on time from its rows, and what was added meanwhile is
// found afterwards.

import { DUE_MEANWHILE, minutesLate, posts, sixHoursWithout, TITLES } from './hanging';
import { CALENDAR, withToban } from './harness';

test('six hours', () =>
  withToban({}, async (toban) => {
    const seconds = await sixHoursWithout(toban, 'calendar');
    expect(seconds).toBeLessThan(360 * 2.4 + 22 * 60);
    const late = minutesLate((await toban.state()).incidents);
    expect(Object.keys(late).sort()).toEqual(TITLES.slice(0, DUE_MEANWHILE).sort());
    expect(Math.max(...Object.values(late))).toBeLessThanOrEqual(2);
    expect((await toban.row('Check at 11')).Note).toContain('Opened from the ledger');
    expect(await posts(toban, 'Google Calendar leaves calls without an answer')).toHaveLength(1);
    await toban.addEvent(CALENDAR, { title: 'Added meanwhile', at: '2026-11-24T15:10:00+09:00' });

    await toban.advance('PT1H30M');
    expect((await toban.row('Added meanwhile')).State).toBe('open');
    expect(await posts(toban, 'Google Calendar answers again')).toHaveLength(1);
    expect((await toban.console()).heartbeat).toMatchObject({ ok: true });
  }));
