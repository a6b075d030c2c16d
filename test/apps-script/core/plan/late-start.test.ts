// An acknowledgement of ours that came after somebody had finished: found by the log, undone, said once.
import type { IncidentLog } from '../../../../apps-script/src/core/incident-log';
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { lateStart, standingStart } from '../../../../apps-script/src/core/plan/late-start';
import { snapshotOf } from '../../../../apps-script/src/core/snapshot';
import type { Pending } from '../../../../apps-script/src/core/task';
import {
  at,
  click,
  digest,
  incident,
  live,
  logEntry,
  occurrence,
  open,
  type Read,
  started,
  texts,
} from '../builders';
import { decideAt, rowAt, seen, stepAt } from './one';

const NOW = '2026-11-30T00:04Z';
const pending: Pending = { action: 'start', by: 'Sato', note: null, atMs: at('2026-11-30T00:03:00.400Z') };
const OPENED = logEntry('trigger', '2026-11-30T00:00Z');
const FINISHED = logEntry('resolve', '2026-11-30T00:03:05Z', 'Abe');
const REOPENED = logEntry('trigger', '2026-11-30T00:03:06Z');
const ACKNOWLEDGED = logEntry('acknowledge', '2026-11-30T00:03:06Z');
const LATE: IncidentLog = [OPENED, FINISHED, REOPENED, ACKNOWLEDGED];
const acknowledged = incident({
  status: 'acknowledged',
  changedMs: at('2026-11-30T00:03:06Z'),
  acknowledgedBy: 'Toban',
});
const closed = incident({
  status: 'resolved',
  changedMs: at(NOW),
  changedBy: { kind: 'person', name: 'Toban' },
});
const standing = (over: Read = {}): Read => ({
  tasks: [started({ by: 'Sato', startedMs: at('2026-11-30T00:03:06Z'), pending })],
  event: live(occurrence()),
  incidents: [acknowledged],
  logs: { Q1: LATE },
  ...over,
});

describe('the log of an acknowledgement that reopened finished work', () => {
  test('tells who had finished, and when', () => {
    expect(lateStart(LATE, pending)).toEqual({
      finishedMs: FINISHED.atMs,
      finishedBy: 'Abe',
      started: null,
    });
  });

  test('tells so without an entry of the reopening, too, and within one second', () => {
    expect(lateStart([OPENED, FINISHED, ACKNOWLEDGED], pending)).not.toBeNull();
    const together = [FINISHED, REOPENED, ACKNOWLEDGED].map((each) => ({ ...each, atMs: FINISHED.atMs }));
    expect(lateStart(together, pending)).not.toBeNull();
  });

  test('tells who had started before', () => {
    const early = logEntry('acknowledge', '2026-11-30T00:01Z', 'Mori');
    expect(lateStart([OPENED, early, FINISHED, REOPENED, ACKNOWLEDGED], pending)?.started).toEqual(early);
  });

  test.each<[string, IncidentLog]>([
    ['nothing was finished', [OPENED, ACKNOWLEDGED]],
    [
      'it was finished before the click, so somebody had reopened it',
      [logEntry('resolve', '2026-11-30T00:02:50Z', 'Abe'), ACKNOWLEDGED],
    ],
    ['somebody reopened it by hand', [FINISHED, { ...REOPENED, agentId: 'id of Abe' }, ACKNOWLEDGED]],
    ['it was finished after the start', [OPENED, ACKNOWLEDGED, logEntry('resolve', '2026-11-30T00:03:09Z')]],
    ['the log does not show the acknowledgement yet', [OPENED, FINISHED]],
    ['there is none', []],
  ])('%s: nothing was reopened by it', (_, log) => {
    expect(lateStart(log, pending)).toBeNull();
  });
});

describe('the tick', () => {
  test('closes it again, whether the row has it as started or still as open', () => {
    for (const row of [started({ pending }), open({ pending })]) {
      const step = stepAt(NOW, standing({ tasks: [row] }));
      expect(step).toMatchObject({ kind: 'closeAgain', task: { pending, state: 'started' } });
      expect(decideAt(NOW, step, seen(acknowledged, ...LATE)).act).toMatchObject({
        kind: 'resolve',
        resolution: texts.resolution.lateStart('Sato'),
      });
    }
  });

  test('so does one that finds the click of a page call that died right after acknowledging', () => {
    const line = click({ atMs: pending.atMs });
    expect(stepAt(NOW, standing({ tasks: [open()], activities: [line] }))).toMatchObject({
      kind: 'closeAgain',
    });
  });

  test('records it as finished by whoever had finished it, and says whose start came too late', () => {
    const { act } = decideAt(NOW, stepAt(NOW, standing()), seen(acknowledged, ...LATE));
    if (!act) throw new Error('nothing is to be done');
    const row = conclude(act, { kind: 'done', incident: closed }, texts, at(NOW));
    expect(row).toMatchObject({
      state: 'done',
      sinceMs: at(NOW),
      doneMs: FINISHED.atMs,
      finishedBy: 'Abe',
      by: null,
      startedMs: null,
      note: texts.closedAgain('Sato'),
    });
    const links = { start: null, finish: null, runbook: null, event: null, ledger: null, incident: null };
    const telling = { locale: 'en', texts, digest, links: () => links } as const;
    expect(snapshotOf(row, telling).notices).toMatchObject([
      { kind: 'fault', text: texts.closedAgain('Sato') },
    ]);
    expect(stepAt('2026-11-30T00:05Z', { tasks: [row], event: live(occurrence()) })).toBeUndefined();
  });

  test('that died after closing it again comes to the same', () => {
    const log = [...LATE, logEntry('resolve', NOW)];
    for (const row of [started({ pending }), open({ pending })]) {
      const step = stepAt(NOW, standing({ tasks: [row], incidents: [] }));
      const { task, act } = decideAt(NOW, step, seen(closed, ...log));
      expect(act).toBeNull();
      expect(task).toMatchObject({ state: 'done', finishedBy: 'Abe', note: texts.closedAgain('Sato') });
    }
  });

  test('that finds it resolved by now does nothing more', () => {
    const { task, act } = decideAt(NOW, stepAt(NOW, standing()), seen(closed, ...LATE));
    expect(act).toBeNull();
    expect(task.state).toBe('done');
  });
});

describe('a start that reopened nothing', () => {
  const confirmed = [OPENED, ACKNOWLEDGED];

  test('is confirmed by its log: nothing is told of that', () => {
    const [row] = standing().tasks ?? [];
    expect(rowAt(NOW, standing({ logs: { Q1: confirmed } }))).toEqual({ ...row, pending: null });
  });

  test('stays unconfirmed while its log cannot be read or does not show it, but not for ever', () => {
    for (const logs of [{}, { Q1: [OPENED] }]) {
      expect(stepAt(NOW, standing({ logs }))).toBeUndefined();
      expect(rowAt('2026-11-30T00:30Z', standing({ logs }))?.pending).toBeNull();
    }
  });

  test('is not made again after it was let go of', () => {
    const log = [...confirmed, logEntry('unacknowledge', '2026-11-30T00:03:30Z', 'Abe')];
    const triggered = incident({ changedMs: at('2026-11-30T00:03:30Z') });
    const withdrawn = standing({ tasks: [open({ pending })], incidents: [triggered], logs: { Q1: log } });
    expect(rowAt(NOW, withdrawn)).toMatchObject({ state: 'open', pending: null, by: 'Sato' });
    const seenStarted = standing({ incidents: [triggered], logs: {} });
    expect(rowAt(NOW, seenStarted)).toMatchObject({ state: 'open', pending: null, by: 'Sato' });
  });

  test('is not closed again while PagerDuty’s list cannot be read', () => {
    expect(stepAt(NOW, standing({ incidents: 'unread', logs: {} }))).toBeUndefined();
  });
});

describe('started and finished between two ticks', () => {
  const absent = (over: Read = {}): Read => standing({ tasks: [open()], incidents: [], logs: {}, ...over });
  const resolved = incident({
    status: 'resolved',
    changedMs: at('2026-11-30T00:03:40Z'),
    changedBy: { kind: 'person', name: 'Abe' },
  });
  const mori = logEntry('acknowledge', '2026-11-30T00:01:30Z', 'Mori');
  const end = logEntry('resolve', '2026-11-30T00:03:40Z', 'Abe');
  const settled = (read: Read, ...log: IncidentLog) =>
    decideAt(NOW, stepAt(NOW, read), seen(resolved, ...log)).task;

  test('the log tells who had started, and when', () => {
    expect(settled(absent(), OPENED, mori, end)).toMatchObject({
      state: 'done',
      by: 'Mori',
      startedMs: mori.atMs,
      finishedBy: 'Abe',
      note: null,
    });
  });

  test('by a click: who pressed has started it, not the API’s user', () => {
    const read = absent({ activities: [click({ atMs: pending.atMs })] });
    expect(settled(read, OPENED, ACKNOWLEDGED, end)).toMatchObject({ by: 'Sato', pending: null });
  });

  test('Start and Finish by clicks: who pressed Start is kept', () => {
    const finish = click({
      action: 'finish',
      by: 'Abe',
      nonce: 'n2',
      rowIndex: 2,
      atMs: at('2026-11-30T00:03:30Z'),
    });
    const read = absent({ activities: [click({ atMs: pending.atMs }), finish] });
    expect(settled(read, OPENED, ACKNOWLEDGED, end)).toMatchObject({ by: 'Sato', finishedBy: 'Abe' });
  });

  test('let go of before it was finished, or never started: not started first', () => {
    const withdrawn = logEntry('unacknowledge', '2026-11-30T00:02Z', null);
    for (const log of [
      [OPENED, mori, withdrawn, end],
      [OPENED, end],
    ])
      expect(settled(absent(), ...log)).toMatchObject({ by: null, note: texts.notStartedFirst });
  });

  test('reopened and started by another since: that one has started it', () => {
    const again = absent({ tasks: [open({ by: 'Mori', startedMs: mori.atMs })] });
    const abe = logEntry('acknowledge', '2026-11-30T00:03:20Z', 'Abe');
    const log = [OPENED, mori, logEntry('resolve', '2026-11-30T00:02Z'), REOPENED, abe, end];
    expect(settled(again, ...log)).toMatchObject({ by: 'Abe', startedMs: mori.atMs });
  });

  test('the timer closed what somebody had started: done, no next attempt', () => {
    const timer = { ...resolved, changedBy: { kind: 'service', name: 'Acme' } } as const;
    const step = stepAt(NOW, absent());
    const log = [OPENED, mori, logEntry('resolve', '2026-11-30T00:03:40Z', null)];
    expect(decideAt(NOW, step, seen(timer, ...log)).task).toMatchObject({ state: 'done', attempt: 1 });
    expect(decideAt(NOW, step, seen(timer, OPENED)).task).toMatchObject({ state: 'opening', attempt: 2 });
  });

  test('the start that stood at the end, not one before', () => {
    expect(standingStart([mori, end, ACKNOWLEDGED])).toEqual(mori);
    expect(standingStart([mori])).toBeNull();
  });
});
