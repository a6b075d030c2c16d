// What the bridge is told before a tick acts.
import { announcements } from '../../../apps-script/src/core/announcement';
import type { Step } from '../../../apps-script/src/core/plan/step';
import type { Telling } from '../../../apps-script/src/core/snapshot';
import { digest, open, opening, started, task, texts } from './builders';

const links = { start: null, finish: null, runbook: null, event: null, ledger: null, incident: null };
const telling: Telling = { locale: 'en', texts, digest, links: () => links };
const pending = (action: 'start' | 'finish') => ({ action, by: 'Sato', note: null, atMs: 0 });
const deleted = { kind: 'deleted', at: null, text: null } as const;

const announced = (step: Step) => announcements([step], telling).map((each) => each.expect);

test('a card that is about to open', () => {
  expect(announced({ kind: 'open', task: opening(), why: 'due', unlessFound: null })).toEqual([
    { state: 'open', by: null, reason: null },
  ]);
});

test('who starts, and who finishes, in place of the API’s user', () => {
  expect(announced({ kind: 'start', task: open({ pending: pending('start') }), why: '' })).toEqual([
    { state: 'started', by: 'Sato', reason: null },
  ]);
  expect(announced({ kind: 'finish', task: started({ pending: pending('finish') }), why: '' })).toEqual([
    { state: 'done', by: 'Sato', reason: null },
  ]);
});

test('why it is closed, in place of "finished"', () => {
  const step: Step = { kind: 'close', task: open({ closing: deleted }), why: '', resumed: false };
  expect(announced(step)).toEqual([{ state: 'done', by: null, reason: deleted }]);
});

test('to when it is postponed, and by whom', () => {
  const postponed = { kind: 'postponed', at: '2026-11-30T05:00:00.000Z', text: null } as const;
  const wish = { action: 'postpone', by: 'Sato', note: null, atMs: 0, untilMs: 1 } as const;
  const row = open({ closing: postponed, pending: wish });
  expect(announced({ kind: 'close', task: row, why: '', resumed: false })).toEqual([
    { state: 'done', by: 'Sato', reason: postponed },
  ]);
});

test('nothing for a row that only changes, a reading, or a look-up after which nothing is made', () => {
  expect(announced({ kind: 'keep', task: task(), why: '' })).toEqual([]);
  expect(announced({ kind: 'verify', task: open(), why: '' })).toEqual([]);
  expect(
    announced({ kind: 'open', task: opening(), why: '', unlessFound: task({ state: 'cancelled' }) }),
  ).toEqual([]);
});
