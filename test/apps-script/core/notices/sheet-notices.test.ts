// What people must mend is told once; again only when it changed, or was mended and is broken again.
import { plannedNotices } from '../../../../apps-script/src/core/notices/notices';
import { remember } from '../../../../apps-script/src/core/plan/remember';
import type { Reading } from '../../../../apps-script/src/core/reading';
import type { SettingsProblem } from '../../../../apps-script/src/core/settings/settings';
import { at, memory, type Read, reading, task, unreadableRow } from '../builders';

const NOW = at('2026-11-30T00:20Z');
const MINUTE = 60_000;

const cell = (over: Partial<Extract<SettingsProblem, { kind: 'cell' }>> = {}): SettingsProblem => ({
  kind: 'cell',
  calendarId: 'acme@example.com',
  row: 4,
  column: 'Lead',
  value: 'soon',
  allowed: 'lead',
  ...over,
});

const withProblems = (problems: readonly SettingsProblem[], read: Read = {}): Reading => {
  const base = reading({ general: { testChannel: 'C0TEST00' }, ...read });
  return { ...base, settings: { ...base.settings, problems } };
};

/** What is told by ticks a minute apart, each of which reads this. */
function told(readings: readonly Reading[]): readonly { readonly id: string; readonly text: string }[] {
  let remembered = memory();
  return readings.flatMap((each, index) => {
    const nowMs = NOW + index * MINUTE;
    const read = { ...each, memory: remembered };
    remembered = remember(read, new Map(), nowMs);
    return plannedNotices(read, read.tasks, remembered, nowMs).map(({ notice }) => notice);
  });
}
const ids = (readings: readonly Reading[]) => [...new Set(told(readings).map(({ id }) => id))];

test('a bad cell is told in the test channel from the second tick on, always under the same id', () => {
  const bad = withProblems([cell()]);
  expect(told([bad])).toEqual([]);
  expect(told([bad, bad])).toMatchObject([
    {
      level: 'error',
      channel: 'C0TEST00',
      text: 'Settings, row 4, column "Lead" is "soon"; allowed: minutes (15), hours (2h) or days (1d), at most 7 days',
    },
  ]);
  expect(ids([bad, bad, bad, bad])).toHaveLength(1);
});

test('it is told again when its value changed, not when its row was pushed down', () => {
  const bad = withProblems([cell()]);
  const pushed = withProblems([cell({ row: 5 })]);
  const other = withProblems([cell({ value: 'later' })]);
  expect(ids([bad, bad, pushed, pushed])).toHaveLength(1);
  expect(ids([bad, bad, other, other])).toHaveLength(2);
});

test('mended and broken again in the same way it is told again', () => {
  const bad = withProblems([cell()]);
  expect(ids([bad, bad, reading(), bad, bad])).toHaveLength(2);
});

test('what is mended within the minute in which it was typed is not told', () => {
  expect(told([withProblems([cell()]), reading(), reading()])).toEqual([]);
});

test('a calendar listed twice names both rows', () => {
  const twice = { kind: 'twice', calendarId: 'a@b.c', row: 9, column: 'Calendar ID', counts: 7 } as const;
  const bad = withProblems([twice]);
  expect(told([bad, bad])[0]?.text).toBe(
    'Settings, row 9, column "Calendar ID": "a@b.c" is listed twice; row 7 counts, this one does not',
  );
});

test('many bad cells are one message', () => {
  const bad = withProblems([1, 2, 3, 4, 5, 6].map((row) => cell({ row, calendarId: `${row}@example.com` })));
  expect(told([bad, bad])).toMatchObject([
    { text: expect.stringMatching(/^Settings: 6 cells .*row 1, column "Lead"/) },
  ]);
});

test('a ledger row that cannot be read is told, with its place', () => {
  const bad = reading({ unreadableRows: [unreadableRow({ row: 7 })] });
  expect(told([bad, bad])[0]?.text).toMatch(/^Ledger, row 7, column "Due" is "x"; allowed: a time such as/);
});

test('an unread tab is told where administrators look, or else where its tasks are told', () => {
  const base = reading({ tasks: [task({ channel: 'C0TASK00' })] });
  const settings = { ...base.settings, calendars: [], unread: { kind: 'headless' } as const };
  expect(
    told([
      { ...base, settings },
      { ...base, settings },
    ]),
  ).toMatchObject([
    { channel: 'C0TASK00', text: expect.stringMatching(/^The tab Settings is gone, or has no row/) },
  ]);
});

test('a directive that is not understood is told in the task’s channel, once for all events of a template', () => {
  const noted = (eventId: string, note: string) =>
    task({ key: `c/${eventId}`, eventId, title: eventId, note });
  const bad = reading({ tasks: ['a', 'b', 'c', 'd'].map((id) => noted(id, 'lead: "9d" is not understood')) });
  const [first, ...others] = told([bad, bad]);
  expect(others).toEqual([]);
  expect(first).toMatchObject({ channel: 'C0ACME00' });
  expect(first?.text.split('\n')).toEqual([
    'lead: "9d" is not understood',
    '2026-11-30 09:00+09:00 · Acme',
    '2026-11-30 09:00+09:00 · Acme',
    '2026-11-30 09:00+09:00 · Acme',
    'and 1 more',
  ]);
});
