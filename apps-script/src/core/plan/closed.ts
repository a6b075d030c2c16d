// What becomes of a task that is not to be open any more, for a reason of ours.
import type { Reason } from '../../../../lambda-bridge/contract';
import type { Task } from '../task';
import { enter, nextAttempt, returnToUpcoming } from './change';
import { postponedTo, postponementOf, putOff } from './postpone';

export const DELETED: Reason = { kind: 'deleted', at: null, text: null };

export function movedTo(dueMs: number): Reason {
  return { kind: 'moved', at: new Date(dueMs).toISOString(), text: null };
}

/**
 * A tick that takes long resolves after its own instant: what comes of it began no earlier, or the bridge, which hears of
 * the resolve by webhook, would take it for older.
 * @param resolvedMs when the incident was resolved
 */
export function closed(task: Task, resolvedMs: number, nowMs: number): Task {
  const reason = task.closing;
  const sinceMs = Math.max(resolvedMs, nowMs);
  const patch = { reason, pending: null };
  if (reason?.kind === 'atEnd')
    return enter(task, 'done', resolvedMs, nowMs, { ...patch, doneMs: resolvedMs });
  if (reason?.kind === 'deleted') return enter(task, 'cancelled', sinceMs, nowMs, patch);
  const wish = reason?.kind === 'postponed' ? postponementOf(task) : null;
  return returnToUpcoming(task, nowMs, wish ? putOff(wish) : { reason });
}

/**
 * The task goes, and the incident that it was merged into, or that others were merged into, stays open. The attempt
 * rises, so that what becomes of that incident is not told on this task's card any more.
 */
export function detachedFrom(task: Task, reason: Reason, note: string, nowMs: number): Task {
  const { attempt } = nextAttempt(task);
  const loose = { reason: { ...reason, text: note }, note, attempt, intent: null, merged: null };
  const left = { ...loose, pending: null, incidentId: null, incidentLink: null };
  if (reason.kind === 'atEnd') return enter(task, 'done', nowMs, nowMs, { ...left, doneMs: nowMs });
  if (reason.kind === 'deleted') return enter(task, 'cancelled', nowMs, nowMs, left);
  const wish = reason.kind === 'postponed' ? postponementOf(task) : null;
  return returnToUpcoming(task, nowMs, { ...(wish ? putOff(wish) : {}), reason: loose.reason, note });
}

/** An intent to open was written, but no incident came of it. */
export function neverOpened(task: Task, state: 'cancelled' | 'upcoming' | 'missed', nowMs: number): Task {
  if (state === 'missed') return enter(task, 'missed', nowMs, nowMs);
  const wish = postponementOf(task);
  const later = wish ? postponedTo(wish.untilMs) : movedTo(task.dueMs);
  return closed({ ...task, closing: state === 'cancelled' ? DELETED : later }, nowMs, nowMs);
}
