// The ledger: every field of a task in its cell and back, whatever people did around Toban's columns.
import * as fc from 'fast-check';
import type { Grid } from '../../../../apps-script/src/core/grid';
import { LEDGER_COLUMNS } from '../../../../apps-script/src/core/ledger/columns';
import {
  haveMoved,
  type Ledger,
  ledgerCells,
  readLedger,
} from '../../../../apps-script/src/core/ledger/ledger';
import { TASK_STATES, type Task } from '../../../../apps-script/src/core/task';
import { SKIP_REASONS } from '../../../../apps-script/src/core/texts';
import { en, ja } from '../../../../apps-script/src/i18n/catalogue';
import { at, done, intent, open, REF, started, task } from '../builders';

const HEADERS = LEDGER_COLUMNS.map((column) => column.header);

function read(grid: Grid): Ledger {
  const reading = readLedger(grid);
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading.fault));
  return reading.ledger;
}

function rowOf(each: Task, headers: readonly string[] = HEADERS): string[] {
  const cells = ledgerCells(each, headers);
  return headers.map((_, place) => cells.get(place) ?? '');
}

const instant = fc.integer({ min: at('2000-01-01T00:00Z'), max: at('2100-01-01T00:00Z') });
const count = fc.nat({ max: 1_000_000 });
const text = fc.string({ unit: 'binary' });
const filled = fc.string({ minLength: 1, unit: 'binary' });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const urgency = fc.constantFrom('high' as const, 'low' as const);
const routing = { service: filled, policy: maybe(filled), urgency, from: filled };
const reason = fc.record({
  kind: fc.constantFrom('moved' as const, 'deleted' as const, 'refused' as const, 'atEnd' as const),
  at: maybe(instant.map((ms) => new Date(ms).toISOString())),
  text: maybe(text),
});
const clicked = { by: text, note: maybe(text), atMs: instant };

const anyTask: fc.Arbitrary<Task> = fc.record({
  ...routing,
  key: filled,
  calendarId: filled,
  eventId: filled,
  title: text,
  customer: text,
  startMs: instant,
  endMs: instant,
  allDay: fc.boolean(),
  timeZone: fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'UTC'),
  dueMs: instant,
  channel: filled,
  mention: maybe(filled),
  remindEveryMinutes: fc.integer({ min: 1, max: 1440 }),
  finish: fc.constantFrom('manual' as const, 'at end' as const),
  runbook: maybe(filled),
  assignee: maybe(filled),
  eventLink: maybe(filled),
  attempt: fc.integer({ min: 1, max: 1000 }),
  state: fc.constantFrom(...TASK_STATES),
  sinceMs: instant,
  lateMinutes: count,
  intent: maybe(
    fc.record({
      ...routing,
      title: text,
      startMs: instant,
      dueMs: instant,
      atMs: instant,
      waitedFromMs: maybe(instant),
    }),
  ),
  closing: maybe(reason),
  pending: maybe(
    fc.oneof(
      fc.record({ action: fc.constantFrom('start' as const, 'finish' as const), ...clicked }),
      fc.record({ action: fc.constant('postpone' as const), ...clicked, untilMs: instant }),
    ),
  ),
  incidentId: maybe(filled),
  incidentLink: maybe(filled),
  openedMs: maybe(instant),
  startedMs: maybe(instant),
  doneMs: maybe(instant),
  finishedBy: maybe(filled),
  postponedMs: maybe(instant),
  postponedBy: maybe(filled),
  by: maybe(filled),
  reason: maybe(reason),
  note: maybe(filled),
  skippedFor: maybe(fc.constantFrom(...SKIP_REASONS)),
  reminders: count,
  stillOpenMs: maybe(instant),
  overruns: count,
  refusal: maybe(fc.record({ text, sinceMs: instant, nextMs: instant, count })),
  merged: maybe(fc.record({ from: filled, atMs: instant })),
  rev: instant,
  delivered: instant,
});

test('every task comes back from its cells as it was written', () => {
  fc.assert(
    fc.property(anyTask, (each) => {
      expect(read([HEADERS, rowOf(each)]).rows).toEqual([{ rowIndex: 1, task: each }]);
    }),
  );
});

test('the columns may stand in any order, with people’s own between them', () => {
  const headers = fc.shuffledSubarray([...HEADERS, 'Our remark', 'Ticket'], {
    minLength: HEADERS.length + 2,
  });
  fc.assert(
    fc.property(anyTask, headers, (each, order) => {
      expect(read([order, rowOf(each, order)]).rows).toEqual([{ rowIndex: 1, task: each }]);
    }),
  );
});

test('people’s own columns are not written', () => {
  const headers = ['Our remark', ...HEADERS, 'Ticket'];
  const places = [...ledgerCells(task(), headers).keys()];
  expect(places).not.toContain(0);
  expect(places).not.toContain(headers.length - 1);
  expect(places).toHaveLength(HEADERS.length);
});

test('times stand on the calendar’s own wall clock', () => {
  const cells = ledgerCells(task(), HEADERS);
  expect(cells.get(HEADERS.indexOf('Due'))).toBe('2026-11-30 09:00+09:00');
});

test('empty rows between tasks are nobody’s, and places are counted over them', () => {
  const ledger = read([HEADERS, rowOf(task()), [], ['', ''], rowOf(started({ key: 'b/2' }))]);
  expect(ledger.rows.map((row) => row.rowIndex)).toEqual([1, 4]);
  expect(ledger.problems).toEqual([]);
});

describe('a task that stands twice', () => {
  const pairs: readonly (readonly [string, Task, Task])[] = [
    ['by its attempt', task({ attempt: 2 }), started()],
    ['by its state', done(), open({ rev: at('2026-11-30T05:00Z') })],
    ['by its last change', open({ rev: at('2026-11-30T05:00Z') }), open()],
  ];
  test.each(pairs)('is the row that is furthest %s, wherever it stands', (_, furthest, other) => {
    for (const rows of [
      [furthest, other],
      [other, furthest],
    ]) {
      const ledger = read([HEADERS, ...rows.map((each) => rowOf(each)), rowOf(task({ key: 'b/2' }))]);
      expect(ledger.rows.map((row) => row.task)).toEqual([furthest, task({ key: 'b/2' })]);
      expect(ledger.doubled).toEqual([rows.indexOf(other) + 1]);
    }
  });
});

test.each([
  ['State', 'finished'],
  ['Due', 'yesterday'],
  ['Opened', '9 o’clock'],
  ['Attempt', 'first'],
  ['Attempt', '0'],
  ['Attempt', ''],
  ['Attempt', '1.5'],
  ['Remind every (min)', '0'],
  ['Time zone', 'Asia/Tokio'],
  ['Urgency', 'medium'],
  ['Finish', 'soon'],
  ['Intent', '{'],
  ['Intent', '{}'],
  ['Closing', '"deleted"'],
  ['Pending', '[]'],
  ['Skipped for', 'no reason'],
])('a row whose %s is %p is reserved: named by row and column, and no task', (header, value) => {
  const cells = rowOf(open({ intent: intent() }));
  cells[HEADERS.indexOf(header)] = value;
  const ledger = read([HEADERS, rowOf(started({ key: 'b/2' })), cells]);
  expect(ledger.rows.map((row) => row.task.key)).toEqual(['b/2']);
  expect(ledger.problems).toEqual([
    {
      key: REF,
      event: REF,
      startMs: at('2026-11-30T00:00Z'),
      row: 3,
      column: header,
      value: expect.any(String),
      allowed: expect.any(String),
    },
  ]);
});

test('a row whose Start cannot be read is of the day on which it is due; of none where that cannot be read either', () => {
  const cells = rowOf(open({ intent: intent(), dueMs: at('2026-11-29T23:50Z') }));
  cells[HEADERS.indexOf('Start')] = '9 o’clock';
  expect(read([HEADERS, cells]).problems).toMatchObject([{ startMs: at('2026-11-29T23:50Z') }]);
  cells[HEADERS.indexOf('Due')] = '';
  expect(read([HEADERS, cells]).problems).toMatchObject([{ startMs: null }]);
});

test('counters of a column that was added later begin at 0', () => {
  const cells = rowOf(task());
  cells[HEADERS.indexOf('Overruns')] = '';
  expect(read([HEADERS, cells]).rows[0]?.task.overruns).toBe(0);
});

test('a tab that lacks a column that a task cannot do without is unread, and the column is named', () => {
  const reading = readLedger([HEADERS.filter((header) => header !== 'Attempt'), rowOf(task())]);
  expect(reading).toEqual({ kind: 'unread', fault: { kind: 'lacking', headers: ['Attempt'] } });
  const { fault } = reading as Extract<typeof reading, { kind: 'unread' }>;
  expect(en.core.sheet.ledgerUnread('Tasks', fault)).toMatch(/Tasks.*"Attempt".*Set up/);
  expect(ja.core.sheet.ledgerUnread('台帳', fault)).toMatch(/「台帳」.*「Attempt」.*「セットアップ」/);
});

test.each(LEDGER_COLUMNS.filter((column) => !column.optional).map((column) => [column.header]))(
  'nothing goes on without %s',
  (header) => {
    expect(readLedger([HEADERS.filter((each) => each !== header)]).kind).toBe('unread');
  },
);

test.each(LEDGER_COLUMNS.filter((column) => column.optional).map((column) => [column.header]))(
  'the ledger goes on without %s: it reads as empty, is not written, and is named',
  (header) => {
    const headers = HEADERS.filter((each) => each !== header);
    const ledger = read([headers, rowOf(task(), headers)]);
    expect(ledger.lacking).toEqual([header]);
    expect(ledger.rows).toHaveLength(1);
    expect([...ledgerCells(task(), headers).keys()].sort((a, b) => a - b)).toEqual(headers.map((_, i) => i));
  },
);

test.each(['Incident ID', 'Intent', 'Closing', 'Pending', 'Rev', 'Delivered', 'Attempt', 'State'])(
  '%s is needed: without it things would be done or told again and again',
  (header) => {
    expect(LEDGER_COLUMNS.find((column) => column.header === header)?.optional).toBe(false);
  },
);

test('rows are found above and below the header row, wherever it was sorted to', () => {
  const ledger = read([
    rowOf(task({ key: 'a/1' })),
    ['Duty of our team'],
    HEADERS,
    rowOf(task({ key: 'b/2' })),
  ]);
  expect(ledger.headerRow).toBe(2);
  expect(ledger.rows.map((row) => [row.rowIndex, row.task.key])).toEqual([
    [0, 'a/1'],
    [3, 'b/2'],
  ]);
});

test('of a header that stands twice the first column counts, for reading as for writing', () => {
  const headers = [...HEADERS, 'Title'];
  expect(read([headers, [...rowOf(task()), 'a copy']]).rows[0]?.task.title).toBe(task().title);
});

test('an empty tab is unread, not a ledger without tasks', () => {
  expect(readLedger([])).toMatchObject({ kind: 'unread' });
});

test('columns have moved when one of ours stands elsewhere; a row that is no header row tells nothing', () => {
  expect(haveMoved(HEADERS, ['Our remark', ...HEADERS])).toBe(true);
  expect(haveMoved(HEADERS, [...HEADERS, 'Our remark'])).toBe(false);
  expect(haveMoved(HEADERS, ['a', 'b'])).toBe(false);
});
