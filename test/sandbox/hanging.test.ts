// A service that hangs: virtual time passes in the tick that waits for it, and all else happens in order meanwhile.
import { Driver } from './driver';
import { Sandbox } from './sandbox';

let sandbox: Sandbox;
let toban: Driver;

beforeEach(async () => {
  const atMs = Date.parse('2026-11-24T00:00:30Z');
  sandbox = await Sandbox.start({ calendars: [], atMs, speed: 0, port: 0, locale: 'en' });
  toban = new Driver(sandbox.url);
  await toban.addCalendar('ops@group.calendar.google.com', 'Operations');
});
afterEach(() => sandbox.close());

test.each(['pagerduty', 'calendar', 'bridge', 'heartbeat'] as const)(
  'a tick waits 60 seconds for %s, and its clock moves on',
  async (service) => {
    // 00:00:30: the sign of life to the bridge goes out at 00:05.
    await toban.advance(service === 'bridge' ? 'PT4M' : 'PT0.5S');
    await toban.break({ [service]: { hang: 'PT60S', for: 'PT1M' } });
    const before = (await toban.state()).ticks.seconds;
    expect((await toban.console()).faults).toEqual([`${service}.hang`]);
    await toban.advance('PT2M');
    const { ticks } = await toban.state();
    expect(ticks.seconds - before).toBeGreaterThanOrEqual(60);
  },
);

test('a tick that hangs longer than a minute is met by the next one, which finds the lock taken', async () => {
  await toban.break({ calendar: { hang: 'PT60S', for: 'PT3M' }, pagerduty: { hang: 'PT60S', for: 'PT3M' } });
  await toban.advance('PT4M');
  const { executions } = sandbox.script;
  const leftOut = executions.filter(({ logs }) => logs.some(({ text }) => text.includes('holds the lock')));
  expect(leftOut.length).toBeGreaterThan(0);
  for (const { startedMs, endedMs } of leftOut) expect(endedMs - startedMs).toBe(15_000);
});

test('each round trip of a tick takes as long as the latency says', async () => {
  await toban.advance('PT1M');
  await toban.break({ tick: { latency: 'PT0.4S' } });
  await toban.advance('PT1M');
  const { ticks } = await toban.state();
  expect(ticks.seconds).toBeCloseTo(0.4 * (ticks.last?.roundTrips ?? 0), 5);
});
