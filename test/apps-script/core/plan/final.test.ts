// States `done`, `cancelled`, `missed`, `skipped`.
import type { Task } from '../../../../apps-script/src/core/task';
import { at, done, incident, intent, occurrence, type Read, task, timed } from '../builders';
import { rowAt, stepAt } from './one';

const NOW = '2026-11-30T02:00Z';
const LATER = timed('2026-11-30T05:00Z', '2026-11-30T06:00Z');
const standing = (row: Task, over: Read = {}): Read => ({ tasks: [row], listed: [occurrence()], ...over });

describe('done', () => {
  test('stays, whatever the list says', () => {
    for (const listed of [[occurrence()], [], 'unread'] as const)
      expect(stepAt(NOW, standing(done(), { listed }))).toBeUndefined();
  });

  test('reopened by a person in PagerDuty: open again', () => {
    const reopened = incident({ changedMs: at('2026-11-30T01:30Z') });
    expect(rowAt(NOW, standing(done(), { incidents: [reopened] }))).toMatchObject({
      state: 'open',
      sinceMs: at('2026-11-30T01:30Z'),
      doneMs: null,
      by: 'Sato',
    });
  });

  test('reopened by an acknowledgement: started again, and not finished any more', () => {
    const reopened = incident({
      status: 'acknowledged',
      acknowledgedBy: 'Abe',
      changedMs: at('2026-11-30T01:30Z'),
    });
    expect(rowAt(NOW, standing(done(), { incidents: [reopened] }))).toMatchObject({
      state: 'started',
      doneMs: null,
      by: 'Abe',
    });
  });

  test('an open list that is older than the end reopens nothing', () => {
    for (const changed of ['2026-11-30T00:05Z', '2026-11-30T00:50Z']) {
      const stale = incident({ status: 'acknowledged', changedMs: at(changed) });
      expect(stepAt(NOW, standing(done(), { incidents: [stale] }))).toBeUndefined();
    }
  });

  test('its start moved to the future: it comes again with the next attempt', () => {
    expect(rowAt(NOW, standing(done(), { listed: [LATER] }))).toMatchObject({
      state: 'upcoming',
      attempt: 2,
      dueMs: at('2026-11-30T05:00Z'),
      intent: null,
      incidentId: null,
      startedMs: null,
      doneMs: null,
      by: null,
    });
  });

  test('even when it is due at once because of its lead', () => {
    const row = rowAt(NOW, standing(done(), { listed: [LATER], settings: { leadMinutes: 240 } }));
    expect(row).toMatchObject({ state: 'upcoming', attempt: 2, dueMs: at('2026-11-30T01:00Z') });
  });

  test('finished before its start, it does not come again unless it is moved', () => {
    const early = done({
      startMs: at('2026-11-30T05:00Z'),
      doneMs: at('2026-11-30T01:50Z'),
    });
    expect(stepAt(NOW, standing(early, { listed: [LATER], settings: { leadMinutes: 10 } }))).toBeUndefined();
  });

  test('moved within the past it stays', () => {
    const listed = [timed('2026-11-30T01:00Z', '2026-11-30T03:00Z')];
    expect(stepAt(NOW, standing(done(), { listed }))).toBeUndefined();
  });
});

describe.each(['cancelled', 'missed', 'skipped'] as const)('%s', (state) => {
  test('comes again when its event is restored or moved and due in the future', () => {
    expect(rowAt(NOW, standing(task({ state, note: 'x' }), { listed: [LATER] }))).toMatchObject({
      state: 'upcoming',
      attempt: 1,
      dueMs: at('2026-11-30T05:00Z'),
      note: null,
    });
  });

  test('with the next attempt when an intent to open was written', () => {
    const row = task({ state, intent: intent() });
    expect(rowAt(NOW, standing(row, { listed: [LATER] }))?.attempt).toBe(2);
  });

  test('stays when it would be due in the past, or does not count', () => {
    expect(stepAt(NOW, standing(task({ state })))).toBeUndefined();
    const skipped = { ...LATER, description: 'skip: yes' };
    expect(stepAt(NOW, standing(task({ state }), { listed: [skipped] }))).toBeUndefined();
  });
});
