// States `done`, `cancelled`, `missed`, `skipped`: left only when a person reopens the incident or the event comes again.
import type { Incident } from '../incident';
import type { Task } from '../task';
import { waitedForUntilMs } from './appeared-late';
import { returnToUpcoming } from './change';
import type { Context } from './context';
import { type FollowedFacts, isMoved } from './follow';
import { withIncident } from './incident-state';
import type { Step } from './step';

export function planFinal(row: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const reopened = reopenedIncident(row, context);
  if (reopened) {
    return {
      kind: 'keep',
      task: withIncident(row, { incident: reopened, log: null }, reading.texts, nowMs),
      why: 'its incident was reopened',
    };
  }
  const verdict = context.verdict(row);
  if (verdict.kind !== 'live' || verdict.skip || !comesAgain(row, verdict.facts, context)) {
    return { kind: 'keep', task: row, why: 'it stays as it ended' };
  }
  return {
    kind: 'keep',
    task: returnToUpcoming(row, nowMs, verdict.facts),
    why: 'its event is to come again',
  };
}

/** A list that is older than the end shows no reopening. One that is over again may have been told only by halves. */
function reopenedIncident(row: Task, context: Context): Incident | undefined {
  const { state, doneMs, sinceMs } = row;
  const open = context.openIncident(row);
  if (open) return open.changedMs > (state === 'done' ? (doneMs ?? 0) : sinceMs) ? open : undefined;
  const resolved = context.resolvedIncident(row);
  return resolved && resolved.changedMs > Math.max(doneMs ?? 0, sinceMs) ? resolved : undefined;
}

function comesAgain(row: Task, facts: FollowedFacts, context: Context): boolean {
  const { nowMs } = context;
  // Finished work comes again only where people moved it; with a lead, it may be due at once.
  if (row.state === 'done') return isMoved(row, facts) && facts.startMs > nowMs;
  if (facts.dueMs > nowMs) return true;
  const isTooLate = context.isTooLate({ ...facts, calendarId: row.calendarId });
  const fromMs = Math.max(facts.startMs, facts.dueMs, waitedForUntilMs(row));
  return countsNow(row, facts) && !isTooLate && context.isRecent(fromMs, row);
}

/**
 * Whether people have just made it work again: an event deleted by mistake and restored, or no longer skipped, must not
 * be forgotten because its due time passed in between. What Toban itself left out stays so until people move it.
 */
function countsNow(row: Task, facts: FollowedFacts): boolean {
  if (isMoved(row, facts) || row.state === 'cancelled') return true;
  return row.skippedFor === 'skip' || row.skippedFor === 'filter' || row.skippedFor === 'declined';
}
