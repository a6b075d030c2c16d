// How a task counts in the report: whether somebody started it in time.
import type { Task } from '../task';
import { localDate } from '../zone';

export type ReportedTask = Pick<
  Task,
  'key' | 'state' | 'dueMs' | 'timeZone' | 'customer' | 'startedMs' | 'doneMs'
>;

export interface ReportCase {
  readonly key: string;
  readonly dueMs: number;
  /** YYYY-MM of its due time on its own calendar's wall. */
  readonly month: string;
  readonly customer: string;
  readonly outcome: 'started' | 'notStarted' | 'missed' | 'failed';
  /** Minutes from due to start, with one decimal; null where nobody started. */
  readonly delayMinutes: number | null;
  readonly onTime: boolean;
}

const MINUTE_MS = 60_000;

/**
 * Null for what does not count: cancelled, skipped, not due, or due so lately that it may yet be started in time.
 * Finished without having been started counts as started when it was finished: that is when somebody first acted.
 */
export function caseOf(task: ReportedTask, onTimeMinutes: number, nowMs: number): ReportCase | null {
  const { key, state, dueMs, timeZone, customer } = task;
  if (state === 'cancelled' || state === 'skipped' || state === 'upcoming') return null;
  const about = { key, dueMs, month: localDate(dueMs, timeZone).slice(0, 7), customer };
  const startMs = task.startedMs ?? task.doneMs;
  if (startMs !== null) {
    const delayMs = Math.max(0, startMs - dueMs);
    const delayMinutes = Math.round(delayMs / (MINUTE_MS / 10)) / 10;
    return { ...about, outcome: 'started', delayMinutes, onTime: delayMs <= onTimeMinutes * MINUTE_MS };
  }
  if (state !== 'missed' && nowMs - dueMs <= onTimeMinutes * MINUTE_MS) return null;
  const outcome = state === 'missed' || state === 'failed' ? state : 'notStarted';
  return { ...about, outcome, delayMinutes: null, onTime: false };
}
