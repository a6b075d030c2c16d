// Lines of the Activity tab.
import {
  ACTIVITY_HEADERS,
  activityCells,
  readActivity,
  readNonces,
} from '../../../apps-script/src/core/activity';
import { at, click } from './builders';

const HEADERS = [...ACTIVITY_HEADERS];
const line = (over: Parameters<typeof click>[0] = {}) => [...activityCells(click(over))];
const taken = (cells: string[]) => cells.map((cell, place) => (HEADERS[place] === 'Taken' ? 'x' : cell));

test('a line comes back as it was written', () => {
  const written = click({ note: 'on it', by: '佐藤', action: 'finish', attempt: 3 });
  expect(readActivity([HEADERS, [...activityCells(written)]])).toEqual([{ ...written, rowIndex: 1 }]);
});

test('lines that a tick has taken are not taken again, but their nonces are known', () => {
  const grid = [HEADERS, taken(line({ nonce: 'a' })), line({ nonce: 'b' })];
  expect(readActivity(grid).map((each) => [each.rowIndex, each.nonce])).toEqual([[2, 'b']]);
  expect([...readNonces(grid)]).toEqual(['a', 'b']);
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
