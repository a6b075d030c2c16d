// What a tick remembers, in the hidden State tab.
import * as fc from 'fast-check';
import { SERVICES } from '../../../apps-script/src/core/health/health';
import { memoryRows, NEW_CALENDAR, NEW_MEMORY, readMemory } from '../../../apps-script/src/core/memory';
import { at, CALENDAR, general, memory } from './builders';

const instant = fc.integer({ min: 0, max: at('2100-01-01T00:00Z') });
/** Valibot leaves these names out of records. */
const UNSAFE = ['__proto__', 'constructor', 'prototype'];
const id = fc.string({ minLength: 1 }).filter((each) => !UNSAFE.includes(each));

test('every memory comes back from its rows as it was written', () => {
  const hold = fc.record({
    running: fc.option(fc.record({ sinceMs: instant, untilMs: instant, afterMs: instant })),
    past: fc.array(fc.record({ fromMs: instant, toMs: instant })),
  });
  const calendar = fc.record({
    firstReadMs: fc.option(instant),
    coveredUntilMs: fc.option(instant),
    unreadSinceMs: fc.option(instant),
    asked: fc.array(fc.string()),
    onSinceMs: fc.option(instant),
    hold,
    keys: fc.dictionary(id, fc.record({ key: fc.string(), endMs: instant }), { noNullPrototype: true }),
    missing: fc.dictionary(id, instant, { noNullPrototype: true }),
    use: fc.record({
      mode: fc.constantFrom('on' as const, 'rehearse' as const, 'off' as const),
      holdUntilMs: fc.option(instant),
    }),
  });
  const seconds = fc.integer({ min: 0, max: 6_000 });
  const span = fc.option(fc.record({ fromMs: instant, untilMs: instant }));
  const health = fc.record({
    hangs: fc.nat(),
    sinceMs: fc.option(instant),
    triedMs: instant,
    leftOut: fc.boolean(),
    outage: span,
  });
  const any = fc.record({
    writtenMs: instant,
    services: fc.record(Object.fromEntries(SERVICES.map((each) => [each, health])), {
      requiredKeys: [],
      noNullPrototype: true,
    }),
    runTime: fc.record({
      hours: fc.dictionary(fc.nat().map(String), fc.record({ seconds, hung: seconds }), {
        noNullPrototype: true,
      }),
      last: span,
      scarceSinceMs: fc.option(instant),
    }),
    told: fc.dictionary(id, instant, { noNullPrototype: true }),
    troubles: fc.dictionary(id, instant, { noNullPrototype: true }),
    chores: fc.record({ archivedMs: instant, reportedMs: instant }),
    settings: fc.option(fc.constant(general({ holdUntilMs: at('2026-12-01T00:00Z') }))),
    look: fc.record({
      atMs: instant,
      findings: fc.array(
        fc.record({ id, level: fc.constantFrom('warning' as const, 'error' as const), text: fc.string() }),
      ),
      mending: fc.record({
        webhooks: fc.dictionary(id, instant, { noNullPrototype: true }),
        triggers: fc.option(fc.record({ count: fc.nat(), atMs: instant })),
      }),
    }),
    hold,
    incidentsUnreadSinceMs: fc.option(instant),
    ticked: fc.record({
      build: fc.option(fc.record({ id, sinceMs: instant })),
      accounts: fc.dictionary(id, instant, { noNullPrototype: true }),
      goodMs: fc.option(instant),
    }),
    calendars: fc.dictionary(id, calendar, { noNullPrototype: true }),
  });
  fc.assert(fc.property(any, (each) => expect(readMemory(memoryRows(each))).toEqual(each)));
});

test('an empty tab is the memory of a first run', () => {
  expect(readMemory([])).toEqual(NEW_MEMORY);
});

test('a cell that cannot be read is as if it had never been written, and the others stay', () => {
  const rows = memoryRows(memory()).map(([key, cell]) => [key, key === 'general' ? '{' : cell]);
  expect(readMemory([['Key', 'Value'], ...rows, ['calendar b', '{"missing":5}'], ['calendar c', 7]])).toEqual(
    {
      ...NEW_MEMORY,
      calendars: { [CALENDAR]: memory().calendars[CALENDAR] },
    },
  );
});

test('what an earlier version wrote is kept, with what it did not know yet', () => {
  const general = { writtenMs: 5, told: { x: 3 } };
  const calendar = { firstReadMs: 1, coveredUntilMs: 2, unreadSinceMs: null, missing: {}, asked: [] };
  const rows = [
    ['general', JSON.stringify(general)],
    ['calendar a', JSON.stringify(calendar)],
  ];
  expect(readMemory(rows)).toEqual({
    ...NEW_MEMORY,
    ...general,
    calendars: { a: { ...NEW_CALENDAR, ...calendar } },
  });
});

test('general values of another version are forgotten, not what was told', () => {
  const rows = [['general', JSON.stringify({ writtenMs: 5, told: { x: 3 }, settings: { language: 'fr' } })]];
  expect(readMemory(rows)).toMatchObject({ told: { x: 3 }, settings: null });
});
