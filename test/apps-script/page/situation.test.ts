// Which case a visitor meets, by the row's state, the clicks that wait, and the link by which they came.
import type { LinkAction } from '../../../apps-script/src/core/link-token';
import type { Pending, Task } from '../../../apps-script/src/core/task';
import { situationOf } from '../../../apps-script/src/page/situation';
import { aTask, at } from './sample-task';

const NOW = at('09:46');
const started: Pending = { action: 'start', by: 'sato', note: null, atMs: at('09:45:48') };
const finished: Pending = { action: 'finish', by: 'sato', note: null, atMs: at('09:45:58') };

function met(action: LinkAction, patch: Partial<Task>, waiting: readonly Pending[] = [], attempt = 1) {
  const claim = { taskKey: 'ops@example.com/ev1', attempt, action, expiresMs: at('23:00') };
  return situationOf(claim, aTask(patch), waiting, NOW);
}

test.each([
  ['open', 'ready'],
  ['opening', 'opening'],
  ['failed', 'failed'],
] as const)('a task that is %s can be started', (state, expected) => {
  expect(met('start', { state })).toMatchObject({ case: expected, action: 'start' });
});

test.each(['open', 'opening', 'failed'] as const)(
  '%s, but somebody has pressed Start since the last tick',
  (state) => {
    expect(met('start', { state }, [started])).toMatchObject({
      case: 'started',
      who: 'sato',
      sinceMs: started.atMs,
      action: null,
    });
  },
);

test('started: who and since when, and the way to finish', () => {
  const row = { state: 'started', by: 'sato', sinceMs: at('09:45:48') } as const;
  expect(met('start', row)).toEqual({
    case: 'started',
    who: 'sato',
    sinceMs: at('09:45:48'),
    action: null,
    postpone: null,
    goOn: 'finish',
  });
  expect(met('finish', row)).toMatchObject({ case: 'canFinish', who: 'sato', action: 'finish' });
});

test('open once more after somebody had started: they are named', () => {
  const row = { state: 'open', by: 'sato', startedMs: at('09:20') } as const;
  expect(met('start', row)).toMatchObject({
    case: 'reopened',
    who: 'sato',
    sinceMs: at('09:20'),
    action: 'start',
  });
  expect(met('finish', row)).toMatchObject({ case: 'canFinish', who: 'sato', action: 'finish' });
});

test('a finish link of a task that nobody started finishes it all the same, and leads to the start', () => {
  expect(met('finish', { state: 'open' })).toMatchObject({
    case: 'unstarted',
    action: 'finish',
    goOn: 'start',
  });
});

test.each(['opening', 'failed'] as const)('there is nothing to finish while it is %s', (state) => {
  expect(met('finish', { state })).toMatchObject({ case: state, action: null, goOn: 'start' });
  expect(met('finish', { state }, [started])).toMatchObject({ case: 'started', action: null, goOn: null });
});

test.each(['start', 'finish'] as const)('done since the last tick: %s does nothing', (action) => {
  const waiting = [started, finished];
  expect(met(action, { state: 'open' }, waiting)).toMatchObject({
    case: 'done',
    sinceMs: finished.atMs,
    action: null,
  });
  expect(met(action, { state: 'started' }, [finished])).toMatchObject({ case: 'done', action: null });
});

test.each(['done', 'cancelled', 'missed', 'skipped'] as const)('%s: nothing is left to do', (state) => {
  for (const action of ['start', 'finish'] as const) {
    expect(met(action, { state })).toMatchObject({ case: state, action: null, goOn: null });
  }
});

test('before it is due, when it will be; due but not opened yet, soon', () => {
  expect(met('start', { state: 'upcoming', dueMs: at('12:00') })).toMatchObject({
    case: 'notDue',
    sinceMs: at('12:00'),
    action: null,
  });
  expect(met('start', { state: 'upcoming', dueMs: NOW })).toMatchObject({ case: 'soon', action: null });
});

test('a link of an earlier attempt leads to the task as it is now, whatever its state', () => {
  for (const state of ['upcoming', 'open', 'started', 'done'] as const) {
    expect(met('start', { state, attempt: 2, dueMs: at('15:00') })).toEqual({
      case: 'moved',
      who: null,
      sinceMs: at('15:00'),
      action: null,
      postpone: null,
      goOn: 'current',
    });
  }
});

describe('postponing', () => {
  const later: Pending = { action: 'postpone', by: 'sato', note: null, atMs: NOW, untilMs: at('12:00') };
  const WEEK_MS = 7 * 24 * 60 * 60_000;

  test.each(['upcoming', 'opening', 'failed', 'open'] as const)(
    '%s: the start page offers it, from now on and within a week',
    (state) => {
      expect(met('start', { state }).postpone).toEqual({ afterMs: NOW, latestMs: NOW + WEEK_MS });
      expect(met('finish', { state }).postpone).toBeNull();
    },
  );

  test('what is not due yet is put off from its due time on', () => {
    const dueMs = at('12:00');
    expect(met('start', { state: 'upcoming', dueMs }).postpone).toEqual({
      afterMs: dueMs,
      latestMs: dueMs + WEEK_MS,
    });
  });

  test.each(['started', 'done', 'cancelled', 'missed', 'skipped'] as const)('%s: it is not', (state) => {
    expect(met('start', { state }).postpone).toBeNull();
  });

  test('nor where somebody has started or finished it since the last tick', () => {
    expect(met('start', { state: 'open' }, [started]).postpone).toBeNull();
    expect(met('start', { state: 'opening' }, [started]).postpone).toBeNull();
    expect(met('start', { state: 'open' }, [finished]).postpone).toBeNull();
  });

  test.each(['upcoming', 'opening', 'failed', 'open'] as const)(
    '%s, but somebody has put it off since the last tick: who and to when, by the old link as by the new',
    (state) => {
      for (const attempt of [1, 2]) {
        expect(met('start', { state }, [later], attempt)).toMatchObject({
          case: 'postponed',
          who: 'sato',
          sinceMs: at('12:00'),
          action: null,
          postpone: null,
        });
      }
    },
  );

  test('a wish whose time has passed stands in nobody’s way', () => {
    const passed = { ...later, untilMs: NOW };
    expect(met('start', { state: 'open' }, [passed])).toMatchObject({ case: 'ready', action: 'start' });
  });

  test('while it waits for its new time, everybody is told who put it off', () => {
    const row = { state: 'upcoming', attempt: 2, dueMs: at('12:00'), postponedMs: at('12:00') } as const;
    expect(met('start', { ...row, postponedBy: 'sato' }, [], 2)).toMatchObject({
      case: 'postponed',
      who: 'sato',
      sinceMs: at('12:00'),
    });
    expect(met('start', { ...row, postponedBy: 'sato' })).toMatchObject({ case: 'moved' });
  });
});

test('a task that the ledger does not have', () => {
  const claim = { taskKey: 'gone', attempt: 1, action: 'start', expiresMs: at('23:00') } as const;
  expect(situationOf(claim, undefined, [], NOW)).toMatchObject({ case: 'unknown', action: null });
});
