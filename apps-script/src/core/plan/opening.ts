// States `opening` and `failed`: an intent stands, and whether its incident exists is not known. Always looked up first.
import type { Task } from '../task';
import { revise } from './change';
import type { Context } from './context';
import { type FollowedFacts, follow } from './follow';
import { postponementOf } from './postpone';
import type { Step } from './step';
import { intentOf } from './upcoming';

export function planOpening(row: Task, context: Context): Step {
  const { nowMs } = context;
  const verdict = context.verdict(row);
  if (verdict.kind === 'gone') return lookUp(row, 'its event is gone', 'cancelled');
  if (verdict.kind === 'waiting')
    return { kind: 'keep', task: row, why: 'its event was not found once: asked again' };
  if ((postponementOf(row)?.untilMs ?? 0) > nowMs) return lookUp(row, 'it is postponed', 'upcoming');
  if (isPastWindow(row, context)) return lookUp(row, 'past the catch-up window', 'missed');
  if (verdict.kind !== 'live') return lookUp(row, 'its incident is not confirmed', null);
  const followed = follow(row, verdict.facts, nowMs);
  if (followed.dueMs > nowMs) return lookUp(followed, 'its event moved to later', 'upcoming');
  const task = row.state === 'failed' ? renewed(row, verdict.facts, nowMs) : row;
  return lookUp(task, 'its incident is not confirmed', null);
}

/** Counted from the due time that the intent froze, however late the intent was written. */
function isPastWindow({ intent, calendarId, dueMs, startMs }: Task, context: Context): boolean {
  return context.isTooLate({ calendarId, dueMs: intent?.waitedFromMs ?? intent?.dueMs ?? dueMs, startMs });
}

/** After a definite refusal the settings may have been mended: ask with those of now, the attempt stays. */
function renewed(row: Task, facts: FollowedFacts, nowMs: number): Task {
  const task = revise(row, facts, nowMs);
  const { atMs, waitedFromMs } = row.intent ?? { atMs: nowMs, waitedFromMs: null };
  return revise(task, { intent: intentOf(task, atMs, waitedFromMs) }, nowMs);
}

function lookUp(task: Task, why: string, unlessFound: Extract<Step, { kind: 'open' }>['unlessFound']): Step {
  return { kind: 'open', task, why, unlessFound };
}
