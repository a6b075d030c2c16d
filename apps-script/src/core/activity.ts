// Lines that the start page and the menu append: what somebody did or wants done. A tick takes each once.
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

/** Lines that no tick has taken yet, in the order in which they were written. */
export function readActivity(grid: Grid): Activity[] {
  const headers = (grid[0] ?? []).map(String);
  const column = (name: (typeof ACTIVITY_HEADERS)[number]) => headers.indexOf(name);
  return grid.slice(1).flatMap((row, index): Activity[] => {
    const cell = (name: (typeof ACTIVITY_HEADERS)[number]) => String(row[column(name)] ?? '');
    const action = cell('Action');
    const atMs = Date.parse(cell('When'));
    if (cell('Taken') !== '' || !ACTIONS.has(action) || Number.isNaN(atMs)) return [];
    return [
      {
        rowIndex: index + 1,
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
  const column = (grid[0] ?? []).map(String).indexOf('Nonce' satisfies (typeof ACTIVITY_HEADERS)[number]);
  return new Set(grid.slice(1).map((row) => String(row[column] ?? '')));
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
    Taken: '',
  };
  return ACTIVITY_HEADERS.map((header) => cells[header]);
}
