// What people must hear although it is no task's state.
import { plannedNotices } from '../../../../apps-script/src/core/notices/notices';
import type { Reading } from '../../../../apps-script/src/core/reading';
import type { Task } from '../../../../apps-script/src/core/task';
import type { SkipReason } from '../../../../apps-script/src/core/texts';
import { at, calendarSettings, intent, memory, open, reading, task, texts } from '../builders';

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

test('PagerDuty that answers but cannot be read is told after a quarter of an hour, once for each outage', () => {
  const read = reading({ incidents: 'unread' });
  const since = at('2026-11-30T00:05Z');
  const unread = { ...memory(), incidentsUnreadSinceMs: since };
  expect(noticesOf(read, [], unread, since + 14 * 60_000)).toEqual([]);
  const [told] = noticesOf(read, [], unread, since + 15 * 60_000);
  expect(told?.notice.text).toBe(texts.incidentsUnreadFor(15, 'PagerDuty answered 503'));
  expect(noticesOf(read, [], unread, since + 60 * 60_000)[0]?.notice.id).toBe(told?.notice.id);
  expect(noticesOf(reading(), [], unread, since + 15 * 60_000)).toEqual([]);
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
  const skipped = (skippedFor: SkipReason) => task({ state: 'skipped', skippedFor, rev: 2, delivered: 1 });
  const read = reading({ general: { testChannel: 'C0TEST00' } });
  expect(noticesOf(read, [skipped('filter')])).toEqual([]);
  const [told] = noticesOf(read, [skipped('rehearsal')]);
  expect(told).toMatchObject({
    notice: { channel: 'C0TEST00', level: 'info' },
    tasks: [{ state: 'skipped' }],
  });
});

describe('a hold', () => {
  const UNTIL = at('2026-11-30T03:00Z');
  const running = { running: { sinceMs: NOW, untilMs: UNTIL, afterMs: 0 }, past: [] };
  const waiting = task({ eventId: 'a', title: 'a' });
  const later = task({ key: 'c/b', eventId: 'b', title: 'b', dueMs: UNTIL });
  const channel = { customer: 'Blue', calendarId: 'blue', channel: 'C0BLUE00' };
  const blue = (mode: 'on' | 'off' | 'rehearse' = 'on') => {
    const read = reading({ general: { testChannel: 'C0TEST00' } });
    const calendars = [...read.settings.calendars, calendarSettings({ ...channel, mode })];
    return { ...read, settings: { ...read.settings, calendars } };
  };

  test('of a calendar is told in its channel with the tasks that wait, again only for another end', () => {
    const told = noticesOf(blue(), [later, waiting], memory({ hold: running }));
    expect(told).toHaveLength(1);
    expect(told[0]?.notice).toMatchObject({
      level: 'warning',
      channel: 'C0ACME00',
      text: texts.heldUntil('Acme', '2026-11-30 12:00+09:00', ['2026-11-30 09:00+09:00 · Acme · a']),
    });
    const again = noticesOf(blue(), [], memory({ hold: running }), NOW + 60_000);
    expect(again[0]?.notice.id).toBe(told[0]?.notice.id);
    const longer = { ...running, running: { ...running.running, untilMs: UNTIL + 1 } };
    expect(noticesOf(blue(), [], memory({ hold: longer }))[0]?.notice.id).not.toBe(told[0]?.notice.id);
  });

  test('of all is told once in each channel, of rehearsals in the test channel, of calendars that are off nowhere', () => {
    const all = { ...memory(), hold: running };
    const channels = (read: Reading) => noticesOf(read, [], all).map((each) => each.notice.channel);
    expect(channels(blue())).toEqual(['C0ACME00', 'C0BLUE00']);
    expect(channels(blue('rehearse'))).toEqual(['C0ACME00', 'C0TEST00']);
    expect(channels(blue('off'))).toEqual(['C0ACME00']);
  });

  test('that has ended is told with the tasks that waited, as long as it is remembered', () => {
    const past = { running: null, past: [{ fromMs: at('2026-11-29T23:00Z'), toMs: NOW }] };
    const opened = (title: string, opensMs: number) =>
      open({ key: `c/${title}`, title, intent: intent({ atMs: opensMs }) });
    const tasks = [waiting, later, opened('before', NOW - 1), opened('with its end', NOW)];
    const [told] = noticesOf(reading(), tasks, memory({ hold: past }), NOW);
    expect(told?.notice).toMatchObject({
      level: 'info',
      channel: 'C0ACME00',
      text: texts.holdEnded('Acme', [
        '2026-11-30 09:00+09:00 · Acme · a',
        '2026-11-30 09:00+09:00 · Acme · with its end',
      ]),
    });
  });
});

describe('a calendar that is switched off', () => {
  const off = reading({ settings: { mode: 'off' } });
  const remembered = memory({ use: { mode: 'off', holdUntilMs: null } });

  test('is told once with the tasks that stay open, in their channels', () => {
    const told = noticesOf(
      off,
      [open(), task(), open({ key: 'c/b', title: 'b', channel: 'C0OTHER0' })],
      remembered,
    );
    expect(told.map((each) => [each.notice.channel, each.notice.text])).toEqual([
      ['C0ACME00', texts.switchedOff('Acme', ['2026-11-30 09:00+09:00 · Acme · Check the backup'])],
      ['C0OTHER0', texts.switchedOff('Acme', ['2026-11-30 09:00+09:00 · Acme · b'])],
    ]);
    const later = noticesOf(off, [open()], remembered, NOW + 60_000);
    expect(later[0]?.notice.id).toBe(told[0]?.notice.id);
  });

  test('is not told where nothing is open, nor while it is on', () => {
    expect(noticesOf(off, [task()], remembered)).toEqual([]);
    expect(noticesOf(reading(), [open()])).toEqual([]);
  });
});

test('a long list is cut, and says how much is left out', () => {
  const tasks = Array.from({ length: 30 }, (_, index) =>
    task({
      key: `c/${index}`,
      title: `t${index}`,
      dueMs: at('2026-11-30T00:00Z') + index,
      state: 'missed',
      rev: 2,
    }),
  );
  const [told] = noticesOf(reading(), tasks);
  expect(told?.tasks).toHaveLength(30);
  expect(told?.notice.text.split('\n')).toHaveLength(22);
  expect(told?.notice.text).toMatch(/t19\n… and 10 more$/);
});
