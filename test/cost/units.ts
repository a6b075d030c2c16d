// Calls of the table → the units that DynamoDB bills. Pure.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
import type { TableCall } from '../sandbox/lambda/dynamodb';

const READ_BYTES = 4_096;
const WRITE_BYTES = 1_024;

export interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * A read is strongly consistent. A write is paid by the larger of the item before and after; one whose condition did not
 * hold by the item that was there.
 * @param before the items' sizes in bytes at the first call, by key
 */
export function unitsOf(calls: readonly TableCall[], before: ReadonlyMap<string, number> = new Map()): Units {
  const sizes = new Map(before);
  let readUnits = 0;
  let writeUnits = 0;
  for (const { operation, pk, bytes, status } of calls) {
    const there = sizes.get(pk) ?? 0;
    if (operation === 'GetItem') readUnits += unitsIn(there, READ_BYTES);
    else if (operation !== 'PutItem') throw new Error(`the units of ${operation} are not known here`);
    else if (status !== 200) writeUnits += unitsIn(there, WRITE_BYTES);
    else {
      writeUnits += unitsIn(Math.max(there, bytes), WRITE_BYTES);
      sizes.set(pk, bytes);
    }
  }
  return { readUnits, writeUnits };
}

/** An item that is not there is paid as the smallest one. */
function unitsIn(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}
