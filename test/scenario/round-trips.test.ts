// A tick is cheap: five round trips when nothing is to be done, ten when something is.
import { CALENDAR, withToban } from './harness';

test('idle at most 5 round trips and 5 requests, busy at most 10', () =>
  withToban({}, async (toban) => {
    await toban.addEvent(CALENDAR, { title: 'Check the backup', at: '2026-11-24T09:00:00+09:00' });
    await toban.advance('PT7M');
    const idle = (await toban.state()).ticks.last;
    expect(idle?.roundTrips).toBeLessThanOrEqual(5);
    expect(idle?.urlFetches).toBeLessThanOrEqual(5);

    await toban.advance('PT3M');
    await toban.incident('Check the backup');
    const busy = (await toban.state()).ticks.last;
    expect(busy?.roundTrips).toBeGreaterThan(5);
    expect(busy?.roundTrips).toBeLessThanOrEqual(10);
  }));
