// A random half day: people edit a calendar, start and finish work, and services fail. Every act falls 30 seconds after a
// full minute, ticks on the minute, so that what a tick can have seen is never in doubt.
import * as fc from 'fast-check';

/** What an event's description asks for, in one of the ways in which people write it. */
export interface Description {
  readonly text: string;
  readonly leadMinutes: number;
  readonly skip: boolean;
}

export type Act =
  | { readonly kind: 'add'; readonly inMinutes: number; readonly lasts: number }
  | { readonly kind: 'move'; readonly pick: number; readonly inMinutes: number }
  | { readonly kind: 'rename' | 'delete' | 'restore'; readonly pick: number }
  | { readonly kind: 'describe'; readonly pick: number; readonly as: Description }
  | {
      readonly kind: 'person';
      readonly pick: number;
      readonly does: 'acknowledge' | 'resolve' | 'unacknowledge' | 'reopen' | 'start' | 'finish' | 'postpone';
    }
  | { readonly kind: 'fault'; readonly fault: object; readonly minutes: number };

export interface Scene {
  readonly act: Act;
  readonly thenMinutes: number;
}

const PLAIN = { leadMinutes: 0, skip: false };
const DESCRIPTIONS: readonly Description[] = [
  { ...PLAIN, text: '' },
  { ...PLAIN, text: 'runbook: https://wiki.example/backup' },
  { ...PLAIN, text: 'lead: 20m', leadMinutes: 20 },
  { ...PLAIN, text: '<p>事前：３０分<br>担当：佐藤</p>', leadMinutes: 30 },
  { ...PLAIN, text: 'skip: yes', skip: true },
];

const pick = fc.nat(1_000);
const inMinutes = fc.integer({ min: -25, max: 60 });

/** Faults that end by themselves, with the minutes in which a due task may have to wait. */
const fault: fc.Arbitrary<Act> = fc.oneof(
  lasting((minutes) => ({ pagerduty: { status: 503, for: `PT${minutes}M` } })),
  lasting((minutes) => ({ calendar: { status: 500, for: `PT${minutes}M` } })),
  lasting((minutes) => ({ sheet: { status: 503, for: `PT${minutes}M` } })),
  lasting((minutes) => ({ tick: { skip: `PT${minutes}M` } })),
  lasting((minutes) => ({ slack: { error: 'ratelimited', for: `PT${minutes}M` } })),
  fc.record({ call: fc.integer({ min: 1, max: 11 }), after: fc.boolean() }).map(({ call, after }): Act => {
    const tick = after ? { killAfterCall: call } : { killAtCall: call };
    return { kind: 'fault', fault: { tick }, minutes: 3 };
  }),
  fc.constantFrom<Act>(
    { kind: 'fault', fault: { webhooks: { duplicate: 3 } }, minutes: 0 },
    { kind: 'fault', fault: { webhooks: { drop: 0.5, reorder: true } }, minutes: 0 },
    { kind: 'fault', fault: { webhooks: { delay: 'PT90S' } }, minutes: 0 },
    { kind: 'fault', fault: { bridge: { killAfterSlack: 1 } }, minutes: 0 },
  ),
);

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      inMinutes,
      lasts: fc.constantFrom(15, 30, 60),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), pick, inMinutes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('rename' as const, 'delete' as const, 'restore' as const),
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('describe' as const),
      pick,
      as: fc.constantFrom(...DESCRIPTIONS),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      pick,
      does: fc.constantFrom(
        'acknowledge',
        'resolve',
        'unacknowledge',
        'reopen',
        'start',
        'finish',
        'postpone',
      ),
    }),
  },
  { weight: 3, arbitrary: fault },
);

export const story: fc.Arbitrary<readonly Scene[]> = fc.array(
  fc.record({ act, thenMinutes: fc.constantFrom(0, 1, 1, 2, 3, 5, 8, 13, 21) }),
  { minLength: 15, maxLength: 45 },
);

function lasting(faultOf: (minutes: number) => object): fc.Arbitrary<Act> {
  return fc
    .constantFrom(1, 2, 4, 9, 20)
    .map((minutes): Act => ({ kind: 'fault', fault: faultOf(minutes), minutes }));
}
