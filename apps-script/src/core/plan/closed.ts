// What becomes of a task whose incident was resolved for a reason of ours.
import type { Reason } from '../../../../lambda-bridge/contract';
import type { Task } from '../task';
import { enter, returnToUpcoming } from './change';

/** @param sinceMs when the incident was resolved */
export function closed(task: Task, sinceMs: number, nowMs: number): Task {
  const reason = task.closing;
  if (reason?.kind === 'atEnd') return enter(task, 'done', sinceMs, nowMs, { reason, doneMs: sinceMs });
  if (reason?.kind === 'deleted') return enter(task, 'cancelled', nowMs, nowMs, { reason });
  return returned(task, reason, nowMs);
}

export function returned(task: Task, reason: Reason | null, nowMs: number): Task {
  return returnToUpcoming(task, nowMs, { reason });
}
