// The ledger's grid ↔ tasks. Rows are found by key and cells by header, never by place.

import type { Grid } from '../grid';
import { headerRowOf } from '../header-row';
import { taskKeyOf } from '../keys';
import type { Task } from '../task';
import type { Allowed } from '../typed/allowed';
import { parseWallClock } from '../zone';
import { type Draft, type LedgerColumn, UnreadableCell } from './column';
import { EVENT_HEADERS, KEY_HEADER, LEDGER_COLUMNS, START_HEADERS } from './columns';
import { undoubled } from './doubled';
import type { LedgerRow } from './row';

/** A row that cannot be read. Its task is left alone, above all not made anew. */
export interface RowProblem {
  readonly key: string;
  /** `calendarId/eventId` as far as they can be read: a task goes on under another event's id after an edit of its series. */
  readonly event: string;
  /** When its event starts, or else when it is due, as far as that can be read. */
  readonly startMs: number | null;
  /** Counts from 1, as the sheet shows it. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly allowed: Allowed;
}

export interface Ledger {
  readonly headers: readonly string[];
  /** Row of the sheet, counted from 0, that holds them. Tasks may stand above it: it was sorted along, perhaps. */
  readonly headerRow: number;
  /** Columns that the tab lacks and the ledger can do without: their values are not stored. */
  readonly lacking: readonly string[];
  /** Each task once. */
  readonly rows: readonly LedgerRow[];
  /** Rows of the sheet, counted from 0, that hold a task of `rows` once more: to be cleared. */
  readonly doubled: readonly number[];
  readonly problems: readonly RowProblem[];
}

/** `unread`: the tab is not the ledger that set-up made. Nothing may be concluded from it. */
export type LedgerReading =
  | { readonly kind: 'read'; readonly ledger: Ledger }
  | { readonly kind: 'unread'; readonly fault: LedgerFault };

export type LedgerFault =
  /** No row has the key's header. */
  { readonly kind: 'headless' } | { readonly kind: 'lacking'; readonly headers: readonly string[] };

export function readLedger(grid: Grid): LedgerReading {
  const headerRow = headerRowOf(grid, KEY_HEADER);
  if (headerRow < 0) return { kind: 'unread', fault: { kind: 'headless' } };
  const headers = (grid[headerRow] ?? []).map(String);
  const lacking = LEDGER_COLUMNS.filter((column) => !headers.includes(column.header));
  const missed = lacking.filter((column) => !column.optional);
  if (missed.length > 0)
    return { kind: 'unread', fault: { kind: 'lacking', headers: missed.map(({ header }) => header) } };
  const places = new Map(LEDGER_COLUMNS.map(({ header }) => [header, headers.indexOf(header)]));
  const rows: LedgerRow[] = [];
  const problems: RowProblem[] = [];
  grid.forEach((cells, rowIndex) => {
    const key = String(cells[places.get(KEY_HEADER) ?? -1] ?? '');
    if (key === '' || rowIndex === headerRow) return;
    const read = readRow(places, cells);
    if (read.kind === 'task') rows.push({ rowIndex, task: read.task });
    else problems.push({ ...read.problem, key, ...tracesIn(places, cells), row: rowIndex + 1 });
  });
  const names = lacking.map((column) => column.header);
  return { kind: 'read', ledger: { headers, headerRow, lacking: names, ...undoubled(rows), problems } };
}

/** What a row that cannot be read still tells of its event. */
function tracesIn(
  places: ReadonlyMap<string, number>,
  cells: readonly unknown[],
): Pick<RowProblem, 'event' | 'startMs'> {
  const cell = (header: string) => String(cells[places.get(header) ?? -1] ?? '');
  const [calendarId, eventId] = EVENT_HEADERS.map(cell);
  const [startMs = null] = START_HEADERS.flatMap((header) => parseWallClock(cell(header)) ?? []);
  return { event: taskKeyOf(calendarId ?? '', eventId ?? ''), startMs };
}

type RowReading =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'problem'; readonly problem: Pick<RowProblem, 'column' | 'value' | 'allowed'> };

function readRow(places: ReadonlyMap<string, number>, cells: readonly unknown[]): RowReading {
  const fields: Draft = {};
  for (const column of LEDGER_COLUMNS) {
    const value = String(cells[places.get(column.header) ?? -1] ?? '');
    try {
      column.readInto(fields, value);
    } catch (error) {
      if (!(error instanceof UnreadableCell)) throw error;
      return { kind: 'problem', problem: { column: column.header, value, allowed: error.allowed } };
    }
  }
  // Every field of Task has its column (a test holds them together), so nothing is missing here.
  return { kind: 'task', task: fields as Task };
}

/** Every cell of a row that holds no task any more; people's own columns are absent, as in `ledgerCells`. */
export function clearedCells(headers: readonly string[]): ReadonlyMap<number, string> {
  return placed(headers, () => '');
}

/** A task's cells by the column's place in `headers`; places of users' own columns are absent. */
export function ledgerCells(task: Task, headers: readonly string[]): ReadonlyMap<number, string> {
  return placed(headers, (column) => column.write(task));
}

function placed(
  headers: readonly string[],
  cell: (column: LedgerColumn) => string,
): ReadonlyMap<number, string> {
  return new Map(
    LEDGER_COLUMNS.flatMap((column) => {
      const place = headers.indexOf(column.header);
      return place < 0 ? [] : [[place, cell(column)] as const];
    }),
  );
}

/** Whether any of our columns stands elsewhere; headers without the key's are those of no header row, and tell nothing. */
export function haveMoved(before: readonly string[], now: readonly string[]): boolean {
  return (
    now.includes(KEY_HEADER) &&
    LEDGER_COLUMNS.some(({ header }) => before.indexOf(header) !== now.indexOf(header))
  );
}
