// State `started`: somebody is at work.
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, EVENT, incident, live, occurrence, type Read, started, texts, timed } from '../builders';
import { decideAt, found, rowAt, stepAt } from './one';

const NOW = '2026-11-30T00:30Z';
const acknowledged = incident({
  status: 'acknowledged',
  changedMs: at('2026-11-30T00:05Z'),
  acknowledgedBy: 'Sato',
});
const standing = (over: Read = {}, row: Partial<Task> = {}): Read => ({
  tasks: [started(row)],
  event: live(occurrence()),
  incidents: [acknowledged],
  ...over,
});

test('nothing is planned while nothing changes', () => {
  expect(stepAt(NOW, standing())).toBeUndefined();
});

test('resolved: done, since PagerDuty’s own time, who started is kept', () => {
  const changedBy = { kind: 'person', name: 'Abe' } as const;
  const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:29Z'), changedBy });
  expect(decideAt(NOW, stepAt(NOW, standing({ incidents: [] })), found(resolved)).task).toMatchObject({
    state: 'done',
    sinceMs: at('2026-11-30T00:29Z'),
    doneMs: at('2026-11-30T00:29Z'),
    by: 'Sato',
    finishedBy: 'Abe',
    note: null,
  });
});

test('its acknowledgement timed out or was withdrawn: open again, who started is kept', () => {
  const triggered = incident({ changedMs: at('2026-11-30T00:29Z') });
  expect(rowAt(NOW, standing({ incidents: [triggered] }, { overruns: 1, reminders: 3 }))).toMatchObject({
    state: 'open',
    sinceMs: at('2026-11-30T00:29Z'),
    by: 'Sato',
    startedMs: at('2026-11-30T00:05Z'),
    openedMs: at('2026-11-30T00:00Z'),
    reminders: 0,
  });
});

describe('its event', () => {
  test('gone: it stays, and that is noted once', () => {
    const gone = standing({ event: { kind: 'cancelled', eventId: EVENT } });
    const noted = rowAt(NOW, gone);
    expect(noted).toMatchObject({ state: 'started', note: texts.eventGone });
    expect(stepAt('2026-11-30T00:31Z', { ...gone, tasks: noted ? [noted] : [] })).toBeUndefined();
  });

  test('moved: it stays, the row follows, and that is noted', () => {
    const moved = standing({ event: live(timed('2026-11-30T05:00Z', '2026-11-30T06:00Z')) });
    expect(rowAt(NOW, moved)).toMatchObject({
      state: 'started',
      startMs: at('2026-11-30T05:00Z'),
      note: texts.eventMoved('2026-11-30 14:00+09:00'),
    });
  });

  test('edited: the row follows without a note', () => {
    expect(rowAt(NOW, standing({ event: live(occurrence({ title: 'Both' })) }))).toMatchObject({
      title: 'Both',
      note: null,
    });
  });
});

describe('past its planned end', () => {
  const overruns = (now: string, row: Partial<Task> = {}) => rowAt(now, standing({}, row))?.overruns;

  test('the overrun is told after the grace and then each interval, each counted once', () => {
    expect(overruns('2026-11-30T01:14:59Z')).toBe(0);
    expect(overruns('2026-11-30T01:15:00Z')).toBe(1);
    expect(stepAt('2026-11-30T02:14:59Z', standing({}, { overruns: 1 }))).toBeUndefined();
    expect(overruns('2026-11-30T02:15:00Z', { overruns: 1 })).toBe(2);
  });

  test('another planned end begins the count anew', () => {
    const longer = live(timed('2026-11-30T00:00Z', '2026-11-30T04:00Z'));
    const read = standing({ event: longer }, { overruns: 3 });
    expect(rowAt('2026-11-30T03:20Z', read)).toMatchObject({ endMs: at('2026-11-30T04:00Z'), overruns: 0 });
    const shorter = live(timed('2026-11-30T00:00Z', '2026-11-30T00:10Z'));
    expect(rowAt('2026-11-30T00:30Z', standing({ event: shorter }))?.overruns).toBe(1);
  });

  describe('with "Finish: at end"', () => {
    const atEnd = standing({}, { finish: 'at end' });

    test('it runs on until its planned end', () => {
      expect(stepAt('2026-11-30T00:59:59Z', atEnd)).toBeUndefined();
    });

    test('then it is resolved, and done with that reason', () => {
      const step = stepAt('2026-11-30T01:00Z', atEnd);
      expect(step).toMatchObject({ kind: 'close', task: { closing: { kind: 'atEnd' } } });
      const { act } = decideAt('2026-11-30T01:00Z', step, found(acknowledged));
      expect(act).toMatchObject({ kind: 'resolve', resolution: texts.resolution.atEnd });
      if (!act) throw new Error('nothing is to be done');
      const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T01:00:02Z') });
      expect(
        conclude(act, { kind: 'done', incident: resolved }, texts, at('2026-11-30T01:00Z')),
      ).toMatchObject({
        state: 'done',
        reason: { kind: 'atEnd' },
        doneMs: at('2026-11-30T01:00:02Z'),
        by: 'Sato',
      });
    });

    test('what came back as triggered is not resolved: nobody is at work', () => {
      const step = stepAt('2026-11-30T01:00Z', atEnd);
      const { task, act } = decideAt('2026-11-30T01:00Z', step, found(incident({ changedMs: at(NOW) })));
      expect(act).toBeNull();
      expect(task).toMatchObject({ state: 'open', closing: null });
    });
  });
});

test('let go of and started again between two ticks: since then, by whoever did it', () => {
  const again = { ...acknowledged, changedMs: at('2026-11-30T00:20Z'), acknowledgedBy: 'Abe' };
  expect(rowAt(NOW, standing({ incidents: [again] }))).toMatchObject({
    state: 'started',
    sinceMs: at('2026-11-30T00:20Z'),
    startedMs: at('2026-11-30T00:05Z'),
    by: 'Abe',
  });
});
