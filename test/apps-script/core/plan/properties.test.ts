// What holds whatever comes: events edited and deleted, people in PagerDuty, unread calendars, ticks that die anywhere.
// A failure prints its seed and path: give both to `fc.assert` as its second argument to replay it.

import * as fc from 'fast-check';
import { NEW_MEMORY } from '../../../../apps-script/src/core/memory';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { TaskState } from '../../../../apps-script/src/core/task';
import { at, CALENDAR, calendarMemory, occurrence, reading } from '../builders';
import { type Death, World } from './world';

const START = at('2026-11-30T00:00Z');
const MINUTE = 60_000;
const EVENTS = ['ev1', 'ev2', 'ev3'];

type Happening =
  | { readonly kind: 'tick'; readonly death: Death; readonly afterMinutes: number }
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly startsInMinutes: number;
      readonly description: string;
    }
  | { readonly kind: 'removed'; readonly id: string; readonly how: 'cancelled' | 'purged' }
  | { readonly kind: 'calendar'; readonly readable: boolean }
  | {
      readonly kind: 'postponed';
      readonly pick: number;
      readonly minutes: number;
      readonly pageDies: boolean;
    }
  | {
      readonly kind: 'pagerduty';
      readonly pick: number;
      readonly does: 'acknowledge' | 'resolve' | 'time out' | 'reopen';
    };

const id = fc.constantFrom(...EVENTS);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      death: fc.constantFrom<Death>(
        'none',
        'none',
        'none',
        'before the intents',
        'after the intents',
        'before the record',
      ),
      afterMinutes: fc.constantFrom(1, 1, 1, 2, 7, 40),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      id,
      startsInMinutes: fc.integer({ min: -30, max: 90 }),
      description: fc.constantFrom('', '', 'lead: 30m', 'skip: yes', 'finish: at end'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('removed' as const),
      id,
      how: fc.constantFrom('cancelled' as const, 'purged' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('calendar' as const), readable: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('postponed' as const),
      pick: fc.nat(),
      minutes: fc.integer({ min: 1, max: 90 }),
      pageDies: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pagerduty' as const),
      pick: fc.nat(),
      does: fc.constantFrom(
        'acknowledge' as const,
        'resolve' as const,
        'time out' as const,
        'reopen' as const,
      ),
    }),
  },
);
const story = fc.array(happening, { maxLength: 40 });

/** PagerDuty at its oddest: creations that land late after their answers were lost, and people who merge. */
type Oddity =
  | { readonly kind: 'lands'; readonly afterMinutes: number }
  | { readonly kind: 'merge'; readonly pick: number; readonly into: number };
const oddity: fc.Arbitrary<Oddity> = fc.oneof(
  fc.record({ kind: fc.constant('lands' as const), afterMinutes: fc.constantFrom(0, 0.5, 1.5, 3, 50) }),
  fc.record({ kind: fc.constant('merge' as const), pick: fc.nat(), into: fc.nat() }),
);
const oddStory = fc.array(fc.oneof({ weight: 4, arbitrary: happening }, { weight: 1, arbitrary: oddity }), {
  maxLength: 40,
});

function happenOddly(world: World, each: Happening | Oddity): void {
  if (each.kind === 'lands') world.landsAfterMs = each.afterMinutes * MINUTE;
  else if (each.kind === 'merge') {
    const open = world.incidents.filter(({ status }) => status !== 'resolved');
    const [incident, into] = [open[each.pick % open.length], open[each.into % open.length]];
    if (incident && into && incident !== into) world.merge(incident, into);
  } else happen(world, each);
}

function newWorld(): World {
  const calendar = calendarMemory({ coveredUntilMs: START - MINUTE });
  return new World(START, { ...NEW_MEMORY, writtenMs: START, calendars: { [CALENDAR]: calendar } });
}

function happen(world: World, each: Happening): void {
  switch (each.kind) {
    case 'tick':
      world.nowMs += each.afterMinutes * MINUTE;
      world.tick(each.death);
      return;
    case 'event': {
      const ms = world.nowMs + each.startsInMinutes * MINUTE;
      const end = { kind: 'instant', ms: ms + 60 * MINUTE } as const;
      const start = { kind: 'instant', ms } as const;
      world.events.set(each.id, occurrence({ eventId: each.id, start, end, description: each.description }));
      return;
    }
    case 'removed':
      if (world.events.has(each.id)) world.events.set(each.id, each.how);
      return;
    case 'calendar':
      world.calendarReadable = each.readable;
      return;
    case 'postponed': {
      const task = world.tasks[each.pick % Math.max(world.tasks.length, 1)];
      if (task) world.postpone(task, world.nowMs + each.minutes * MINUTE, each.pageDies);
      return;
    }
    case 'pagerduty':
      inPagerDuty(world, each);
  }
}

function inPagerDuty(world: World, { pick, does }: Extract<Happening, { kind: 'pagerduty' }>): void {
  const incident = world.incidents[pick % Math.max(world.incidents.length, 1)];
  if (!incident) return;
  const row = world.tasks.find((task) => task.incidentId === incident.id);
  if (does === 'acknowledge' && incident.status === 'triggered') world.change(incident, 'acknowledged');
  if (does === 'resolve' && incident.status !== 'resolved') world.change(incident, 'resolved');
  if (does === 'time out' && incident.status === 'triggered') world.change(incident, 'resolved', 'service');
  if (does === 'reopen' && incident.status === 'resolved' && row?.state === 'done')
    world.change(incident, 'triggered');
}

/** Ticks at one instant until three in a row have nothing to do: one may ask, and the next meet a 404 for the first time. */
function settle(world: World): void {
  world.nowMs += MINUTE;
  let idle = 0;
  for (let tick = 0; tick < 20 && idle < 3; tick += 1) idle = world.tick() === 0 ? idle + 1 : 0;
  if (idle < 3) throw new Error('there is always something left to do');
}

test('no incident key is created twice, and no task has two open incidents, whichever tick dies where', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) {
        happen(world, each);
        expect(new Set(world.created).size).toBe(world.created.length);
        for (const eventId of EVENTS) expect(world.openOf(eventId).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

test('after any story it comes to rest, and planning again plans nothing', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) happen(world, each);
      settle(world);
      const again = plan(world.reading(), world.nowMs);
      expect(again.steps).toEqual([]);
      expect(again.memoryMatters).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('at rest, the ledger and PagerDuty say the same, and everything due that counts has come to something', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) happen(world, each);
      world.calendarReadable = true;
      settle(world);
      for (const task of world.tasks) {
        const [open] = world.openOf(task.eventId);
        const status =
          task.state === 'open' ? 'triggered' : task.state === 'started' ? 'acknowledged' : undefined;
        if (status) expect(open).toMatchObject({ id: task.incidentId, status });
        expect(['opening', 'failed']).not.toContain(task.state);
        if (task.state === 'upcoming') expect(task.dueMs).toBeGreaterThan(world.nowMs);
        if (task.state === 'done')
          expect(world.incidents.some((each) => each.id === task.incidentId)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever lands late or is merged, at rest every open incident is a row’s, or somebody works on it beside another', () => {
  fc.assert(
    fc.property(oddStory, (happenings) => {
      const world = newWorld();
      for (const each of happenings) happenOddly(world, each);
      world.landsAfterMs = 0;
      world.calendarReadable = true;
      world.nowMs += 60 * MINUTE;
      settle(world);
      const open = world.incidents.filter(({ status }) => status !== 'resolved');
      const watched = new Set(world.tasks.map(({ incidentId }) => incidentId));
      for (const { id, status } of open) if (!watched.has(id)) expect(status).toBe('acknowledged');
      for (const task of world.tasks) {
        const incident = open.find(({ id }) => id === task.incidentId);
        if (task.state === 'open') expect(incident?.status).toBe('triggered');
        if (task.state === 'started') expect(incident?.status).toBe('acknowledged');
        if (task.state === 'upcoming') expect(task.dueMs).toBeGreaterThan(world.nowMs);
        expect(['opening', 'failed']).not.toContain(task.state);
      }
    }),
    { numRuns: 400 },
  );
});

/** How a final state may be left: the rest of the table's ways lead through these. */
const WAYS_BACK: Readonly<Partial<Record<TaskState, readonly TaskState[]>>> = {
  done: ['open', 'started', 'upcoming'],
  cancelled: ['upcoming'],
  missed: ['upcoming'],
  skipped: ['upcoming'],
};

test('a final state is left only by a reopening in PagerDuty or an event that comes again', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) {
        happen(world, each);
        const before = new Map(world.tasks.map((task) => [task.key, task]));
        for (const { task } of plan(world.reading(), world.nowMs).steps) {
          const from = before.get(task.key)?.state ?? 'upcoming';
          const ways = WAYS_BACK[from];
          if (ways && task.state !== from) expect(ways).toContain(task.state);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the order in which rows, events and incidents are read changes nothing', () => {
  fc.assert(
    fc.property(story, fc.infiniteStream(fc.nat()), (happenings, numbers) => {
      const world = newWorld();
      for (const each of happenings) happen(world, each);
      const read = world.reading();
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((value) => ({ value, place: numbers.next().value }))
          .sort((left, right) => left.place - right.place)
          .map(({ value }) => value);
      const calendar = read.calendars.get(CALENDAR);
      const calendars =
        calendar?.kind === 'read'
          ? new Map([[CALENDAR, { ...calendar, occurrences: shuffled(calendar.occurrences) }]])
          : read.calendars;
      const incidents =
        read.incidents.kind === 'read'
          ? { ...read.incidents, open: shuffled(read.incidents.open) }
          : read.incidents;
      const other = { ...read, tasks: shuffled(read.tasks), calendars, incidents };
      expect(plan(other, world.nowMs)).toEqual(plan(read, world.nowMs));
    }),
    { numRuns: 300 },
  );
});

test('of nothing, nothing is planned', () => {
  expect(plan(reading(), START).steps).toEqual([]);
});
