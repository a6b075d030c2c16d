// The ledger's columns: header, and how a task's field stands in its cell. Found by header; users' own columns stay.

import { TASK_STATES, type Task, type TaskState } from './task';
import { parseWallClock, wallClock } from './zone';

export interface LedgerColumn {
  readonly header: string;
  /** For people only: shown, never read back. */
  readonly shown?: boolean;
  write(task: Task): string;
  /** The field as the cell gives it; throws RangeError where the cell holds something else. */
  read(cell: string): Partial<Task>;
}

type Field = keyof Task;

function column<F extends Field>(
  header: string,
  field: F,
  write: (value: Task[F], task: Task) => string,
  read: (cell: string) => Task[F],
): LedgerColumn {
  return {
    header,
    write: (task) => write(task[field], task),
    read: (cell) => ({ [field]: read(cell) }) as Partial<Task>,
  };
}

function text<F extends Field>(header: string, field: F): LedgerColumn {
  return column(
    header,
    field,
    (value) => (value === null ? '' : String(value)),
    (cell) => cell as Task[F],
  );
}

function textOrNull<F extends Field>(header: string, field: F): LedgerColumn {
  return column(
    header,
    field,
    (value) => (value === null ? '' : String(value)),
    (cell) => (cell || null) as Task[F],
  );
}

function number<F extends Field>(header: string, field: F): LedgerColumn {
  return column(
    header,
    field,
    (value) => String(value),
    (cell) => {
      const value = Number(cell || 0);
      if (!Number.isFinite(value)) throw new RangeError(`"${cell}" is no number`);
      return value as Task[F];
    },
  );
}

function instant<F extends Field>(header: string, field: F): LedgerColumn {
  return column(
    header,
    field,
    (value, task) => wallClock(Number(value), task.timeZone),
    (cell) => {
      const ms = parseWallClock(cell);
      if (ms === null) throw new RangeError(`"${cell}" is no time such as 2026-11-30 09:00+09:00`);
      return ms as Task[F];
    },
  );
}

function instantOrNull<F extends Field>(header: string, field: F): LedgerColumn {
  const filled = instant(header, field);
  return {
    header,
    write: (task) => (task[field] === null ? '' : filled.write(task)),
    read: (cell) => (cell === '' ? ({ [field]: null } as Partial<Task>) : filled.read(cell)),
  };
}

function json<F extends Field>(header: string, field: F): LedgerColumn {
  return column(
    header,
    field,
    (value) => (value === null ? '' : JSON.stringify(value)),
    (cell) => {
      if (cell === '') return null as Task[F];
      try {
        return JSON.parse(cell) as Task[F];
      } catch {
        throw new RangeError('it holds no JSON');
      }
    },
  );
}

function readState(cell: string): TaskState {
  const state = TASK_STATES.find((each) => each === cell);
  if (!state) throw new RangeError(`"${cell}" is no state; allowed: ${TASK_STATES.join(', ')}`);
  return state;
}

export const KEY_HEADER = 'Task key';

/** What people look at comes first, what only Toban needs stands at the right. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  column('State', 'state', (value) => value, readState),
  instant('Due', 'dueMs'),
  text('Customer', 'customer'),
  text('Title', 'title'),
  textOrNull('Who', 'by'),
  number('Late (min)', 'lateMinutes'),
  textOrNull('Note', 'note'),
  instant('Start', 'startMs'),
  instant('End', 'endMs'),
  instantOrNull('Opened', 'openedMs'),
  instantOrNull('Started', 'startedMs'),
  instantOrNull('Done', 'doneMs'),
  textOrNull('Runbook', 'runbook'),
  textOrNull('Assignee', 'assignee'),
  textOrNull('Incident', 'incidentLink'),
  textOrNull('Event', 'eventLink'),
  text(KEY_HEADER, 'key'),
  text('Calendar ID', 'calendarId'),
  text('Event ID', 'eventId'),
  number('Attempt', 'attempt'),
  textOrNull('Incident ID', 'incidentId'),
  instant('Since', 'sinceMs'),
  column(
    'All day',
    'allDay',
    (value) => (value ? 'yes' : ''),
    (cell) => cell === 'yes',
  ),
  text('Time zone', 'timeZone'),
  text('PagerDuty service', 'service'),
  textOrNull('Escalation policy', 'policy'),
  column(
    'Urgency',
    'urgency',
    (value) => value,
    (cell) => (cell === 'low' ? 'low' : 'high'),
  ),
  text('From (email)', 'from'),
  text('Slack channel (ID)', 'channel'),
  textOrNull('Mention on reminder', 'mention'),
  number('Remind every (min)', 'remindEveryMinutes'),
  column(
    'Finish',
    'finish',
    (value) => value,
    (cell) => (cell === 'at end' ? 'at end' : 'manual'),
  ),
  json('Reason', 'reason'),
  json('Intent', 'intent'),
  json('Closing', 'closing'),
  json('Pending', 'pending'),
  number('Reminders', 'reminders'),
  number('Overruns', 'overruns'),
  number('Rev', 'rev'),
  number('Delivered', 'delivered'),
];
