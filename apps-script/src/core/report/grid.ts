// The report ↔ the cells of its tab, by header.
import type { Grid } from '../grid';
import type { CellValue } from '../ledger/own-cells';
import { CUSTOMER_HEADERS, LINE_HEADERS, MONTH_HEADERS } from './columns';
import type { Report, ReportLine } from './report';

/** How a column's figures are shown; texts are literal. */
export type Figure = 'text' | 'count' | 'rate' | 'minutes';

export interface ReportColumn {
  readonly header: string;
  readonly figure: Figure;
  /** From the first line down; null leaves a cell empty. */
  readonly cells: readonly (CellValue | null)[];
}

export function reportColumns({ lines, months, customers }: Report): readonly ReportColumn[] {
  const line = LINE_HEADERS;
  const month = MONTH_HEADERS;
  const customer = CUSTOMER_HEADERS;
  return [
    column(line.month, 'text', lines, (each) => each.month),
    column(line.customer, 'text', lines, (each) => each.customer),
    column(line.tasks, 'count', lines, (each) => each.tasks),
    column(line.onTime, 'count', lines, (each) => each.onTime),
    column(line.rate, 'rate', lines, (each) => each.onTime / each.tasks),
    column(line.median, 'minutes', lines, (each) => each.median),
    column(line.worst, 'minutes', lines, (each) => each.worst),
    column(line.notStarted, 'count', lines, (each) => each.notStarted),
    column(line.missed, 'count', lines, (each) => each.missed),
    column(line.failed, 'count', lines, (each) => each.failed),
    column(month.month, 'text', months, (each) => each.month),
    column(month.tasks, 'count', months, (each) => each.tasks),
    column(month.rate, 'rate', months, (each) => each.rate),
    column(customer.customer, 'text', customers, (each) => each.customer),
    column(customer.tasks, 'count', customers, (each) => each.tasks),
    column(customer.rate, 'rate', customers, (each) => each.rate),
    column(customer.median, 'minutes', customers, (each) => each.median),
    column(customer.worst, 'minutes', customers, (each) => each.worst),
  ];
}

function column<T>(
  header: string,
  figure: Figure,
  lines: readonly T[],
  cell: (line: T) => CellValue | null,
): ReportColumn {
  return { header, figure, cells: lines.map(cell) };
}

const MONTH = /^\d{4}-\d{2}$/;

/** Lines that an earlier report wrote; what is none is left out. */
export function readLines(grid: Grid, headers: readonly string[]): readonly ReportLine[] {
  return grid.flatMap((row): ReportLine[] => {
    const cell = (name: keyof typeof LINE_HEADERS) => row[headers.indexOf(LINE_HEADERS[name])];
    const count = (name: keyof typeof LINE_HEADERS) => Number(cell(name) ?? 0) || 0;
    const minutes = (name: keyof typeof LINE_HEADERS) => {
      const value = cell(name);
      return typeof value === 'number' ? value : null;
    };
    const month = String(cell('month') ?? '');
    if (!MONTH.test(month) || count('tasks') === 0) return [];
    return [
      {
        month,
        customer: String(cell('customer') ?? ''),
        tasks: count('tasks'),
        onTime: count('onTime'),
        median: minutes('median'),
        worst: minutes('worst'),
        notStarted: count('notStarted'),
        missed: count('missed'),
        failed: count('failed'),
      },
    ];
  });
}
