// "This and following" and "all events" edits: instances get new ids, and their rows go on.
import type { Occurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { EventReading } from '../../../../apps-script/src/core/reading';
import type { Task } from '../../../../apps-script/src/core/task';
import {
  at,
  CALENDAR,
  done,
  incident,
  keyOf,
  open,
  type Read,
  reading,
  started,
  task,
  timed,
  unreadableRow,
} from '../builders';

const NOW = '2026-11-30T00:09Z';
/** The instance of 09:00 on 30 November in Tokyo, of the series `daily`. */
const OLD = 'daily_20261130T000000Z';
const SPLIT = 'daily_R20261130T090000_20261130T000000Z';
const GONE = { kind: 'gone' } as const;

const row = (make: (over: Partial<Task>) => Task, eventId = OLD, over: Partial<Task> = {}): Task =>
  make({ key: `${CALENDAR}/${eventId}`, eventId, ...over });

const instance = (eventId: string, start = '2026-11-30T00:00Z', over: Partial<Occurrence> = {}): Occurrence =>
  timed(start, new Date(at(start) + 3_600_000).toISOString(), {
    eventId,
    recurringEventId: eventId.replace(/_\d{8}T\d{6}Z$/, ''),
    ...over,
  });

const stepsAt = (read: Read, now = NOW) => plan(reading(read), at(now)).steps;
const askedAfter = (read: Read, now = NOW) => plan(reading(read), at(now)).memory.calendars[CALENDAR]?.asked;

describe('an unknown instance of a row’s base id on its day', () => {
  const read: Read = { tasks: [row(open)], listed: [instance(SPLIT)], incidents: [incident()] };

  test('is held back while the row’s own GET was not asked, and the next tick asks', () => {
    expect(stepsAt(read)).toEqual([]);
    expect(askedAfter(read)).toEqual([OLD]);
  });

  test('is held back while that GET cannot be read', () => {
    const unread = {
      ...read,
      events: { [OLD]: { kind: 'unread', reason: 'Google Calendar answered 500' } },
    } as const;
    expect(stepsAt(unread)).toEqual([]);
    expect(askedAfter(unread)).toEqual([OLD]);
  });

  test.each<[string, EventReading]>([
    ['404', GONE],
    ['cancelled', { kind: 'cancelled', eventId: OLD }],
  ])('takes the row over at the first %s, incident and all', (_, event) => {
    const steps = stepsAt({ ...read, events: { [OLD]: event } });
    expect(steps).toMatchObject([
      {
        kind: 'keep',
        task: { key: `${CALENDAR}/${OLD}`, eventId: SPLIT, state: 'open', attempt: 1, incidentId: 'Q1' },
      },
    ]);
    expect(askedAfter({ ...read, events: { [OLD]: event } })).toEqual([]);
  });

  test('is a task of its own where the row’s event is live', () => {
    const both = { ...read, listed: [instance(OLD), instance(SPLIT)] };
    expect(stepsAt(both)).toMatchObject([{ kind: 'open', task: { eventId: SPLIT, attempt: 1 } }]);
    const live = { ...read, events: { [OLD]: { kind: 'live', occurrence: instance(OLD) } } } as const;
    expect(stepsAt(live)).toMatchObject([{ kind: 'open', task: { eventId: SPLIT } }]);
  });

  test('is a task of its own on another day, by the calendar’s clock', () => {
    const next = instance('daily_R20261201T000000_20261130T150000Z', '2026-11-30T15:00Z');
    expect(stepsAt({ ...read, listed: [next], events: { [OLD]: GONE } })).toMatchObject([
      { kind: 'keep', task: { key: `${CALENDAR}/${next.eventId}`, state: 'upcoming' } },
    ]);
  });

  test('is a task of its own where the base id is another', () => {
    const other = instance('other_20261130T000000Z');
    expect(stepsAt({ ...read, listed: [other] })).toMatchObject([
      { kind: 'open', task: { eventId: other.eventId } },
    ]);
  });
});

describe('facts follow as if the event had been moved', () => {
  const moved = (make: (over: Partial<Task>) => Task, over: Read = {}): Read => ({
    tasks: [row(make)],
    listed: [instance('daily_20261130T003000Z', '2026-11-30T00:30Z')],
    events: { [OLD]: GONE },
    ...over,
  });

  test('open and moved to later: closed, to come again', () => {
    expect(stepsAt(moved(open, { incidents: [incident()] }))).toMatchObject([
      { kind: 'close', task: { eventId: 'daily_20261130T003000Z', closing: { kind: 'moved' } } },
    ]);
  });

  test('started: it stays, noted', () => {
    const acknowledged = incident({ status: 'acknowledged', changedMs: at('2026-11-30T00:05Z') });
    expect(stepsAt(moved(started, { incidents: [acknowledged] }))).toMatchObject([
      { kind: 'keep', task: { state: 'started', startMs: at('2026-11-30T00:30Z') } },
    ]);
  });

  test('upcoming: the row follows', () => {
    expect(stepsAt(moved(task), '2026-11-29T20:00Z')).toMatchObject([
      { kind: 'keep', task: { state: 'upcoming', dueMs: at('2026-11-30T00:30Z') } },
    ]);
  });

  test('cancelled and due in the future: it comes again', () => {
    expect(stepsAt(moved((over) => task({ state: 'cancelled', ...over })))).toMatchObject([
      { kind: 'keep', task: { state: 'upcoming', dueMs: at('2026-11-30T00:30Z') } },
    ]);
  });

  test('finished and moved to later that day: it comes again, as one whose own event moved', () => {
    expect(stepsAt(moved(done))).toMatchObject([
      { task: { state: 'upcoming', attempt: 2, eventId: 'daily_20261130T003000Z' } },
    ]);
  });

  test('finished and edited only: it stays so, under the new id', () => {
    const events = { [OLD]: GONE };
    expect(stepsAt({ tasks: [row(done, OLD)], events, listed: [instance(SPLIT)] })).toMatchObject([
      { kind: 'keep', task: { state: 'done', attempt: 1, eventId: SPLIT } },
    ]);
  });
});

describe('several instances a day', () => {
  const rowAt = (hour: string, make = task, over: Partial<Task> = {}): Task =>
    row(make, `daily_20261130T${hour}0000Z`, {
      startMs: at(`2026-11-30T${hour}:00Z`),
      dueMs: at(`2026-11-30T${hour}:00Z`),
      endMs: at(`2026-11-30T${hour}:00Z`) + 3_600_000,
      ...over,
    });
  const split = (hour: string): Occurrence =>
    instance(`daily_R20261130T090000_20261130T${hour}0000Z`, `2026-11-30T${hour}:00Z`);
  const gone = { [OLD]: GONE, daily_20261130T060000Z: GONE };
  /** Hours of the row's key and of the event that it has after the tick. */
  const pairs = (read: Read) =>
    stepsAt(read, '2026-11-29T20:00Z').map(({ task: { key, eventId } }) =>
      [key, eventId].map((each) => each.slice(-7, -5)).join(' → '),
    );

  test('are paired by the same start first, then in order', () => {
    const tasks = [rowAt('00'), rowAt('06')];
    expect(pairs({ tasks, events: gone, listed: [split('06'), split('03')] })).toEqual([
      '00 → 03',
      '06 → 06',
    ]);
    expect(pairs({ tasks, events: gone, listed: [split('07'), split('01')] })).toEqual([
      '00 → 01',
      '06 → 07',
    ]);
  });

  test('what cannot be paired is a new task', () => {
    const read = { tasks: [rowAt('00')], events: gone, listed: [split('06'), split('00')] };
    expect(pairs(read)).toEqual(['00 → 00', '06 → 06']);
  });

  test('with too few new ones, an ended row goes without', () => {
    const tasks = [rowAt('00', done), rowAt('06')];
    expect(pairs({ tasks, events: gone, listed: [split('07')] })).toEqual(['06 → 07']);
  });

  test('a finished one that is paired with a later one comes again as if moved', () => {
    const steps = stepsAt({
      tasks: [rowAt('00', done), rowAt('06')],
      listed: [instance('daily_20261130T060000Z', '2026-11-30T06:00Z'), split('09')],
      events: { [OLD]: GONE },
    });
    expect(steps).toMatchObject([
      { task: { state: 'upcoming', attempt: 2, dueMs: at('2026-11-30T09:00Z') } },
    ]);
  });
});

describe('an edit that is undone', () => {
  const taken = row(open, OLD, { eventId: SPLIT });

  test('gives the row its old event back', () => {
    const read: Read = {
      tasks: [taken],
      listed: [instance(OLD)],
      events: { [SPLIT]: GONE },
      incidents: [incident()],
    };
    expect(stepsAt(read)).toMatchObject([
      { kind: 'keep', task: { key: `${CALENDAR}/${OLD}`, eventId: OLD } },
    ]);
  });

  test('where both ids live, the old one is another task, with a key of its own', () => {
    const read: Read = { tasks: [taken], listed: [instance(OLD), instance(SPLIT)], incidents: [incident()] };
    expect(stepsAt(read)).toMatchObject([
      { kind: 'open', task: { key: `${CALENDAR}/${OLD}/2`, eventId: OLD } },
    ]);
  });
});

describe('a row that people delete after an edit of its series', () => {
  /** The memory as the tick before left it, while the row stood. */
  const memoryAfter = (read: Read, now = NOW) => plan(reading(read), at(now)).memory;
  const keysAfter = (read: Read, now = NOW) => memoryAfter(read, now).calendars[CALENDAR]?.keys;
  const stood: Read = { tasks: [row(open, OLD, { eventId: SPLIT })], listed: [instance(SPLIT)] };
  const lost = (memory = memoryAfter(stood)): Read => ({
    memory,
    listed: [instance(SPLIT)],
    incidents: [incident({ key: keyOf(1, OLD) })],
  });
  const adopted = [
    { kind: 'open', task: { key: `${CALENDAR}/${OLD}`, eventId: SPLIT, state: 'opening', attempt: 1 } },
  ];

  test('comes back under its own key, and its incident is looked up', () => {
    expect(stepsAt(lost())).toMatchObject(adopted);
  });

  test('also when it had not yet been taken over', () => {
    const waiting = memoryAfter({ tasks: [row(open)], listed: [instance(SPLIT)] });
    expect(stepsAt(lost(waiting))).toMatchObject(adopted);
  });

  test('also when it could not be read', () => {
    const unreadable = memoryAfter({
      unreadableRows: [unreadableRow({ key: `${CALENDAR}/${OLD}`, event: `${CALENDAR}/${OLD}` })],
      listed: [instance(SPLIT)],
    });
    expect(stepsAt(lost(unreadable))).toMatchObject(adopted);
  });

  test('also when it is finished: its own attempt is looked up before anything is made', () => {
    expect(stepsAt({ ...lost(), incidents: [] })).toMatchObject([
      { kind: 'open', task: { key: `${CALENDAR}/${OLD}`, eventId: SPLIT, attempt: 1 } },
    ]);
  });

  test('is no other row’s: that one’s event is still asked for', () => {
    const other = row(open, 'daily_20261130T060000Z', { incidentId: 'Q2', startMs: at('2026-11-30T06:00Z') });
    const steps = stepsAt({
      ...lost(),
      tasks: [other],
      events: { daily_20261130T060000Z: GONE },
      incidents: [incident({ key: keyOf(1, OLD) }), incident({ id: 'Q2' })],
    });
    expect(steps.find(({ task }) => task.eventId === SPLIT)).toMatchObject(adopted[0] ?? {});
  });

  test('is forgotten when its event can be listed no more, and where a row has the key again', () => {
    const memory = memoryAfter(stood);
    expect(keysAfter({ memory })).toEqual({
      [SPLIT]: { key: `${CALENDAR}/${OLD}`, endMs: at('2026-11-30T01:00Z') },
    });
    expect(keysAfter({ memory }, '2026-12-01T01:01Z')).toEqual({});
    expect(keysAfter({ memory, tasks: [row(open)], listed: [instance(OLD)] })).toEqual({});
  });

  test('of very many the memory keeps the latest', () => {
    const tasks = Array.from({ length: 160 }, (_, index) =>
      row(open, `s${index}`, { eventId: `s${index}_20261130T000000Z`, endMs: at(NOW) + index }),
    );
    const kept = Object.keys(keysAfter({ tasks }) ?? {});
    expect(kept).toHaveLength(150);
    expect(kept).not.toContain('s9_20261130T000000Z');
  });
});

describe('a row that cannot be read while its series is edited', () => {
  const bad = (startMs: number | null = at('2026-11-30T00:00Z')) =>
    unreadableRow({ key: `${CALENDAR}/${OLD}`, event: `${CALENDAR}/${OLD}`, startMs });
  const read: Read = {
    unreadableRows: [bad()],
    listed: [instance(SPLIT)],
    incidents: [incident({ key: keyOf(1, OLD) })],
  };

  test('holds its event back under the new id', () => {
    expect(stepsAt(read)).toEqual([]);
  });

  test('is taken over once it is mended', () => {
    const mended = { ...read, unreadableRows: [], tasks: [row(open)], events: { [OLD]: GONE } };
    expect(stepsAt(mended)).toMatchObject([{ task: { key: `${CALENDAR}/${OLD}`, eventId: SPLIT } }]);
  });

  test('holds back none of another day, and none while its own event is listed', () => {
    const next = instance('daily_R20261201T000000_20261130T150000Z', '2026-11-30T15:00Z');
    expect(stepsAt({ ...read, listed: [next] })).toMatchObject([{ task: { eventId: next.eventId } }]);
    expect(stepsAt({ ...read, listed: [instance(OLD), instance(SPLIT)] })).toMatchObject([
      { kind: 'open', task: { eventId: SPLIT } },
    ]);
    expect(stepsAt({ ...read, unreadableRows: [bad(null)] })).toMatchObject([{ task: { eventId: SPLIT } }]);
  });
});

test('a single event that becomes a series goes on as that day’s instance', () => {
  const read: Read = {
    tasks: [row(open, 'single')],
    listed: [instance('single_20261130T000000Z')],
    events: { single: { kind: 'cancelled', eventId: 'single' } },
    incidents: [incident()],
  };
  expect(stepsAt(read)).toMatchObject([
    { task: { key: `${CALENDAR}/single`, eventId: 'single_20261130T000000Z' } },
  ]);
});
