// What a press of the button comes to before PagerDuty is asked: once for its nonce, and only where it was offered.
import type { Activity } from '../../../apps-script/src/core/activity';
import { clickStep, waitingClicks } from '../../../apps-script/src/page/click-step';
import { situation } from '../../../apps-script/src/page/situation';
import { aTask, at } from './sample-task';

const click = { action: 'start', by: 'suzuki', note: null, nonce: 'nonce-of-suzuki' } as const;
const offered = situation('ready', { action: 'start' });
const line: Activity = {
  rowIndex: 1,
  atMs: at('09:45:50'),
  by: 'suzuki',
  action: 'start',
  taskKey: 'ops@example.com/ev1',
  attempt: 1,
  note: null,
  nonce: 'nonce-of-suzuki',
};
const row = aTask();
const NOW = at('09:46');

test('an offered action is written down and done', () => {
  expect(clickStep(click, row, offered, { activities: [], nonces: new Set() }, NOW)).toEqual({
    kind: 'act',
    pending: { action: 'start', by: 'suzuki', note: null, atMs: NOW },
    written: false,
  });
});

test('a repeated call goes on from its line, under the name and time that stand there', () => {
  const lines = { activities: [line], nonces: new Set([line.nonce]) };
  const noLongerOffered = situation('started', { who: 'suzuki' });
  expect(clickStep({ ...click, by: 'someone else' }, row, noLongerOffered, lines, NOW)).toEqual({
    kind: 'act',
    pending: { action: 'start', by: 'suzuki', note: null, atMs: line.atMs },
    written: true,
  });
});

test.each([{ taskKey: 'ops@example.com/other' }, { attempt: 2 }])(
  'a line of another task or attempt is no leave to act on this one: %j',
  (other) => {
    const lines = { activities: [{ ...line, ...other }], nonces: new Set([line.nonce]) };
    expect(clickStep(click, row, offered, lines, NOW)).toEqual({ kind: 'tell' });
  },
);

test('a call whose line a tick has taken does nothing more', () => {
  expect(clickStep(click, row, offered, { activities: [], nonces: new Set([line.nonce]) }, NOW)).toEqual({
    kind: 'tell',
  });
});

test.each(['started', 'done', 'cancelled', 'moved'] as const)(
  'where it is %s, the visitor is told and nothing is written',
  (name) => {
    expect(clickStep(click, row, situation(name), { activities: [], nonces: new Set() }, NOW)).toEqual({
      kind: 'tell',
    });
  },
);

test('clicks wait for the attempt that they were made on, the row’s own first', () => {
  const pending = { action: 'start', by: 'sato', note: null, atMs: at('09:45:30') } as const;
  const others = [{ ...line, attempt: 2 }, { ...line, taskKey: 'another' }, line];
  expect(waitingClicks(aTask({ pending }), others).map(({ by }) => by)).toEqual(['sato', 'suzuki']);
});
