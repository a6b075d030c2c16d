// An incident is resolved for a reason of ours: the bridge has heard the reason before, and the outcome is no older.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, incident, live, occurrence, open, type Read, started, texts, timed } from '../builders';
import { decideAt, found, rowAt, stepAt } from './one';

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

describe('what people take back before PagerDuty could be told is not resolved any more', () => {
  const LATE = '2026-11-30T00:30Z';
  const reason = { at: null, text: null };
  const again = (row: Task, event = occurrence(), seen = incident()): Read => ({
    tasks: [row],
    event: live(event),
    listed: [event],
    incidents: [seen],
  });

  test('a deleted event that was restored', () => {
    const row = open({ closing: { ...reason, kind: 'deleted' } });
    expect(rowAt(LATE, again(row))).toMatchObject({ state: 'open', closing: null });
  });

  test('an event that was moved to later, and back', () => {
    const later = { startMs: at('2026-11-30T05:00Z'), dueMs: at('2026-11-30T05:00Z') };
    const row = open({ ...later, closing: { ...reason, kind: 'moved' } });
    const dueMs = at('2026-11-30T00:00Z');
    expect(rowAt(LATE, again(row))).toMatchObject({ state: 'open', closing: null, dueMs });
  });

  test('a planned end that was put off', () => {
    const row = started({ finish: 'at end', closing: { ...reason, kind: 'atEnd' } });
    const longer = timed('2026-11-30T00:00Z', '2026-11-30T03:00Z');
    const seen = incident({ status: 'acknowledged', changedMs: at('2026-11-30T00:05Z') });
    expect(rowAt('2026-11-30T01:30Z', again(row, longer, seen))).toMatchObject({
      state: 'started',
      closing: null,
    });
  });

  test('but one that is still to come, or of which nothing is known, is', () => {
    const row = open({ closing: { ...reason, kind: 'deleted' } });
    const later = timed('2026-11-30T05:00Z', '2026-11-30T06:00Z');
    expect(stepAt(LATE, again(row, later))).toMatchObject({ kind: 'close', resumed: true });
    expect(stepAt(LATE, { tasks: [row], incidents: [incident()] })).toMatchObject({ kind: 'close' });
  });
});
