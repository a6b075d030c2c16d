// Lines that the start page and the menu append: what somebody did or wants done. A tick takes each once.
import { headerRowOf } from './header-row';
import type { Grid } from './settings-reading';

export const ACTIVITY_HEADERS = [
  'When',
  'Who',
  'Action',
  'Task key',
  'Attempt',
  'Note',
  'Nonce',
  'Taken',
] as const;
const NONCE_HEADER: (typeof ACTIVITY_HEADERS)[number] = 'Nonce';
export type ActivityAction = 'start' | 'finish';

export interface Activity {
  /** Row of the sheet, counted from 0. */
  readonly rowIndex: number;
  readonly atMs: number;
  readonly by: string;
  readonly action: ActivityAction;
  readonly taskKey: string;
  readonly attempt: number;
  readonly note: string | null;
  readonly nonce: string;
}

const ACTIONS: ReadonlySet<string> = new Set<ActivityAction>(['start', 'finish']);

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
 * nonce, so that a tick finds it there by content: people may have deleted or sorted lines since it read them.
 */
export function readActivity(grid: Grid): Activity[] {
  const headers = activityHeaders(grid);
  const column = (name: (typeof ACTIVITY_HEADERS)[number]) => headers.indexOf(name);
  return grid.flatMap((row, rowIndex): Activity[] => {
    const cell = (name: (typeof ACTIVITY_HEADERS)[number]) => String(row[column(name)] ?? '');
    const action = cell('Action');
    const atMs = Date.parse(cell('When'));
    const isTaken = cell('Taken') !== '' && cell('Taken') !== cell('Nonce');
    if (isTaken || !ACTIONS.has(action) || Number.isNaN(atMs)) return [];
    return [
      {
        rowIndex,
        atMs,
        by: cell('Who'),
        action: action as ActivityAction,
        taskKey: cell('Task key'),
        attempt: Number(cell('Attempt')),
        note: cell('Note') || null,
        nonce: cell('Nonce'),
      },
    ];
  });
}

/** Nonces of all lines, taken ones too: a click whose nonce is among them has been written down before. */
export function readNonces(grid: Grid): ReadonlySet<string> {
  const column = activityHeaders(grid).indexOf(NONCE_HEADER);
  const nonces = new Set(grid.map((row) => String(row[column] ?? '')));
  nonces.delete(NONCE_HEADER);
  return nonces;
}

export function activityCells(line: Omit<Activity, 'rowIndex'>): readonly string[] {
  const cells: Readonly<Record<(typeof ACTIVITY_HEADERS)[number], string>> = {
    When: new Date(line.atMs).toISOString(),
    Who: line.by,
    Action: line.action,
    'Task key': line.taskKey,
    Attempt: String(line.attempt),
    Note: line.note ?? '',
    Nonce: line.nonce,
    Taken: line.nonce,
  };
  return ACTIVITY_HEADERS.map((header) => cells[header]);
}
