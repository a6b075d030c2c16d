// Lines of the Activity tab.
import {
  ACTIVITY_HEADERS,
  type Activity,
  activityCells,
  lackingActivityHeaders,
  NEEDED_HEADERS,
  readActivity,
  readNonces,
  readPostponements,
} from '../../../apps-script/src/core/activity';
import { at, click, postponement, REF } from './builders';

const HEADERS = [...ACTIVITY_HEADERS];
const cellsOf = (each: Activity) => HEADERS.map((header) => activityCells(each).get(header) ?? '');
const line = (over: Parameters<typeof click>[0] = {}) => cellsOf(click(over));
const taken = (cells: string[]) => cells.map((cell, place) => (HEADERS[place] === 'Taken' ? 'x' : cell));

test('a line comes back as it was written', () => {
  const written = click({ note: 'on it', by: '佐藤', action: 'finish', attempt: 3 });
  expect(readActivity([HEADERS, cellsOf(written)])).toEqual([{ ...written, rowIndex: 1 }]);
});

test('a postponement comes back with its time, and without one it is no click', () => {
  const written = postponement('2026-11-30T05:00Z');
  expect(readActivity([HEADERS, cellsOf(written)])).toEqual([{ ...written, rowIndex: 1 }]);
  const before = HEADERS.slice(0, HEADERS.indexOf('Until'));
  expect(readActivity([before, cellsOf(written)])).toEqual([]);
  expect(readActivity([before, line()])).toHaveLength(1);
});

test('each task’s latest postponement is known, taken or not', () => {
  const lines = [
    taken(cellsOf(postponement('2026-11-30T05:00Z'))),
    cellsOf(postponement('2026-11-30T06:00Z', { nonce: 'n2', attempt: 2 })),
    line({ nonce: 'n3' }),
  ];
  const known = readPostponements([HEADERS, ...lines]);
  expect([...known].map(([key, { untilMs, attempt }]) => [key, untilMs, attempt])).toEqual([
    [REF, at('2026-11-30T06:00Z'), 2],
  ]);
});

test('lines that a tick has taken are not taken again, but their nonces are known', () => {
  const grid = [HEADERS, taken(line({ nonce: 'a' })), line({ nonce: 'b' })];
  expect(readActivity(grid).map((each) => [each.rowIndex, each.nonce])).toEqual([[2, 'b']]);
  expect([...readNonces(grid)]).toEqual(['a', 'b']);
});

test('until a tick has taken it, a line holds its own nonce where the tick marks it: found there by content', () => {
  expect(line({ nonce: 'a' })[HEADERS.indexOf('Taken')]).toBe('a');
});

test('a line that older code wrote, with nothing there, waits too', () => {
  const cells = line();
  cells[HEADERS.indexOf('Taken')] = '';
  expect(readActivity([HEADERS, cells])).toHaveLength(1);
});

test('lines are found above and below the header row, wherever it was sorted to', () => {
  const grid = [line({ nonce: 'a' }), ['Our notes'], HEADERS, line({ nonce: 'b' })];
  expect(readActivity(grid).map((each) => [each.rowIndex, each.nonce])).toEqual([
    [0, 'a'],
    [3, 'b'],
  ]);
  expect([...readNonces(grid)]).toEqual(expect.arrayContaining(['a', 'b']));
  expect([...readNonces(grid)]).not.toContain('Nonce');
});

test.each(NEEDED_HEADERS.map((header) => [header]))(
  'without %s no line is taken: none could be marked',
  (header) => {
    const headers = HEADERS.map((each) => (each === header ? 'x' : each));
    expect(readActivity([headers, line()])).toEqual([]);
  },
);

test('headers that are gone are named', () => {
  const headers = HEADERS.map((header) => (header === 'Taken' ? 'Done?' : header));
  expect(lackingActivityHeaders([headers])).toEqual(['Taken']);
  expect(lackingActivityHeaders([HEADERS])).toEqual([]);
});

test('columns are found by header', () => {
  const grid = [[...HEADERS].reverse(), line().reverse()];
  expect(readActivity(grid)).toMatchObject([{ atMs: at('2026-11-30T00:03Z'), by: 'Sato', nonce: 'n1' }]);
});

test('lines that are no clicks are left alone', () => {
  const odd = line();
  odd[HEADERS.indexOf('Action')] = 'delete';
  expect(readActivity([HEADERS, odd, [], ['yesterday', 'Sato', 'start']])).toEqual([]);
  expect(readActivity([])).toEqual([]);
});
