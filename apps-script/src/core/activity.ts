// Lines that the start page and the menu append: what somebody did or wants done. A tick takes each once.

import type { Grid } from './grid';
import { headerRowOf } from './header-row';
import type { Pending } from './task';

export const ACTIVITY_HEADERS = [
  'When',
  'Who',
  'Action',
  'Task key',
  'Attempt',
  'Note',
  'Nonce',
  'Taken',
  'Until',
] as const;
type Header = (typeof ACTIVITY_HEADERS)[number];
const NONCE_HEADER: Header = 'Nonce';
/** Without one of these no line can be taken, or be known as taken. */
export const NEEDED_HEADERS: readonly Header[] = [
  'When',
  'Who',
  'Action',
  'Task key',
  'Attempt',
  NONCE_HEADER,
  'Taken',
];

/** A line as it is written. */
export type ActivityLine = Pending & {
  readonly taskKey: string;
  readonly attempt: number;
  readonly nonce: string;
};

export type Activity = ActivityLine & {
  /** Row of the sheet, counted from 0. */
  readonly rowIndex: number;
};

export type PostponedLine = Extract<Activity, { readonly action: 'postpone' }>;

/** What a line wants, without where it stands. */
export function clickOf(line: Activity): Pending {
  const { by, note, atMs } = line;
  return line.action === 'postpone'
    ? { action: line.action, by, note, atMs, untilMs: line.untilMs }
    : { action: line.action, by, note, atMs };
}

/** The tab's headers in the order in which they stand now; none where there is no header row. */
export function activityHeaders(grid: Grid): readonly string[] {
  return (grid[headerRowOf(grid, NONCE_HEADER)] ?? []).map(String);
}

export function lackingActivityHeaders(grid: Grid): readonly string[] {
  const headers = activityHeaders(grid);
  return ACTIVITY_HEADERS.filter((header) => !headers.includes(header));
}

/**
 * Lines that no tick has taken yet, in the order in which they were written. Until then `Taken` holds the line's own
 * nonce, so that a tick finds it there by content: people may have deleted or sorted lines since it read them. On a
 * tab that lacks a needed header all wait until it has it again.
 */
export function readActivity(grid: Grid): Activity[] {
  return readLines(grid).flatMap(({ line, isTaken }) => (isTaken ? [] : [line]));
}

/** Each task's latest postponement, by its key, taken or not: a row that people lost is put off as it was. */
export function readPostponements(grid: Grid): ReadonlyMap<string, PostponedLine> {
  return new Map(
    readLines(grid).flatMap(({ line }) => (line.action === 'postpone' ? [[line.taskKey, line]] : [])),
  );
}

function readLines(grid: Grid): { readonly line: Activity; readonly isTaken: boolean }[] {
  const headers = activityHeaders(grid);
  if (NEEDED_HEADERS.some((header) => !headers.includes(header))) return [];
  const places = new Map(headers.map((header, place) => [header, place]));
  return grid.flatMap((row, rowIndex) => {
    const cell = (name: Header) => String(row[places.get(name) ?? -1] ?? '');
    const click = readClick(cell);
    if (!click) return [];
    const attempt = Number(cell('Attempt'));
    const line = { ...click, rowIndex, taskKey: cell('Task key'), attempt, nonce: cell('Nonce') };
    return [{ line, isTaken: cell('Taken') !== '' && cell('Taken') !== line.nonce }];
  });
}

/** Null where the line is no click: a tab from before a column was added lacks it. */
function readClick(cell: (name: Header) => string): Pending | null {
  const action = cell('Action');
  const atMs = Date.parse(cell('When'));
  if (Number.isNaN(atMs)) return null;
  const clicked = { by: cell('Who'), note: cell('Note') || null, atMs };
  if (action === 'start' || action === 'finish') return { action, ...clicked };
  const untilMs = Date.parse(cell('Until'));
  return action === 'postpone' && !Number.isNaN(untilMs) ? { action, ...clicked, untilMs } : null;
}

/** Nonces of all lines, taken ones too: a click whose nonce is among them has been written down before. */
export function readNonces(grid: Grid): ReadonlySet<string> {
  const column = activityHeaders(grid).indexOf(NONCE_HEADER);
  const nonces = new Set(grid.map((row) => String(row[column] ?? '')));
  nonces.delete(NONCE_HEADER);
  return nonces;
}

/** A line's cells by header; what it does not have is left out. */
export function activityCells(line: ActivityLine): ReadonlyMap<Header, string> {
  return new Map<Header, string>([
    ['When', new Date(line.atMs).toISOString()],
    ['Who', line.by],
    ['Action', line.action],
    ['Task key', line.taskKey],
    ['Attempt', String(line.attempt)],
    ['Note', line.note ?? ''],
    ['Nonce', line.nonce],
    ['Taken', line.nonce],
    ...(line.action === 'postpone' ? [['Until', new Date(line.untilMs).toISOString()] as const] : []),
  ]);
}
