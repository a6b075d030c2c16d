// A random story: what happens to one or two tasks, how its news travels, and what troubles the bridge meanwhile.
import * as fc from 'fast-check';
import { ACTS, type Act } from './acts';
import type { Subscription, Travel } from './courier';
import type { Arrival } from './task';
import { TROUBLES } from './trouble';

export interface Scene {
  readonly task: number;
  readonly gapMs: number;
  readonly act: Act;
}

export interface Story {
  readonly scenes: readonly Scene[];
  /** By task. */
  readonly refusals: readonly number[];
  /** By task; one of them has never been invited. */
  readonly channels: readonly string[];
  readonly remindEveryMinutes: number;
  /** Notices of their own that the tick has to tell. */
  readonly notices: readonly { readonly afterMs: number; readonly channel: string }[];
  readonly tells: boolean;
  readonly subscriptions: readonly Subscription[];
  /** One for each event and subscription, in turn. */
  readonly travels: readonly Travel[];
  readonly arrivals: readonly Arrival[];
  readonly troubles: readonly {
    readonly kind: (typeof TROUBLES)[number];
    readonly afterMs: number;
    readonly forMs: number;
  }[];
  readonly seed: number;
}

const gapMs = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 999 }) },
  { weight: 4, arbitrary: fc.integer({ min: 1_000, max: 59_999 }) },
  { weight: 3, arbitrary: fc.integer({ min: 60_000, max: 900_000 }) },
);

const scene: fc.Arbitrary<Scene> = fc.record({
  task: fc.integer({ min: 0, max: 1 }),
  gapMs,
  act: fc.constantFrom(...ACTS),
});

const travel: fc.Arbitrary<Travel> = fc.record({
  lost: fc.constantFrom(false, false, false, false, true),
  delayMs: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 90_000, max: 3_600_000 }) },
    { weight: 1, arbitrary: fc.constant(8 * 86_400_000) },
  ),
  copies: fc.constantFrom(1, 1, 1, 2, 3),
});

const channel = fc.constantFrom('COPS', 'COPS', 'COPS', 'COUT');

const subscription: fc.Arbitrary<Subscription> = fc.record({
  id: fc.constantFrom('a', 'b'),
  form: fc.constantFrom('v3', 'v3', 'v3', 'A+B', 'A+B, B', 'A+B twice'),
  legacyVersion: fc.constantFrom(1, 2),
  inOrder: fc.boolean(),
  withKey: fc.constantFrom(true, true, false),
});

export const story: fc.Arbitrary<Story> = fc.record({
  scenes: fc.array(scene, { minLength: 1, maxLength: 14 }),
  refusals: fc.tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom(0, 0, 0, 1, 2)),
  channels: fc.tuple(channel, channel),
  notices: fc.array(fc.record({ afterMs: fc.integer({ min: 0, max: 900_000 }), channel }), { maxLength: 3 }),
  remindEveryMinutes: fc.constantFrom(1, 5, 10),
  tells: fc.constantFrom(true, true, true, false),
  subscriptions: fc.uniqueArray(subscription, { minLength: 1, maxLength: 2, selector: ({ id }) => id }),
  travels: fc.array(travel, { minLength: 1, maxLength: 40 }),
  arrivals: fc.array(fc.constantFrom<Arrival>('whole', 'whole', 'whole', 'unanswered', 'not'), {
    minLength: 1,
    maxLength: 20,
  }),
  troubles: fc.array(
    fc.record({
      kind: fc.constantFrom(...TROUBLES),
      afterMs: fc.integer({ min: 0, max: 1_200_000 }),
      forMs: fc.integer({ min: 1_000, max: 120_000 }),
    }),
    { maxLength: 3 },
  ),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});
