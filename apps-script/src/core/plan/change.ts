// The only two ways in which a planned task differs from its row: a fact was revised, or a state was entered.
import type { Task, TaskState } from '../task';

/** The task with the patch; the very same object when nothing differs. A difference raises `rev`. */
export function revise(task: Task, patch: Partial<Task>, nowMs: number): Task {
  const differs = Object.entries(patch).some(([field, value]) => !same(task[field as keyof Task], value));
  return differs ? { ...task, ...patch, rev: nowMs } : task;
}

/** @param sinceMs PagerDuty's time where the state comes from there, else the tick's */
export function enter(
  task: Task,
  state: TaskState,
  sinceMs: number,
  nowMs: number,
  patch: Partial<Task> = {},
): Task {
  const begun = { reason: null, closing: null, refusal: null, stillOpenMs: null };
  return { ...task, ...begun, ...patch, state, sinceMs, rev: nowMs };
}

/** Back to waiting for its due time: with the next attempt once an incident may exist for this one. */
export function returnToUpcoming(task: Task, nowMs: number, patch: Partial<Task> = {}): Task {
  return enter(task, 'upcoming', nowMs, nowMs, { ...nextAttempt(task), note: null, ...patch });
}

/** An attempt for which nothing was done yet. */
export const NOTHING_BEGUN = {
  intent: null,
  pending: null,
  incidentId: null,
  incidentLink: null,
  openedMs: null,
  startedMs: null,
  doneMs: null,
  finishedBy: null,
  by: null,
  lateMinutes: 0,
  reminders: 0,
  stillOpenMs: null,
  overruns: 0,
  merged: null,
  refusal: null,
  skippedFor: null,
} as const;

/** What begins anew with the next attempt; the attempt itself rises only after an intent to open was written. */
export function nextAttempt(task: Task): Partial<Task> & { readonly attempt: number } {
  return { ...NOTHING_BEGUN, attempt: task.intent === null ? task.attempt : task.attempt + 1 };
}

function same(left: unknown, right: unknown): boolean {
  return left === right || (typeof left === 'object' && JSON.stringify(left) === JSON.stringify(right));
}
