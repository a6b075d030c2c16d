// A day's task of a series, whatever people edit: "all events" to another time, "this and following", undone, in one act
// or two, while people start and finish work and ticks die.
// A failure prints its seed and path: give both to `fc.assert` as its second argument to replay it.
import * as fc from 'fast-check';
import { NEW_MEMORY } from '../../../../apps-script/src/core/memory';
import type { Occurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import { at, CALENDAR, calendarMemory, occurrence } from '../builders';
import { type Death, World } from './world';

/** 12:00 in Tokyo. */
const NOON = at('2026-11-30T03:00Z');
const MINUTE = 60_000;

type Happening =
  | { readonly kind: 'tick'; readonly death: Death; readonly afterMinutes: number }
  /** The series under another id, or at another time: the old ids are gone. */
  | { readonly kind: 'edit'; readonly split: number; readonly minute: number; readonly gapTicks: number }
  | { readonly kind: 'person'; readonly does: 'acknowledge' | 'resolve' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('tick' as const),
      death: fc.constantFrom<Death>(
        'none',
        'none',
        'before the intents',
        'after the intents',
        'before the record',
      ),
      afterMinutes: fc.constantFrom(1, 1, 2, 7),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      split: fc.integer({ min: 0, max: 2 }),
      minute: fc.constantFrom(-20, -3, 0, 0, 4, 10, 30),
      gapTicks: fc.constantFrom(0, 0, 1, 3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      does: fc.constantFrom('acknowledge' as const, 'resolve' as const),
    }),
  },
);

/** The instance of today, of the series as it was split last, at so many minutes from noon. */
function instance(split: number, minute: number): Occurrence {
  const ms = NOON + minute * MINUTE;
  const series = split === 0 ? 'daily' : `daily_R2026113${split}T120000`;
  const stamp = `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  return occurrence({
    eventId: `${series}_${stamp}`,
    recurringEventId: series,
    start: { kind: 'instant', ms },
    end: { kind: 'instant', ms: ms + 60 * MINUTE },
  });
}

function put(world: World, event: Occurrence): void {
  world.events.set(event.eventId, event);
}

function newWorld(): World {
  const calendar = calendarMemory({ coveredUntilMs: NOON - 11 * MINUTE });
  const world = new World(NOON - 10 * MINUTE, { ...NEW_MEMORY, calendars: { [CALENDAR]: calendar } });
  put(world, instance(0, 0));
  world.tick();
  return world;
}

function happen(world: World, each: Happening): void {
  switch (each.kind) {
    case 'tick':
      world.nowMs += each.afterMinutes * MINUTE;
      world.tick(each.death);
      return;
    case 'edit':
      for (const id of world.events.keys()) world.events.set(id, 'purged');
      for (let tick = 0; tick < each.gapTicks; tick += 1) {
        world.nowMs += MINUTE;
        world.tick();
      }
      put(world, instance(each.split, each.minute));
      return;
    case 'person': {
      const running = world.incidents.find((incident) => incident.status !== 'resolved');
      if (!running) return;
      world.change(running, each.does === 'acknowledge' ? 'acknowledged' : 'resolved');
    }
  }
}

const story = fc.array(happening, { maxLength: 30 });

test('the day has one row and at most one open incident, and no key is created twice', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) {
        happen(world, each);
        expect(world.tasks).toHaveLength(1);
        expect(world.incidents.filter((incident) => incident.status !== 'resolved').length).toBeLessThan(2);
        expect(new Set(world.created).size).toBe(world.created.length);
      }
    }),
    { numRuns: 500 },
  );
});

test('rows that people delete come back, and open no second incident', () => {
  /** The tick before has seen what the row is of, and the one after it finds the row lost. */
  const lose = fc.constant('lose' as const);
  const withLosses = fc.array(fc.oneof({ weight: 8, arbitrary: happening }, { weight: 1, arbitrary: lose }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(withLosses, (happenings) => {
      const world = newWorld();
      for (const each of happenings) {
        if (each === 'lose') {
          world.tick();
          world.tasks = [];
          world.nowMs += MINUTE;
          world.tick();
        } else happen(world, each);
        expect(world.tasks.length).toBeLessThan(2);
        expect(world.incidents.filter((incident) => incident.status !== 'resolved').length).toBeLessThan(2);
      }
    }),
    { numRuns: 500 },
  );
});

test('work that was finished is opened again only after the series moved it to a time still to come', () => {
  const tick: Happening = { kind: 'tick', death: 'none', afterMinutes: 2 };
  const work = (['acknowledge', 'resolve'] as const).flatMap((does): Happening[] => [
    { kind: 'person', does },
    tick,
  ]);
  const finish = [...Array<Happening>(6).fill(tick), ...work];
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of finish) happen(world, each);
      expect(world.tasks.map((row) => row.state)).toEqual(['done']);
      let wasAhead = false;
      for (const each of [...happenings, ...Array<Happening>(15).fill(tick)]) {
        happen(world, each);
        if (each.kind === 'edit') wasAhead ||= NOON + each.minute * MINUTE > world.nowMs;
        if (!wasAhead) expect(world.created).toHaveLength(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('at rest the row has the instance that is there, and is open where it came due and nobody began', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const world = newWorld();
      for (const each of happenings) happen(world, each);
      for (let tick = 0; tick < 6; tick += 1) {
        world.nowMs += MINUTE;
        world.tick();
      }
      const [row] = world.tasks;
      const [live] = [...world.events.values()].filter((each) => typeof each !== 'string');
      expect(row?.eventId).toBe(live?.eventId);
      expect(['upcoming', 'open', 'started', 'done', 'skipped', 'cancelled']).toContain(row?.state);
      if (row?.state === 'upcoming') expect(row.dueMs).toBeGreaterThan(world.nowMs);
    }),
    { numRuns: 500 },
  );
});
