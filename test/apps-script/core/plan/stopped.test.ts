// A calendar is stopped by a bad cell, or the whole Settings tab is unread: what is due in the ledger still opens.
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Step } from '../../../../apps-script/src/core/plan/step';
import type { EventReading, Reading } from '../../../../apps-script/src/core/reading';
import type { CalendarSettings } from '../../../../apps-script/src/core/settings/settings';
import { at, CALENDAR, EVENT, memory, reading, task, texts } from '../builders';

const DUE = '2026-11-30T00:00Z';
const HOLD = at('2026-11-30T06:00Z');

function steps(over: Partial<Reading>, now = DUE): readonly Step[] {
  const base = reading({ tasks: [task()] });
  return plan({ ...base, calendars: new Map(), ...over }, at(now)).steps;
}

const broken = (known: Partial<CalendarSettings>, over: Partial<Reading> = {}): Partial<Reading> => ({
  settings: { ...reading().settings, calendars: [], broken: [{ calendarId: CALENDAR, known }] },
  ...over,
});
const unread: Partial<Reading> = {
  settings: { ...reading().settings, calendars: [], unread: { kind: 'headless' } },
};

test.each<[string, Partial<Reading>]>([
  ['a bad cell', broken({ mode: 'on' })],
  ['a bad cell of its mode, last on', broken({})],
  ['an unread tab', unread],
])('%s: the row opens from the ledger, and its note says so', (_, over) => {
  expect(steps(over)).toMatchObject([
    {
      kind: 'open',
      unlessFound: null,
      task: { state: 'opening', note: texts.settingsUnread, intent: { service: 'PSVC001' } },
    },
  ]);
  expect(steps(over, '2026-11-29T23:59Z')).toEqual([]);
});

test('what was said of its directives stays beside it', () => {
  const tasks = [task({ note: 'lead: "9d" is not understood' })];
  expect(steps({ ...unread, tasks })[0]?.task.note).toBe(
    `lead: "9d" is not understood; ${texts.settingsUnread}`,
  );
});

test('a calendar that was off, or is off now, stays off', () => {
  expect(steps(broken({ mode: 'off' }))).toEqual([]);
  expect(steps({ ...unread, memory: memory({ use: { mode: 'off', holdUntilMs: null } }) })).toEqual([]);
});

test('one in rehearsal stays in rehearsal', () => {
  const remembered = memory({ use: { mode: 'rehearse', holdUntilMs: null } });
  for (const over of [
    broken({ mode: 'rehearse' }),
    broken({}, { memory: remembered }),
    { ...unread, memory: remembered },
  ]) {
    expect(steps(over)).toMatchObject([
      { kind: 'keep', task: { state: 'skipped', note: texts.skipped.rehearsal } },
    ]);
  }
});

test('one on hold stays on hold', () => {
  const remembered = memory({ use: { mode: 'on', holdUntilMs: HOLD } });
  expect(steps({ ...unread, memory: remembered })).toEqual([]);
  expect(steps({ ...unread, memory: remembered }, '2026-11-30T06:00Z')).toMatchObject([{ kind: 'open' }]);
});

test('an event that its own GET calls cancelled is not opened', () => {
  const events = new Map<string, EventReading>([
    [`${CALENDAR}/${EVENT}`, { kind: 'cancelled', eventId: EVENT }],
  ]);
  expect(steps({ ...unread, events })).toMatchObject([{ kind: 'keep', task: { state: 'cancelled' } }]);
});

test('one that its own GET does not find opens: a 404 counts only where the calendar is read', () => {
  const events = new Map<string, EventReading>([[`${CALENDAR}/${EVENT}`, { kind: 'gone' }]]);
  expect(steps({ ...unread, events })).toMatchObject([{ kind: 'open' }]);
});
