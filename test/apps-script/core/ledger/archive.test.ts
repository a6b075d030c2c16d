// Which rows move to the archive: over, told, old, and nothing that a calendar's list may still show.
import { archivable } from '../../../../apps-script/src/core/ledger/archive';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, done, live, memory, occurrence, type Read, reading, started, task, timed } from '../builders';

/** 31 days after the task's end. */
const NOW = '2026-12-31T02:00Z';
const told = (each: Task): Task => ({ ...each, delivered: each.rev });
const covered = memory({ coveredUntilMs: at('2026-12-31T01:59Z') });

function archived(row: Task, over: Read = {}, now = NOW): boolean {
  const read = reading({ tasks: [row], memory: covered, ...over });
  return archivable(read, read.tasks, at(now)).length === 1;
}

test('a row that is final, told, and older than the settings say', () => {
  expect(archived(told(done()))).toBe(true);
  expect(archived(told(done()), {}, '2026-12-30T00:59Z')).toBe(false);
  expect(archived(told(done()), { general: { archiveAfterMinutes: 40 * 1440 } })).toBe(false);
});

test('not before the catch-up window is past, however short the rest is set', () => {
  const short = { general: { archiveAfterMinutes: 1440, catchUpMinutes: 7 * 1440 } };
  expect(archived(told(done()), short, '2026-12-06T00:00Z')).toBe(false);
  expect(archived(told(done()), short, '2026-12-08T00:00Z')).toBe(true);
});

test.each(['upcoming', 'opening', 'open', 'started', 'failed'] as const)('never while it is %s', (state) => {
  expect(archived(told(started({ state })))).toBe(false);
});

test.each(['done', 'cancelled', 'missed', 'skipped'] as const)('when it is %s', (state) => {
  expect(archived(told(done({ state })))).toBe(true);
});

test('not before the bridge has heard of it', () => {
  expect(archived(done({ delivered: 0 }))).toBe(false);
  expect(archived(task({ state: 'missed', delivered: 0 }))).toBe(false);
});

test('what is never told does not wait for the bridge', () => {
  expect(archived(task({ state: 'skipped', delivered: 0 }))).toBe(true);
  expect(archived(task({ state: 'cancelled', delivered: 0 }))).toBe(true);
});

test('its age counts from its planned end, or from when it was finished', () => {
  expect(archived(told(done({ endMs: at('2026-12-20T00:00Z') })))).toBe(false);
  expect(archived(told(done({ sinceMs: at('2026-12-20T00:00Z') })))).toBe(false);
});

test('a long event whose work was finished early stays until its end is past', () => {
  const long = told(done({ endMs: at('2027-01-15T00:00Z') }));
  expect(archived(long)).toBe(false);
});

test('an event that people prolonged afterwards is listed still, so its row stays', () => {
  const listed = [timed('2026-11-30T00:00Z', '2027-01-15T00:00Z')];
  expect(archived(told(done()), { listed })).toBe(false);
});

test('a calendar that cannot be read keeps its rows', () => {
  expect(archived(told(done()), { listed: 'unread' })).toBe(false);
});

test('a calendar that was not covered since keeps them: its list will reach back to then', () => {
  const since = memory({ coveredUntilMs: at('2026-11-30T00:30Z') });
  expect(archived(told(done()), { memory: since })).toBe(false);
});

test('a calendar that is off and was covered past their end gives them up', () => {
  const read = reading({ tasks: [told(done())], memory: covered });
  expect(archivable({ ...read, calendars: new Map() }, read.tasks, at(NOW))).toHaveLength(1);
});

test('nothing moves while the settings cannot be read', () => {
  const read = reading({ tasks: [told(done())], memory: covered });
  const settings = { ...read.settings, unread: { kind: 'headless' as const } };
  expect(archivable({ ...read, settings }, read.tasks, at(NOW))).toEqual([]);
});

test('the oldest end comes first', () => {
  const rows = ['2026-11-20T00:00Z', '2026-11-10T00:00Z', '2026-11-15T00:00Z'].map((end, index) =>
    told(
      done({ key: `a/${index}`, eventId: String(index), startMs: 0, dueMs: 0, sinceMs: 0, endMs: at(end) }),
    ),
  );
  const read = reading({ tasks: rows, memory: covered });
  expect(archivable(read, rows, at(NOW)).map((row) => row.key)).toEqual(['a/1', 'a/2', 'a/0']);
});

describe('an event edited after its row was archived', () => {
  const later = (read: Read) => plan(reading({ tasks: [], memory: covered, ...read }), at(NOW)).steps;

  test('is no task again, though a longer catch-up window lists it', () => {
    const edited = occurrence({ title: 'Check the backup (done)', description: 'lead: 1d' });
    const steps = later({ listed: [edited], event: live(edited), general: { catchUpMinutes: 10_080 * 60 } });
    expect(steps.map((step) => [step.kind, step.task.state])).toEqual([['keep', 'skipped']]);
  });

  test('opens nothing when its end is put off into the future', () => {
    const steps = later({ listed: [timed('2026-11-30T00:00Z', '2027-01-15T00:00Z')] });
    expect(steps.map((step) => [step.kind, step.task.state])).toEqual([['keep', 'skipped']]);
  });

  test('is a new task when it is moved to the future', () => {
    const steps = later({ listed: [timed('2026-12-31T05:00Z', '2026-12-31T06:00Z')] });
    expect(steps.map((step) => [step.kind, step.task.state, step.task.attempt])).toEqual([
      ['keep', 'upcoming', 1],
    ]);
  });
});
