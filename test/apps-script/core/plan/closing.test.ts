// An incident is resolved for a reason of ours: the bridge has heard the reason before, and the outcome is no older.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { at, incident, open, type Read, texts } from '../builders';
import { decideAt, found, stepAt } from './one';

const NOW = '2026-11-30T00:05:00Z';
const read: Read = {
  tasks: [open()],
  event: { kind: 'cancelled', eventId: 'backup01' },
  incidents: [incident()],
};
const step = stepAt(NOW, read);

test('what the bridge has not heard of is not resolved for three minutes, and then all the same', () => {
  expect(decideAt(NOW, step, found(incident()), true).act).toMatchObject({ kind: 'resolve' });
  const held = decideAt(NOW, step, found(incident()), false);
  expect(held).toMatchObject({ act: null, task: { state: 'open', closing: { kind: 'deleted' } } });

  const later = (now: string) =>
    decideAt(now, stepAt(now, { ...read, tasks: [held.task] }), found(incident()), false);
  expect(later('2026-11-30T00:07:59Z').act).toBeNull();
  expect(later('2026-11-30T00:08:00Z').act).toMatchObject({ kind: 'resolve' });
});

test('a slow tick resolves after its own instant: cancelled began with that, not before', () => {
  const { act } = decideAt(NOW, step, found(incident()));
  if (!act) throw new Error('nothing is done');
  const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:05:40Z') });
  expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW))).toMatchObject({
    state: 'cancelled',
    sinceMs: at('2026-11-30T00:05:40Z'),
  });
});
