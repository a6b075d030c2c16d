// A `lead:` line in an event, far longer than any lead in use, calls people in time, on time.
import { CALENDAR, withToban } from './harness';

test('a lead of seven days, in an event a week ahead: opened a week before its start', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, {
      title: 'Order hardware',
      at: '2026-12-01T09:30:00+09:00',
      description: 'lead: 7d',
    });
    await toban.advance('PT50M');
    expect((await toban.incident('Order hardware')).created_at).toBe('2026-11-24T00:30:00Z');
    expect((await toban.row('Order hardware'))['Late (min)']).toBe('0');
  }));

test('an event a week ahead without such a line has no row yet', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Next week', at: '2026-12-01T09:30:00+09:00' });
    await toban.advance('PT15M');
    expect(await toban.rows('Next week')).toEqual([]);
  }));

test('moved while its start is still days ahead: it opens by its new time', () =>
  withToban({}, async (toban) => {
    const event = await toban.addEvent(CALENDAR, {
      title: 'Order hardware',
      at: '2026-11-28T09:30:00+09:00',
      description: '事前：４日',
    });
    await toban.advance('PT20M');
    await toban.moveEvent(CALENDAR, event, '2026-11-28T09:50:00+09:00');
    await toban.advance('PT1H');
    expect((await toban.incident('Order hardware')).created_at).toBe('2026-11-24T00:50:00Z');
  }));
