// Every task that is due has an incident or a stated reason; anything else fails the heartbeat and is named.
import { selfCheck } from '../../../../apps-script/src/core/health/self-check';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, done, intent, open, opening, type Read, reading, started, task } from '../builders';

const check = (now: string, row: Task, read: Read = {}) => selfCheck([row], reading(read), at(now));
const failed = opening({ state: 'failed', reason: { kind: 'refused', at: null, text: 'PagerDuty 400' } });

test.each([
  ['not due', task(), '2026-11-29T23:00Z'],
  ['due a moment ago', task(), '2026-11-30T00:05Z'],
  [
    'due for long, and work again only just now',
    task({ sinceMs: at('2026-11-30T00:55Z') }),
    '2026-11-30T01:00Z',
  ],
  ['opening for a while', opening(), '2026-11-30T00:10Z'],
  ['open', open(), '2026-11-30T05:00Z'],
  ['started', started(), '2026-11-30T05:00Z'],
  ['done', done(), '2026-11-30T05:00Z'],
  ['failed with a reason', failed, '2026-11-30T05:00Z'],
  ['missed', task({ state: 'missed' }), '2026-12-30T00:00Z'],
  ['skipped', task({ state: 'skipped', note: 'x' }), '2026-12-30T00:00Z'],
  ['cancelled', task({ state: 'cancelled' }), '2026-12-30T00:00Z'],
])('nothing is wrong with a task that is %s', (_, row, now) => {
  expect(check(now, row)).toBeNull();
});

test.each([
  [
    'due and not opened',
    task(),
    '2026-11-30T00:05:01Z',
    /Check the backup \(2026-11-30 09:00\+09:00\) is due/,
  ],
  ['opening without end', opening(), '2026-11-30T00:10:01Z', /has not become known/],
  [
    'open without an incident',
    open({ incidentId: null }),
    '2026-11-30T00:01Z',
    /is open and has no incident/,
  ],
  ['started without an incident', started({ incidentId: null }), '2026-11-30T00:06Z', /is started/],
  ['failed without a reason', { ...failed, reason: null }, '2026-11-30T00:01Z', /without a reason/],
])('a task that is %s is named', (_, row, now, text) => {
  expect(check(now, row)).toMatch(text);
});

test('a hold of its calendar or of all, and a calendar that is off, are reasons; the end of a hold is none', () => {
  const late = '2026-11-30T04:00Z';
  const heldUntil = (iso: string) => ({ holdUntilMs: at(iso) });
  expect(check(late, task(), { settings: heldUntil('2026-11-30T05:00Z') })).toBeNull();
  expect(check(late, task(), { general: heldUntil('2026-11-30T05:00Z') })).toBeNull();
  expect(check(late, task(), { settings: heldUntil('2026-11-30T03:58Z') })).toBeNull();
  expect(check(late, task(), { settings: heldUntil('2026-11-30T03:00Z') })).not.toBeNull();
  expect(check(late, task(), { settings: { mode: 'off' } })).toBeNull();
});

test('of many the first are named and the others counted', () => {
  const rows = ['A', 'B', 'C', 'D', 'E'].map((title) => task({ title, key: title }));
  expect(selfCheck(rows, reading(), at('2026-11-30T01:00Z'))).toMatch(
    /^self-check: A .*; B .*; C .* and 2 more$/,
  );
});

test('after a long outage those beyond a tick’s bound wait their turn', () => {
  const now = at('2026-11-30T05:00Z');
  const opened = (atMs: number) =>
    Array.from({ length: 50 }, (_, place) => open({ key: String(place), intent: intent({ atMs }) }));
  expect(selfCheck([...opened(now), task()], reading(), now)).toBeNull();
  expect(selfCheck([...opened(now - 60_000), task()], reading(), now)).not.toBeNull();
});
