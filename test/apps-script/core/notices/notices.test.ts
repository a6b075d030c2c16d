// What people must hear although it is no task's state.
import { plannedNotices } from '../../../../apps-script/src/core/notices/notices';
import type { Reading } from '../../../../apps-script/src/core/reading';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, memory, reading, task, texts } from '../builders';

const NOW = at('2026-11-30T00:20Z');
const noticesOf = (read: Reading, tasks: readonly Task[] = [], remembered = memory(), nowMs = NOW) =>
  plannedNotices(read, tasks, remembered, nowMs);

test('on a quiet day there are none', () => {
  expect(noticesOf(reading(), [task(), task({ state: 'done' })])).toEqual([]);
});

test('a calendar that cannot be read is told after a quarter of an hour, once for each outage', () => {
  const read = reading({ listed: 'unread' });
  const since = at('2026-11-30T00:05Z');
  const unread = memory({ unreadSinceMs: since });
  expect(noticesOf(read, [], unread, since + 14 * 60_000)).toEqual([]);
  const [told] = noticesOf(read, [], unread, since + 15 * 60_000);
  expect(told?.notice).toMatchObject({
    channel: 'C0ACME00',
    text: texts.unreadFor('Acme', 15, 'Google Calendar answered 500'),
  });
  expect(noticesOf(read, [], unread, since + 60 * 60_000)[0]?.notice.id).toBe(told?.notice.id);
  const later = memory({ unreadSinceMs: since + 1 });
  expect(noticesOf(read, [], later, since + 60 * 60_000)[0]?.notice.id).not.toBe(told?.notice.id);
});

test('nothing is told of a calendar that has just turned unread, or is read again', () => {
  expect(noticesOf(reading({ listed: 'unread' }))).toEqual([]);
  expect(noticesOf(reading(), [], memory({ unreadSinceMs: at('2026-11-29T00:00Z') }))).toEqual([]);
});

test('what was missed is one message a channel, and only what is not told yet', () => {
  const missed = (eventId: string, over: Partial<Task> = {}) =>
    task({ key: `c/${eventId}`, eventId, state: 'missed', title: eventId, rev: 2, delivered: 1, ...over });
  const tasks = [
    missed('a'),
    missed('b'),
    missed('c', { channel: 'C0OTHER0' }),
    missed('d', { delivered: 2 }),
  ];
  const told = noticesOf(reading(), tasks);
  expect(told.map((each) => [each.notice.channel, each.tasks.map((one) => one.eventId)])).toEqual([
    ['C0ACME00', ['a', 'b']],
    ['C0OTHER0', ['c']],
  ]);
  expect(told[0]?.notice.text).toContain('2026-11-30 09:00+09:00 · Acme · a');
});

test('a rehearsed task is told in the test channel; other skipped ones are not', () => {
  const skipped = (note: string) => task({ state: 'skipped', note, rev: 2, delivered: 1 });
  const read = reading({ general: { testChannel: 'C0TEST00' } });
  expect(noticesOf(read, [skipped(texts.skipped.filter)])).toEqual([]);
  const [told] = noticesOf(read, [skipped(texts.skipped.rehearsal)]);
  expect(told).toMatchObject({
    notice: { channel: 'C0TEST00', level: 'info' },
    tasks: [{ state: 'skipped' }],
  });
});
