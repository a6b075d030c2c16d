// Start and Finish, as the page wrote them down.
import type { Act } from '../../../../apps-script/src/core/plan/act';
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Pending } from '../../../../apps-script/src/core/task';
import {
  at,
  click,
  done,
  incident,
  live,
  logEntry,
  occurrence,
  open,
  type Read,
  reading,
  started,
  task,
  texts,
  unreadableRow,
} from '../builders';
import { decideAt, found, rowAt, stepAt, UNKNOWN } from './one';

const NOW = '2026-11-30T00:04Z';
const finish = click({ action: 'finish', nonce: 'n2', note: 'all fine' });
const pending: Pending = { action: 'start', by: 'Sato', note: null, atMs: at('2026-11-30T00:03Z') };
const acknowledged = incident({
  status: 'acknowledged',
  changedMs: at('2026-11-30T00:03Z'),
  acknowledgedBy: 'API user',
});
const resolved = incident({ status: 'resolved', changedMs: at('2026-11-30T00:03:30Z') });
const standing = (over: Read = {}): Read => ({
  tasks: [open()],
  event: live(occurrence()),
  incidents: [incident()],
  ...over,
});

function acting(act: Act | null): Act {
  if (!act) throw new Error('nothing is to be done');
  return act;
}

describe('Start on an open task', () => {
  const step = () => stepAt(NOW, standing({ activities: [click()] }));

  test('is written into the row with who pressed', () => {
    expect(step()).toMatchObject({ kind: 'start', task: { state: 'open', pending } });
  });

  test('acknowledges what is still triggered; who pressed has started it', () => {
    const act = acting(decideAt(NOW, step(), found(incident())).act);
    expect(act).toMatchObject({ kind: 'acknowledge', incidentId: 'Q1', note: texts.startedNote('Sato') });
    const after = conclude(
      act,
      { kind: 'done', incident: { ...acknowledged, changedMs: at(NOW) } },
      texts,
      at(NOW),
    );
    expect(after).toMatchObject({ state: 'started', by: 'Sato', pending });
  });

  test('never acknowledges what is finished: that would reopen it', () => {
    const { task: after, act } = decideAt(NOW, step(), found(resolved));
    expect(act).toBeNull();
    expect(after).toMatchObject({ state: 'done', pending: null });
  });

  test('that the page has carried out itself is started by who pressed, not by the API’s user', () => {
    const logs = { Q1: [logEntry('acknowledge', '2026-11-30T00:03:01Z')] };
    const read = standing({ activities: [click()], incidents: [acknowledged], logs });
    expect(rowAt(NOW, read)).toMatchObject({ state: 'started', by: 'Sato', pending: null });
  });

  test('counts for an acknowledgement of two seconds before it, since PagerDuty tells whole seconds', () => {
    const by = (changed: string) => {
      const seconds = { ...acknowledged, changedMs: at(changed) };
      return rowAt(NOW, standing({ activities: [click()], incidents: [seconds] }))?.by;
    };
    expect(by('2026-11-30T00:02:58Z')).toBe('Sato');
    expect(by('2026-11-30T00:02:57Z')).toBe('API user');
  });

  test('comes too late after somebody’s acknowledgement in PagerDuty: that one has started it', () => {
    const before = incident({
      status: 'acknowledged',
      changedMs: at('2026-11-30T00:01Z'),
      acknowledgedBy: 'Abe',
    });
    expect(rowAt(NOW, standing({ activities: [click()], incidents: [before] }))).toMatchObject({ by: 'Abe' });
  });

  test('waits in the row while PagerDuty does not answer', () => {
    expect(decideAt(NOW, step(), UNKNOWN)).toMatchObject({ act: null, task: { state: 'open', pending } });
    const act = acting(decideAt(NOW, step(), found(incident())).act);
    expect(conclude(act, { kind: 'unknown' }, texts, at(NOW))).toMatchObject({ state: 'open', pending });
  });

  test('that PagerDuty refuses is said in the row, once', () => {
    const act = acting(decideAt(NOW, step(), found(incident())).act);
    const refusal = { kind: 'refused', text: 'PagerDuty 400: Requester User Not Found' } as const;
    const after = conclude(act, refusal, texts, at(NOW));
    expect(after).toMatchObject({ state: 'open', note: refusal.text, pending, rev: at(NOW) });
    const again = conclude({ ...act, task: after }, refusal, texts, at('2026-11-30T00:06Z'));
    expect(again).toMatchObject({ rev: after.rev, refusal: { count: 2 } });
  });
});

describe('Finish', () => {
  test.each([
    ['open', open(), incident()],
    ['started', started(), acknowledged],
  ])('on a task that is %s resolves it, with who pressed and their note', (_, row, listed) => {
    const step = stepAt(NOW, standing({ tasks: [row], incidents: [listed], activities: [finish] }));
    const act = acting(decideAt(NOW, step, found(listed)).act);
    expect(act).toMatchObject({ kind: 'resolve', resolution: texts.resolution.finished('Sato', 'all fine') });
    expect(conclude(act, { kind: 'done', incident: resolved }, texts, at(NOW))).toMatchObject({
      state: 'done',
      finishedBy: 'Sato',
      note: 'all fine',
      pending: null,
    });
  });

  test('after a Start that no tick has seen: who started is kept, and it counts as started first', () => {
    const step = stepAt(NOW, standing({ incidents: [], activities: [click(), { ...finish, note: null }] }));
    expect(decideAt(NOW, step, found(resolved)).task).toMatchObject({
      state: 'done',
      by: 'Sato',
      finishedBy: 'Sato',
      startedMs: at('2026-11-30T00:03Z'),
      note: null,
    });
  });
});

describe('what changes nothing', () => {
  const ignored = (read: Read) => rowAt(NOW, standing(read))?.pending ?? null;

  test('a click on an earlier attempt', () => {
    const tasks = [open({ attempt: 2 })];
    expect(ignored({ tasks, activities: [click()] })).toBeNull();
  });

  test.each([
    ['Start on a started task', started(), [acknowledged], click()],
    ['Start on a finished one', done(), [], click()],
    ['Finish on a finished one', done(), [], finish],
    ['Start on one that is not due', task({ dueMs: at('2026-11-30T05:00Z') }), [], click()],
  ])('%s', (_, row, incidents, activity) => {
    expect(
      ignored({ tasks: [row], incidents, event: { kind: 'unread', reason: 'x' }, activities: [activity] }),
    ).toBeNull();
  });

  test('of two who press Start, the first has started', () => {
    const activities = [click({ by: 'Sato' }), click({ by: 'Abe', nonce: 'n3', rowIndex: 2 })];
    expect(stepAt(NOW, standing({ activities }))).toMatchObject({
      kind: 'start',
      task: { pending: { by: 'Sato' } },
    });
  });
});

test('every line is taken with its effect, except those of rows that cannot be read', () => {
  const lost = click({ taskKey: 'x/lost', nonce: 'n4' });
  const unknown = click({ taskKey: 'x/unknown', nonce: 'n5' });
  const unreadableRows = [unreadableRow({ key: 'x/lost', event: 'x/lost' })];
  const planned = plan(reading(standing({ activities: [click(), lost, unknown], unreadableRows })), at(NOW));
  expect(planned.taken.map((line) => line.nonce)).toEqual(['n1', 'n5']);
});
