// One row a task. A key stands twice when rows were moved just while a tick wrote, or a deleted row was brought back
// after its task had been found anew: the furthest row is the task, the others are to be cleared.

import type { TaskState } from '../task';
import type { LedgerRow } from './row';

/** How far a task has come within its attempt. */
const COURSE: readonly TaskState[] = [
  'upcoming',
  'skipped',
  'opening',
  'failed',
  'missed',
  'open',
  'started',
  'cancelled',
  'done',
];

export interface Undoubled {
  /** In the sheet's order, each task once. */
  readonly rows: readonly LedgerRow[];
  /** Rows of the sheet, counted from 0, whose task stands further on in another row. */
  readonly doubled: readonly number[];
}

export function undoubled(rows: readonly LedgerRow[]): Undoubled {
  const furthest = new Map<string, LedgerRow>();
  for (const row of rows) {
    const other = furthest.get(row.task.key);
    if (!other || isFurther(row, other)) furthest.set(row.task.key, row);
  }
  const isKept = (row: LedgerRow) => furthest.get(row.task.key) === row;
  return {
    rows: rows.filter(isKept),
    doubled: rows.filter((row) => !isKept(row)).map((row) => row.rowIndex),
  };
}

function isFurther({ task: left }: LedgerRow, { task: right }: LedgerRow): boolean {
  const ahead =
    left.attempt - right.attempt ||
    COURSE.indexOf(left.state) - COURSE.indexOf(right.state) ||
    left.rev - right.rev ||
    left.delivered - right.delivered;
  return ahead > 0;
}
