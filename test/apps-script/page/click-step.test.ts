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
    expect(clickStep(click, row, offered, lines, NOW)).toMatchObject({ kind: 'tell' });
  },
);

test('a call whose line a tick has taken does nothing more', () => {
  expect(clickStep(click, row, offered, { activities: [], nonces: new Set([line.nonce]) }, NOW)).toEqual({
    kind: 'tell',
    situation: offered,
  });
});

test.each(['started', 'done', 'cancelled', 'moved'] as const)(
  'where it is %s, the visitor is told and nothing is written',
  (name) => {
    expect(clickStep(click, row, situation(name), { activities: [], nonces: new Set() }, NOW)).toEqual({
      kind: 'tell',
      situation: situation(name),
    });
  },
);

describe('a postponement', () => {
  const postpone = (time: string) => ({ ...click, action: 'postpone' as const, untilMs: at(time) });
  const range = { afterMs: NOW, latestMs: at('09:46') + 7 * 24 * 60 * 60_000 };
  const start = situation('ready', { action: 'start', postpone: range });
  const nothing = { activities: [], nonces: new Set<string>() };

  test('to a later time is written down with it', () => {
    expect(clickStep(postpone('10:15'), row, start, nothing, NOW)).toEqual({
      kind: 'act',
      pending: { action: 'postpone', by: 'suzuki', note: null, atMs: NOW, untilMs: at('10:15') },
      written: false,
    });
  });

  test.each([
    ['the present', NOW],
    ['the past', at('09:45:59')],
    ['more than a week', range.latestMs + 1],
  ])('to %s is refused, and all that could be done still can be', (_, untilMs) => {
    expect(clickStep({ ...click, action: 'postpone', untilMs }, row, start, nothing, NOW)).toEqual({
      kind: 'tell',
      situation: { ...start, case: 'untimely', sinceMs: range.latestMs },
    });
  });

  test('of what is not due yet goes beyond its due time', () => {
    const ahead = aTask({ state: 'upcoming', dueMs: at('12:00') });
    expect(clickStep(postpone('11:00'), ahead, start, nothing, NOW)).toMatchObject({ kind: 'tell' });
    expect(clickStep(postpone('12:30'), ahead, start, nothing, NOW)).toMatchObject({ kind: 'act' });
  });

  test('where it is not offered, the visitor is told how things stand', () => {
    const told = situation('started', { who: 'sato' });
    expect(clickStep(postpone('10:15'), row, told, nothing, NOW)).toEqual({ kind: 'tell', situation: told });
  });

  test('that is repeated goes on from its line, with the time that stands there', () => {
    const mine: Activity = { ...line, action: 'postpone', untilMs: at('10:15') };
    const lines = { activities: [mine], nonces: new Set([mine.nonce]) };
    expect(clickStep(postpone('10:16'), row, situation('postponed'), lines, NOW)).toMatchObject({
      kind: 'act',
      pending: { untilMs: at('10:15') },
      written: true,
    });
    expect(clickStep(click, row, situation('postponed'), lines, NOW)).toMatchObject({ kind: 'tell' });
  });
});

test('clicks wait for the attempt that they were made on, the row’s own first', () => {
  const pending = { action: 'start', by: 'sato', note: null, atMs: at('09:45:30') } as const;
  const others = [{ ...line, attempt: 2 }, { ...line, taskKey: 'another' }, line];
  expect(waitingClicks(aTask({ pending }), others).map(({ by }) => by)).toEqual(['sato', 'suzuki']);
});
