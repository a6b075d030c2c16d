// The report: on-time starts by customer and month. Pure; months of which not everything was read stay as they stand.

import type { ReportCase } from './case';
import { MOST_CUSTOMERS, MOST_MONTHS } from './columns';

export interface ReportLine {
  readonly month: string;
  readonly customer: string;
  readonly tasks: number;
  readonly onTime: number;
  /** Minutes over those that were started; null where none was. */
  readonly median: number | null;
  readonly worst: number | null;
  readonly notStarted: number;
  readonly missed: number;
  readonly failed: number;
}

export interface MonthLine {
  readonly month: string;
  readonly tasks: number;
  readonly rate: number;
}

export interface CustomerLine {
  readonly customer: string;
  readonly tasks: number;
  readonly rate: number;
  readonly median: number | null;
  readonly worst: number | null;
}

export interface Report {
  /** The latest month first. */
  readonly lines: readonly ReportLine[];
  /** The latest month last. */
  readonly months: readonly MonthLine[];
  readonly customers: readonly CustomerLine[];
}

const CUSTOMER_MONTHS = 12;

/**
 * @param cases each task once for each due time; of two the later counts
 * @param standing the lines as the tab holds them
 * @param from YYYY-MM of the first month of which everything was read; null where that is so of all
 */
export function reportOf(
  cases: readonly ReportCase[],
  standing: readonly ReportLine[],
  from: string | null,
): Report {
  const single = new Map(cases.map((each) => [`${each.key} ${each.dueMs}`, each]));
  const counted = [...single.values()].filter((each) => from === null || each.month >= from);
  const months = new Set(counted.map((each) => each.month));
  const kept = standing.filter((line) => !months.has(line.month) && !(from !== null && line.month >= from));
  const lines = [...kept, ...grouped(counted, ({ month, customer }) => `${month}\n${customer}`).map(lineOf)];
  lines.sort((left, right) => compare(right.month, left.month) || compare(left.customer, right.customer));
  return { lines, months: monthLines(lines), customers: customerLines(counted) };
}

function lineOf(cases: readonly ReportCase[]): ReportLine {
  const count = (outcome: ReportCase['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return {
    month: cases[0]?.month ?? '',
    customer: cases[0]?.customer ?? '',
    tasks: cases.length,
    onTime: cases.filter((each) => each.onTime).length,
    ...delays(cases),
    notStarted: count('notStarted'),
    missed: count('missed'),
    failed: count('failed'),
  };
}

function delays(cases: readonly ReportCase[]): Pick<ReportLine, 'median' | 'worst'> {
  const sorted = cases
    .flatMap(({ delayMinutes }) => (delayMinutes === null ? [] : [delayMinutes]))
    .sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  const isNone = upper === undefined || lower === undefined;
  return { median: isNone ? null : (lower + upper) / 2, worst: sorted[sorted.length - 1] ?? null };
}

function monthLines(lines: readonly ReportLine[]): MonthLine[] {
  return grouped(lines, ({ month }) => month)
    .map((same) => {
      const sum = (field: 'tasks' | 'onTime') => same.reduce((total, line) => total + line[field], 0);
      return { month: same[0]?.month ?? '', tasks: sum('tasks'), rate: sum('onTime') / sum('tasks') };
    })
    .sort((left, right) => compare(left.month, right.month))
    .slice(-MOST_MONTHS);
}

/** Over the latest twelve months of which everything was read: a median of medians would be none. */
function customerLines(cases: readonly ReportCase[]): CustomerLine[] {
  const months = [...new Set(cases.map((each) => each.month))].sort().slice(-CUSTOMER_MONTHS);
  const recent = cases.filter((each) => months.includes(each.month));
  return grouped(recent, ({ customer }) => customer)
    .map(lineOf)
    .map(({ customer, tasks, onTime, median, worst }) => ({
      customer,
      tasks,
      rate: onTime / tasks,
      median,
      worst,
    }))
    .sort((left, right) => right.tasks - left.tasks || compare(left.customer, right.customer))
    .slice(0, MOST_CUSTOMERS);
}

function grouped<T>(all: readonly T[], by: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return [...groups.values()];
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
