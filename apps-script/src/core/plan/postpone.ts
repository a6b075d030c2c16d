// Somebody puts a task off. Its due time is overridden in its row; the customer's calendar is never written.
import type { Reason } from '../../../../lambda-bridge/contract';
import type { Incident } from '../incident';
import type { IncidentLog } from '../incident-log';
import type { Postponement, Task } from '../task';
import { revise } from './change';
import { SAME_CLICK_MS, standingStart } from './late-start';

/** The click that puts this task off and is not carried out yet. */
export function postponementOf({ pending }: Task): Postponement | null {
  return pending?.action === 'postpone' ? pending : null;
}

export function postponedTo(untilMs: number): Reason {
  return { kind: 'postponed', at: new Date(untilMs).toISOString(), text: null };
}

/**
 * Whether this resolved incident was resolved for the wish: by the page, before a tick knows of it, or by a tick that
 * died. What was resolved before the click, or by whoever had started it, is finished.
 */
export function isPutOffBy(wish: Postponement, incident: Incident, log: IncidentLog | null): boolean {
  if (incident.mergedInto !== null || incident.changedMs < wish.atMs - SAME_CLICK_MS) return false;
  const start = log && standingStart(log);
  const end = log?.filter((entry) => entry.kind === 'resolve').pop();
  return !start || start.agentId !== end?.agentId;
}

/** What a postponement that is carried out leaves in the row. */
export function putOff({ untilMs, by }: Postponement): Partial<Task> {
  return { dueMs: untilMs, postponedMs: untilMs, postponedBy: by, reason: postponedTo(untilMs) };
}

/** Longer than this, work belongs to another day of the calendar, where its customer sees it. */
const MOST_MS = 7 * 24 * 60 * 60_000;

/** Between which instants a task can be put off to: later than it is due, `afterMs` left out. */
export interface PostponeRange {
  readonly afterMs: number;
  readonly latestMs: number;
}

export function postponeRange(task: Task, nowMs: number): PostponeRange {
  const afterMs = Math.max(task.dueMs, nowMs);
  return { afterMs, latestMs: afterMs + MOST_MS };
}

/** Nothing is opened yet: only the row's due time changes. To an earlier time or the past nothing is put off. */
export function putOffUpcoming(task: Task, nowMs: number): Task {
  const wish = postponementOf(task);
  if (!wish) return task;
  const later = wish.untilMs > postponeRange(task, nowMs).afterMs;
  return revise(task, { ...(later ? putOff(wish) : {}), pending: null }, nowMs);
}
