// Names of tasks and of their incidents.
import * as fc from 'fast-check';
import { incidentKeyOf, parseIncidentKey, taskHash, taskKeyOf } from '../../../apps-script/src/core/keys';
import { digest } from './builders';

test('the same task and attempt has the same key in every run of every year', () => {
  const key = taskKeyOf('acme@group.calendar.google.com', 'backup01');
  expect(key).toBe('acme@group.calendar.google.com/backup01');
  expect(incidentKeyOf(key, 1, digest)).toBe('toban-67098ee8f622baa1401d699d312bfacc-1');
});

test('every key is safe to send and tells task and attempt', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      fc.integer({ min: 1, max: 99_999 }),
      (calendar, event, attempt) => {
        const key = taskKeyOf(calendar, event);
        const incidentKey = incidentKeyOf(key, attempt, digest);
        expect(incidentKey).toMatch(/^[\w-]{1,64}$/);
        expect(parseIncidentKey(incidentKey)).toEqual({ hash: taskHash(key, digest), attempt });
      },
    ),
  );
});

test.each([
  null,
  '',
  'toban-x-1',
  `toban-${'a'.repeat(32)}-0`,
  `toban-${'a'.repeat(32)}`,
  `x-toban-${'a'.repeat(32)}-1`,
])('%p is no key of ours', (key) => {
  expect(parseIncidentKey(key)).toBeNull();
});

test('a task without a key has no incident key: PagerDuty answers an empty one with every open incident', () => {
  expect(() => incidentKeyOf('', 1, digest)).toThrow(RangeError);
});
