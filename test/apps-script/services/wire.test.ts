// What goes out together, alone or not at all, and how many hangs it takes to find who hung.
import type { HealthOf, Service } from '../../../apps-script/src/core/health/health';
import { NOTHING_SPENT } from '../../../apps-script/src/core/health/run-time';
import type { Answer, Outgoing } from '../../../apps-script/src/services/fetch';
import { Watch } from '../../../apps-script/src/services/watch';
import { Wire } from '../../../apps-script/src/services/wire';

const NOW = Date.UTC(2026, 10, 30, 9);
const OK: Answer = { kind: 'answer', status: 200, contentType: '', text: 'ok' };

interface Fate {
  /** Milliseconds that a call to it takes. */
  readonly takes?: number;
  readonly fails?: boolean;
}

const DEAD: Fate = { takes: 60_000, fails: true };

function outside(fates: Partial<Record<Service, Fate>>, services: HealthOf = {}) {
  let clockMs = NOW;
  const trips: string[] = [];
  const start = { nowMs: NOW, services, runTime: NOTHING_SPENT, quotaMinutes: 90, byHand: false };
  const watch = new Watch(start, () => clockMs);
  const wire = new Wire(watch, (requests) => {
    const asked = [...new Set(requests.map((each) => each.service))];
    trips.push(asked.join('+'));
    const fated = asked.map((each) => fates[each] ?? {});
    clockMs += Math.max(...fated.map(({ takes = 100 }) => takes));
    if (fated.some(({ fails }) => fails)) throw new Error('Address unavailable');
    return requests.map(() => OK);
  });
  return { wire, watch, trips, seconds: () => (clockMs - NOW) / 1_000 };
}

const read = (service: Service): Outgoing => ({
  service,
  url: `https://${service}.example`,
  method: 'get',
  headers: {},
  repeatable: true,
});
const write = (service: Service): Outgoing => ({ ...read(service), method: 'post', repeatable: false });
const kinds = (answers: readonly Answer[]) => answers.map(({ kind }) => kind);
const hungBefore = (times: number) => ({
  hangs: times,
  sinceMs: NOW - 60_000,
  triedMs: NOW - 60_000,
  leftOut: times >= 3,
  outage: null,
});

test('services that answer share one round trip', () => {
  const { wire, trips, watch } = outside({});
  expect(kinds(wire.send([read('calendar'), read('pagerduty'), write('bridge')]))).toEqual([
    'answer',
    'answer',
    'answer',
  ]);
  expect(trips).toEqual(['calendar+pagerduty+bridge']);
  expect(watch.health).toEqual({});
});

test('of two the one that hung is known when the other has answered alone', () => {
  const { wire, trips, watch, seconds } = outside({ pagerduty: DEAD });
  expect(kinds(wire.send([read('calendar'), read('pagerduty')]))).toEqual(['answer', 'none']);
  expect(trips).toEqual(['calendar+pagerduty', 'calendar']);
  expect(watch.health).toEqual({ pagerduty: expect.objectContaining({ hangs: 1, leftOut: false }) });
  expect(seconds()).toBeLessThan(61);
});

test('a service that hung before is the last to be tried again', () => {
  const calendar = { ...hungBefore(1), sinceMs: null };
  const { wire, trips } = outside({ calendar: DEAD }, { calendar });
  expect(kinds(wire.send([read('calendar'), read('pagerduty')]))).toEqual(['none', 'answer']);
  expect(trips).toEqual(['calendar+pagerduty', 'pagerduty']);
});

test('when both reads answer alone it was the write, which is not repeated', () => {
  const { wire, trips, watch } = outside({ bridge: DEAD });
  expect(kinds(wire.send([read('calendar'), read('pagerduty'), write('bridge')]))).toEqual([
    'answer',
    'answer',
    'none',
  ]);
  expect(trips).toEqual(['calendar+pagerduty+bridge', 'calendar', 'pagerduty']);
  expect(watch.health).toEqual({ bridge: expect.objectContaining({ hangs: 1 }) });
});

test('several that hang are each found, at one more hang each', () => {
  const { wire, watch, seconds } = outside({ calendar: DEAD, pagerduty: DEAD });
  expect(kinds(wire.send([read('calendar'), read('pagerduty'), write('bridge')]))).toEqual([
    'none',
    'none',
    'none',
  ]);
  expect(Object.keys(watch.health).sort()).toEqual(['calendar', 'pagerduty']);
  expect(seconds()).toBe(180);
  expect(watch.hungMs).toBe(180_000);
});

test('after a hang its service is not asked again in the same tick', () => {
  const { wire, trips } = outside({ pagerduty: DEAD });
  wire.send([read('pagerduty')]);
  const [answer] = wire.send([write('pagerduty')]);
  expect(answer).toEqual({ kind: 'none', reason: expect.stringContaining('is left out') });
  expect(trips).toEqual(['pagerduty']);
});

test('a service that hung before goes alone: the others neither wait for it nor are repeated', () => {
  const { wire, trips, watch } = outside({ pagerduty: DEAD }, { pagerduty: hungBefore(2) });
  expect(kinds(wire.send([read('calendar'), read('pagerduty'), write('bridge')]))).toEqual([
    'answer',
    'none',
    'answer',
  ]);
  expect(trips).toEqual(['calendar+bridge', 'pagerduty']);
  expect(watch.health.pagerduty).toMatchObject({ hangs: 3, leftOut: true });
});

test('one that is left out is answered for at once, with the reason', () => {
  const { wire, trips } = outside({ pagerduty: DEAD }, { pagerduty: hungBefore(3) });
  const [, answer] = wire.send([read('calendar'), read('pagerduty')]);
  expect(answer).toEqual({
    kind: 'none',
    reason: 'pagerduty has not answered since 2026-11-30T08:59:00.000Z and is left out',
  });
  expect(trips).toEqual(['calendar']);
});

test('its trial that is answered makes it one of the others again', () => {
  const pagerduty = { ...hungBefore(3), triedMs: NOW - 3_600_000 };
  const { wire, watch } = outside({}, { pagerduty });
  expect(kinds(wire.send([read('calendar'), read('pagerduty')]))).toEqual(['answer', 'answer']);
  expect(watch.way('pagerduty')).toBe('together');
  expect(watch.health.pagerduty?.outage).toEqual({ fromMs: NOW - 60_000, untilMs: NOW });
});

test('a refused connection is no hang: reads are repeated alone, writes are not', () => {
  const { wire, trips, watch } = outside({ bridge: { fails: true } });
  expect(kinds(wire.send([read('calendar'), read('pagerduty'), write('bridge')]))).toEqual([
    'answer',
    'answer',
    'none',
  ]);
  expect(trips).toEqual(['calendar+pagerduty+bridge', 'calendar', 'pagerduty']);
  expect(watch.health).toEqual({});
});

test('an answer after half a minute is used, but counts as a hang', () => {
  const { wire, watch } = outside({ pagerduty: { takes: 30_000 } });
  expect(kinds(wire.send([read('pagerduty')]))).toEqual(['answer']);
  expect(kinds(wire.send([write('pagerduty')]))).toEqual(['answer']);
  expect(watch.health.pagerduty).toMatchObject({ hangs: 2 });
  expect(watch.hungMs).toBe(60_000);
});

test('of several that shared a slow round trip each goes alone from then on, until it answers quickly', () => {
  const { wire, trips, watch } = outside({ pagerduty: { takes: 30_000 } });
  wire.send([read('calendar'), read('pagerduty')]);
  wire.send([read('calendar'), read('pagerduty')]);
  expect(trips).toEqual(['calendar+pagerduty', 'calendar', 'pagerduty']);
  expect([watch.way('calendar'), watch.way('pagerduty')]).toEqual(['together', 'alone']);
});

test('a push that posted something was worth its 25 seconds: no hang, and the tick is not late for it', () => {
  const slow = outside({ bridge: { takes: 25_000 } });
  slow.wire.send([{ ...write('bridge'), isWorthLong: () => true }]);
  expect(slow.watch.health).toEqual({});
  expect(slow.watch.isLate).toBe(false);

  const idle = outside({ bridge: { takes: 25_000 } });
  idle.wire.send([{ ...write('bridge'), isWorthLong: () => false }]);
  expect(idle.watch.health.bridge).toMatchObject({ hangs: 1 });
  expect(idle.watch.isLate).toBe(true);
});

test('what can wait is left out of a tick that has taken 20 seconds', () => {
  const { wire, trips, watch } = outside({ calendar: DEAD });
  wire.send([read('calendar')]);
  expect(watch.isLate).toBe(true);
  expect(kinds(wire.sendIfEarly([write('bridge')]))).toEqual(['none']);
  expect(trips).toEqual(['calendar']);
});
