// A change that PagerDuty refuses for good: said once, tried ever more rarely, and at once when the settings are mended.
import type { Act } from '../../../../apps-script/src/core/plan/act';
import { conclude } from '../../../../apps-script/src/core/plan/conclude';
import { snapshotOf } from '../../../../apps-script/src/core/snapshot';
import type { Pending, Task } from '../../../../apps-script/src/core/task';
import { at, digest, EVENT, incident, live, occurrence, open, type Read, texts } from '../builders';
import { decideAt, found, stepAt } from './one';

const NO = { kind: 'refused', text: 'PagerDuty 400: Requester User Not Found' } as const;
const pending: Pending = { action: 'start', by: 'Sato', note: null, atMs: at('2026-11-30T00:03Z') };
const standing = (row: Task, over: Read = {}): Read => ({
  tasks: [row],
  event: live(occurrence()),
  incidents: [incident()],
  ...over,
});

function actOf(row: Task, now: string, over: Read = {}): Act | null {
  const step = stepAt(now, standing(row, over));
  return step && step.kind !== 'keep' ? decideAt(now, step, found(incident())).act : null;
}

/** Ticks of an hour, each minute one. @returns the row at its end, and the minutes in which PagerDuty was asked */
function anHourOfRefusals(
  first: Task,
  over: Read = {},
): { readonly row: Task; readonly asked: readonly number[] } {
  let row = { ...first, reminders: 1_000 };
  const asked: number[] = [];
  for (let minute = 4; minute < 64; minute += 1) {
    const now = new Date(at('2026-11-30T00:00Z') + minute * 60_000).toISOString();
    const act = actOf(row, now, over);
    if (!act) continue;
    asked.push(minute);
    row = { ...conclude(act, NO, texts, at(now)), reminders: 1_000 };
  }
  return { row, asked };
}

test('a start is tried again after 2, 4, 8 … minutes, and told once', () => {
  const { row, asked } = anHourOfRefusals(open({ pending }));
  expect(asked).toEqual([4, 6, 10, 18, 34]);
  expect(row).toMatchObject({ state: 'open', pending, note: NO.text, rev: at('2026-11-30T00:04Z') });
  const links = { start: null, finish: null, runbook: null, event: null, ledger: null, incident: null };
  const telling = { locale: 'en', texts, digest, links: () => links } as const;
  expect(snapshotOf({ ...row, reminders: 0 }, telling).notices).toEqual([
    { id: expect.stringMatching(/:refused:/), kind: 'fault', text: texts.refusedChange(NO.text) },
  ]);
});

test('so is a closing: its intent stays, and it waits at most an hour', () => {
  const closing = { kind: 'deleted', at: null, text: null } as const;
  const deleted: Read = { event: { kind: 'cancelled', eventId: EVENT } };
  expect(anHourOfRefusals(open({ closing }), deleted).asked).toEqual([4, 6, 10, 18, 34]);
  const long = { text: NO.text, sinceMs: 0, nextMs: 0, count: 30 };
  const act = actOf(open({ closing, refusal: long }), '2026-11-30T05:00Z', deleted);
  if (!act) throw new Error('nothing is to be done');
  const row = conclude(act, NO, texts, at('2026-11-30T05:00Z'));
  expect(row.refusal?.nextMs).toBe(at('2026-11-30T06:00Z'));
});

test('another From address in the settings is used at once', () => {
  const refusal = {
    text: NO.text,
    sinceMs: at('2026-11-30T00:04Z'),
    nextMs: at('2026-11-30T01:00Z'),
    count: 5,
  };
  const settings = { from: 'other@example.com' };
  const act = actOf(open({ pending, refusal, reminders: 9 }), '2026-11-30T00:10Z', { settings });
  expect(act).toMatchObject({ kind: 'acknowledge', task: { intent: { from: 'other@example.com' } } });
});

test('once it is done, or somebody did it in PagerDuty, nothing is left of the refusal', () => {
  const refusal = { text: NO.text, sinceMs: 0, nextMs: 0, count: 1 };
  const act = actOf(open({ pending, refusal, reminders: 9 }), '2026-11-30T00:10Z');
  if (!act) throw new Error('nothing is to be done');
  const acknowledged = incident({ status: 'acknowledged', changedMs: at('2026-11-30T00:10Z') });
  expect(
    conclude(act, { kind: 'done', incident: acknowledged }, texts, at('2026-11-30T00:10Z')),
  ).toMatchObject({
    state: 'started',
    refusal: null,
  });
});

test('no answer, 429 and 5xx are no refusal: the next tick tries again', () => {
  const act = actOf(open({ pending }), '2026-11-30T00:04Z');
  if (!act) throw new Error('nothing is to be done');
  expect(conclude(act, { kind: 'unknown' }, texts, at('2026-11-30T00:04Z'))).toBe(act.task);
});
