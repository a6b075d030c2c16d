// What befalls the function's calls: each takes a while, and for some time Slack or the table has trouble.
import type { HttpResponse } from '../../sandbox/http';
import { json } from '../../sandbox/http';
import type { OutsideCall } from '../world/outside-call';
import type { Fate } from './course';

export const TROUBLES = [
  'slack: ratelimited',
  'slack: internal_error, done',
  'slack: internal_error, not done',
  'slack: 503, done',
  'slack: 503, not done',
  'slack: hangs, done',
  'slack: hangs, not done',
  'slack: slow',
  'table: throttles',
  'table: hangs',
  'table: answers get lost',
] as const;

export interface Trouble {
  readonly kind: (typeof TROUBLES)[number];
  readonly fromMs: number;
  readonly toMs: number;
}

const SLOW_MS = 2_500;
const THROTTLED = { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' };

/** @param chance the next number of a seeded chance, 0 ≤ x < 1 */
export function fateUnder(
  troubles: readonly Trouble[],
  nowMs: () => number,
  chance: () => number,
): (call: OutsideCall) => Fate {
  return (call) => {
    const service = call.service === 'slack' ? 'slack' : 'table';
    const trouble = troubles.find(
      ({ kind, fromMs, toMs }) => kind.startsWith(service) && fromMs <= nowMs() && nowMs() < toMs,
    );
    const quick = service === 'slack' ? 40 + Math.floor(chance() * 400) : 2 + Math.floor(chance() * 12);
    const spoilt = (answer: HttpResponse, effect: boolean): Fate => ({
      effectMs: quick,
      answerMs: 1,
      effect,
      answer,
    });
    switch (trouble?.kind) {
      case undefined:
        return { effectMs: quick, answerMs: Math.floor(quick / 2), effect: true };
      case 'slack: ratelimited':
        return spoilt(json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': '5' }), false);
      case 'slack: internal_error, done':
      case 'slack: internal_error, not done':
        return spoilt(json(200, { ok: false, error: 'internal_error' }), trouble.kind.endsWith(', done'));
      case 'slack: 503, done':
      case 'slack: 503, not done':
        return spoilt({ status: 503, headers: {}, body: '' }, trouble.kind.endsWith(', done'));
      case 'slack: hangs, done':
      case 'slack: hangs, not done':
        return { effectMs: quick, answerMs: null, effect: trouble.kind.endsWith(', done') };
      case 'slack: slow':
        return { effectMs: SLOW_MS, answerMs: 200, effect: true };
      case 'table: throttles':
        return spoilt(json(400, THROTTLED), false);
      case 'table: hangs':
        return { effectMs: quick, answerMs: null, effect: false };
      case 'table: answers get lost':
        return { effectMs: quick, answerMs: null, effect: chance() < 0.5 };
    }
  };
}
