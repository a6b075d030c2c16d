// What the hourly look sees: webhooks that are switched off, and incidents of ours that no row watches.
import {
  isLookDue,
  NEVER_LOOKED,
  NOTHING_TO_MEND,
  switchedOff,
  toMend,
  unwatched,
} from '../../../../apps-script/src/core/health/second-look';
import { at, digest, done, incident, keyOf, open, opening } from '../builders';

describe('what is to be put right is written before it is done', () => {
  const NOW = at('2026-11-30T02:00Z');
  const found = { webhooks: { PSUB: NOW }, triggers: { count: 1, atMs: NOW } };

  test('what nobody wrote yet is new', () => {
    expect(toMend(NOTHING_TO_MEND, ['PSUB'], 1, NOW)).toEqual(found);
    expect(toMend(found, ['PSUB', 'POTHER'], 2, NOW + 1)).toEqual({
      webhooks: { PSUB: NOW, POTHER: NOW + 1 },
      triggers: { count: 2, atMs: NOW },
    });
  });

  test('what is written is done, and what a tick that died has done stays to be told', () => {
    expect(toMend(found, ['PSUB'], 1, NOW + 1)).toBe(found);
    expect(toMend(found, [], 0, NOW + 1)).toBe(found);
    expect(toMend(NOTHING_TO_MEND, [], 0, NOW)).toBe(NOTHING_TO_MEND);
  });
});

test('it is due once an hour', () => {
  expect(isLookDue(NEVER_LOOKED, at('2026-11-30T00:00Z'))).toBe(true);
  const look = { atMs: at('2026-11-30T00:00Z'), findings: [] };
  expect(isLookDue(look, at('2026-11-30T00:59:59Z'))).toBe(false);
  expect(isLookDue(look, at('2026-11-30T01:00Z'))).toBe(true);
});

test('of the subscriptions only those to one of our addresses count, when a person or PagerDuty switched them off', () => {
  const bridges = ['https://a.example/x', 'https://b.example'];
  const on = { id: 'P1', url: 'https://a.example/x/pagerduty', active: true, disabled: false };
  const off = { ...on, id: 'P2', active: false };
  const paused = { ...on, id: 'P3', url: 'https://b.example/pagerduty', disabled: true };
  const others = { ...off, id: 'P4', url: 'https://else.example/pagerduty' };
  expect(switchedOff([on, off, paused, others], bridges)).toEqual([off, paused]);
});

describe('an open incident under a key of ours', () => {
  const seen = (rows: Parameters<typeof unwatched>[1], ...all: readonly ReturnType<typeof incident>[]) =>
    unwatched({ kind: 'read', open: all }, rows, digest).map(({ id }) => id);

  test('that no row watches is told, whether there is a row of its task or none', () => {
    const landed = incident({ id: 'Q5', status: 'acknowledged' });
    expect(seen([open()], incident(), landed)).toEqual(['Q5']);
    expect(seen([], landed)).toEqual(['Q5']);
  });

  test('that a row watches, or that a look-up will find, is not', () => {
    expect(seen([open()], incident())).toEqual([]);
    expect(seen([done()], incident())).toEqual([]);
    expect(seen([opening()], incident())).toEqual([]);
    expect(seen([opening({ attempt: 2 })], incident({ key: keyOf(1) }))).toEqual(['Q1']);
  });

  test('of somebody else is none of ours, and an unread list tells nothing', () => {
    expect(seen([], incident({ key: 'else' }), incident({ key: null }))).toEqual([]);
    expect(unwatched({ kind: 'unread', reason: 'x' }, [], digest)).toEqual([]);
  });
});
