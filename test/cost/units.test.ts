// The units that DynamoDB bills are counted by the sizes of items, before and after.
import type { TableCall } from '../sandbox/lambda/dynamodb';
import { unitsOf } from './units';

const put = (bytes: number, status = 200): TableCall => ({
  operation: 'PutItem',
  pk: 'task#1',
  bytes,
  status,
});
const get: TableCall = { operation: 'GetItem', pk: 'task#1', bytes: 0, status: 200 };

test('a read is paid by four kilobytes, what is not there as one unit', () => {
  expect(unitsOf([get])).toEqual({ readUnits: 1, writeUnits: 0 });
  expect(unitsOf([get], new Map([['task#1', 4_096]]))).toEqual({ readUnits: 1, writeUnits: 0 });
  expect(unitsOf([get], new Map([['task#1', 4_097]]))).toEqual({ readUnits: 2, writeUnits: 0 });
});

test('a write is paid by the kilobyte, and by the larger of the item before and after', () => {
  expect(unitsOf([put(1_024)]).writeUnits).toBe(1);
  expect(unitsOf([put(1_025)]).writeUnits).toBe(2);
  // Three for the claim, three for the commit that makes the item small again, two for the next claim.
  expect(unitsOf([put(2_900), put(1_900), put(2_000)]).writeUnits).toBe(3 + 3 + 2);
});

test('a write whose condition did not hold is paid by what stood there, and changes nothing', () => {
  expect(unitsOf([put(2_000), put(9_000, 400), put(1_000)]).writeUnits).toBe(2 + 2 + 2);
  expect(unitsOf([put(9_000, 400)]).writeUnits).toBe(1);
});

test('a call of another kind is refused rather than counted as free', () => {
  expect(() => unitsOf([{ ...get, operation: 'Scan' }])).toThrow('Scan');
});
