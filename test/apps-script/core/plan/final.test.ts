// States `done`, `cancelled`, `missed`, `skipped`.
import { type CalendarMemory, NEW_MEMORY } from '../../../../apps-script/src/core/memory';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, done, incident, intent, memory, occurrence, type Read, task, timed } from '../builders';
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

  test('reopened and resolved again between two ticks: done since then, by whoever it was, and told anew', () => {
    const again = incident({
      status: 'resolved',
      changedMs: at('2026-11-30T01:30:20Z'),
      changedBy: { kind: 'person', name: 'Abe' },
    });
    expect(rowAt(NOW, standing(done(), { resolved: [again] }))).toMatchObject({
      state: 'done',
      sinceMs: at('2026-11-30T01:30:20Z'),
      doneMs: at('2026-11-30T01:30:20Z'),
      by: 'Sato',
      finishedBy: 'Abe',
      rev: at(NOW),
    });
  });

  test('resolved when the row says, also where a late start had reopened it: nothing new', () => {
    for (const row of [done(), done({ sinceMs: at('2026-11-30T00:52Z') })]) {
      const seen = incident({ status: 'resolved', changedMs: row.sinceMs });
      expect(stepAt(NOW, standing(row, { resolved: [seen] }))).toBeUndefined();
    }
  });

  test('what is open again counts more than when it was resolved last', () => {
    const open = incident({ changedMs: at('2026-11-30T01:40Z') });
    const before = incident({ status: 'resolved', changedMs: at('2026-11-30T01:30Z') });
    expect(rowAt(NOW, standing(done(), { incidents: [open], resolved: [before] }))).toMatchObject({
      state: 'open',
    });
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

describe('cancelled while it was open', () => {
  const closed = task({
    state: 'cancelled',
    sinceMs: at('2026-11-30T00:50Z'),
    intent: intent(),
    incidentId: incident().id,
  });

  test('reopened by a person in PagerDuty: open or started again', () => {
    const changedMs = at('2026-11-30T01:30Z');
    const reopened = (over: object) =>
      standing(closed, { listed: [], incidents: [incident({ changedMs, ...over })] });
    expect(rowAt(NOW, reopened({}))).toMatchObject({ state: 'open', sinceMs: changedMs });
    expect(rowAt(NOW, reopened({ status: 'acknowledged', acknowledgedBy: 'Abe' }))).toMatchObject({
      state: 'started',
      by: 'Abe',
    });
  });

  test('reopened and resolved by a person between two ticks: done', () => {
    const changedMs = at('2026-11-30T01:30Z');
    const resolved = [incident({ status: 'resolved', changedMs })];
    expect(rowAt(NOW, standing(closed, { listed: [], resolved }))).toMatchObject({
      state: 'done',
      doneMs: changedMs,
    });
  });

  test('an open list that is older than the end reopens nothing', () => {
    const stale = incident({ changedMs: at('2026-11-30T00:10Z') });
    expect(stepAt(NOW, standing(closed, { listed: [], incidents: [stale] }))).toBeUndefined();
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

  test('stays when its start is long past, or it does not count', () => {
    const covered = memory({ coveredUntilMs: at('2026-11-30T01:59Z') });
    expect(stepAt(NOW, standing(task({ state }), { memory: covered }))).toBeUndefined();
    const skipped = { ...LATER, description: 'skip: yes' };
    expect(stepAt(NOW, standing(task({ state }), { listed: [skipped] }))).toBeUndefined();
  });
});

describe('made work again just after its time', () => {
  /** Five minutes after its start, with the calendar covered until a minute ago. */
  const JUST = '2026-11-30T00:05Z';
  const covered = (until: string, over: Partial<CalendarMemory> = {}) =>
    memory({ coveredUntilMs: at(until), ...over });
  const read = (over: Partial<Task>, more: Read = {}): Read =>
    standing(task(over), { memory: covered('2026-11-30T00:04Z'), ...more });

  test.each<[string, Partial<Task>]>([
    ['cancelled, and its event restored', { state: 'cancelled' }],
    ['skipped, and no longer skip', { state: 'skipped', skippedFor: 'skip' }],
    ['skipped, and let through by the filter', { state: 'skipped', skippedFor: 'filter' }],
    ['skipped, and accepted', { state: 'skipped', skippedFor: 'declined' }],
  ])('%s: it comes again, to be opened late', (_, over) => {
    expect(rowAt(JUST, read(over))).toMatchObject({ state: 'upcoming', attempt: 1, skippedFor: null });
  });

  test('deleted while it was open: it comes again with the next attempt', () => {
    expect(rowAt(JUST, read({ state: 'cancelled', intent: intent() }))).toMatchObject({
      state: 'upcoming',
      attempt: 2,
    });
  });

  test('more than 15 minutes after its start it stays, unless nobody could see it meanwhile', () => {
    const late = '2026-11-30T00:20Z';
    const cancelled = { state: 'cancelled' } as const;
    expect(stepAt(late, read(cancelled, { memory: covered('2026-11-30T00:16Z') }))).toBeUndefined();
    expect(rowAt(late, read(cancelled, { memory: covered('2026-11-30T00:15Z') }))).toMatchObject({
      state: 'upcoming',
    });
  });

  test('called off while it was waited for, it comes again up to 15 minutes after that', () => {
    const open = { state: 'cancelled', sinceMs: at('2026-11-30T03:00Z') } as const;
    const seen = (until: string, over: Partial<Task> = {}): Read =>
      read({ ...open, ...over }, { memory: covered(until) });
    const restored = rowAt('2026-11-30T03:14Z', seen('2026-11-30T03:13Z', { intent: intent() }));
    expect(restored).toMatchObject({ state: 'upcoming', attempt: 2 });
    // Called off on hold, or while it waited for its turn.
    expect(rowAt('2026-11-30T03:14Z', seen('2026-11-30T03:13Z'))).toMatchObject({ state: 'upcoming' });
    expect(stepAt('2026-11-30T03:17Z', seen('2026-11-30T03:16Z'))).toBeUndefined();
    const before = { sinceMs: at('2026-11-29T23:58Z') };
    expect(stepAt('2026-11-30T03:14Z', seen('2026-11-30T03:13Z', before))).toBeUndefined();
  });

  test('with a lead, it comes again as long as its start lies ahead', () => {
    const settings = { leadMinutes: 240 };
    expect(
      rowAt('2026-11-29T23:30Z', read({ state: 'cancelled' }, { settings, memory: memory() })),
    ).toMatchObject({ state: 'upcoming' });
  });

  test('past the catch-up window it stays', () => {
    const old = { memory: covered('2026-11-29T23:59Z') };
    expect(stepAt('2026-12-01T00:01Z', read({ state: 'cancelled' }, old))).toBeUndefined();
  });

  test.each(['late', 'rehearsal', 'off'] as const)(
    'left out by Toban itself (%s): it stays',
    (skippedFor) => {
      expect(stepAt(JUST, read({ state: 'skipped', skippedFor }))).toBeUndefined();
    },
  );

  test('what was missed stays, and comes again where it is moved to just now', () => {
    expect(stepAt(JUST, read({ state: 'missed' }))).toBeUndefined();
    const listed = [timed('2026-11-30T00:03Z', '2026-11-30T01:00Z')];
    expect(rowAt(JUST, read({ state: 'missed' }, { listed }))).toMatchObject({ state: 'upcoming' });
  });

  test('after the memory was lost nothing comes again: when the calendar was watched is not known', () => {
    expect(stepAt(JUST, read({ state: 'cancelled' }, { memory: NEW_MEMORY }))).toBeUndefined();
  });
});
