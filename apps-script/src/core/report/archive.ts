// What the report reads of the archive: the last rows, and of those a few columns.
import type { Grid } from '../grid';
import { type Draft, UnreadableCell } from '../ledger/column';
import { KEY_HEADER, LEDGER_COLUMNS } from '../ledger/columns';
import { localDate } from '../zone';
import type { ReportedTask } from './case';

/** Most archived rows that one report reads. */
export const MOST_ARCHIVED = 20_000;
/** Most rows that one tick moves to the archive, the oldest end first. */
export const MOST_AT_ONCE = 500;

/** Headers of the columns that are read, in this order. */
export const READ_HEADERS = [KEY_HEADER, 'State', 'Due', 'Time zone', 'Customer', 'Started', 'Done'] as const;

/** @param columns one grid for each of READ_HEADERS, a cell a row */
export function readArchived(columns: readonly Grid[]): readonly ReportedTask[] {
  const height = Math.max(0, ...columns.map((grid) => grid.length));
  return Array.from({ length: height }, (_, row) => row).flatMap((row): ReportedTask[] => {
    const fields: Draft = {};
    try {
      READ_HEADERS.forEach((header, place) => {
        const column = LEDGER_COLUMNS.find((each) => each.header === header);
        column?.readInto(fields, String(columns[place]?.[row]?.[0] ?? ''));
      });
    } catch (error) {
      if (error instanceof UnreadableCell) return [];
      throw error;
    }
    return fields.key ? [fields as ReportedTask] : [];
  });
}

/**
 * The first month of which everything was read, when the archive's beginning was not. Rows were archived by their end,
 * a bounded number at once: what is due later than all of the first such number was archived with them or after them.
 */
export function firstWholeMonth(archived: readonly ReportedTask[]): string | null {
  const months = archived
    .slice(0, MOST_AT_ONCE)
    .map(({ dueMs, timeZone }) => localDate(dueMs, timeZone).slice(0, 7));
  const latest = months.sort()[months.length - 1];
  return latest === undefined ? null : monthAfter(latest);
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
