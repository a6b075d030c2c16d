// Google stops the triggers of a consumer account after 90 minutes a day: whatever hangs, the ticks stay below, at two
// seconds for each of them (the design's mean), and a service is never forgotten.
import { SERVICES, type Service } from '../../../apps-script/src/core/health/health';
import { longestGap, mostInADay, play } from './hanging-days';

const HANG_MS = 60_000;
const USED: readonly Service[] = SERVICES.filter((each) => each !== 'secondBridge');
const ALL_SUBSETS = USED.reduce<Service[][]>(
  (sets, each) => sets.concat(sets.map((set) => [...set, each])),
  [[]],
);

test.each(ALL_SUBSETS.map((set) => [set.join(', ') || 'nothing', set] as const))(
  'two days in which %s hangs',
  (_, set) => {
    const { ms, called } = play({
      days: 2,
      quotaMinutes: 90,
      hangMs: (service) => (set.includes(service) ? HANG_MS : 0),
    });
    expect(mostInADay(ms)).toBeLessThan(90);
    for (const service of set) expect(called[service].length).toBeGreaterThan(5);
  },
);

test.each(['calendar', 'pagerduty', 'bridge'] as const)(
  'while %s alone hangs it is tried after at most 90 minutes, and in the first hours much sooner',
  (hanging) => {
    const { called } = play({
      days: 2,
      quotaMinutes: 90,
      hangMs: (service) => (service === hanging ? HANG_MS : 0),
    });
    const tried = called[hanging];
    expect(longestGap(tried)).toBeLessThanOrEqual(90);
    expect(longestGap(tried.filter((minute) => minute < 60))).toBeLessThanOrEqual(20);
    expect(longestGap(tried.filter((minute) => minute < 240))).toBeLessThanOrEqual(40);
  },
);

test('the heartbeat, on which nothing depends, costs far less', () => {
  const { ms } = play({
    days: 2,
    quotaMinutes: 90,
    hangMs: (service) => (service === 'heartbeat' ? HANG_MS : 0),
  });
  expect(mostInADay(ms)).toBeLessThan(70);
});

test('with the run time of a Workspace account a service that hangs is tried every few minutes all day', () => {
  const { ms, called } = play({
    days: 2,
    quotaMinutes: 360,
    hangMs: (service) => (service === 'pagerduty' ? HANG_MS : 0),
  });
  expect(mostInADay(ms)).toBeLessThan(360);
  expect(longestGap(called.pagerduty)).toBeLessThanOrEqual(12);
});

describe.each([0.02, 0.1, 0.3, 0.6, 0.9])('a service of which %d of the calls hang', (share) => {
  test.each([25_000, 60_000])('for %d ms', (hangMs) => {
    const chance = mulberry32(42);
    const { ms } = play({
      days: 2,
      quotaMinutes: 90,
      hangMs: (service) => (service === 'pagerduty' && chance() < share ? hangMs : 0),
    });
    expect(mostInADay(ms)).toBeLessThan(90);
  });
});

test('after an outage of six hours a service is used in every tick again, at the latest 45 minutes later', () => {
  const { called } = play({
    days: 1,
    quotaMinutes: 90,
    hangMs: (service, minute) => (service === 'pagerduty' && minute < 360 ? HANG_MS : 0),
  });
  const after = called.pagerduty.filter((minute) => minute >= 360);
  expect((after[0] ?? 1_440) - 360).toBeLessThanOrEqual(45);
  expect(longestGap(after)).toBe(1);
});

/** Numbers from 0 to 1, the same ones for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
