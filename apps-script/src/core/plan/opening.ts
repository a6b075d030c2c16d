// States `opening` and `failed`: an intent stands, and whether its incident exists is not known. Always looked up first.
import type { Task } from '../task';
import { revise } from './change';
import { neverOpened } from './closed';
import type { Context, EventVerdict } from './context';
import { type FollowedFacts, follow } from './follow';
import { postponementOf } from './postpone';
import { skipped } from './skipped';
import type { Step } from './step';
import { intentOf } from './upcoming';

export function planOpening(row: Task, context: Context): Step {
  const { nowMs } = context;
  const verdict = context.verdict(row);
  const unlessFound = (task: Task, why: string, state: Parameters<typeof neverOpened>[1]) =>
    lookUp(task, why, neverOpened(task, state, nowMs));
  if (verdict.kind === 'gone') return unlessFound(row, 'its event is gone', 'cancelled');
  if (verdict.kind === 'waiting')
    return { kind: 'keep', task: row, why: 'its event was not found once: asked again' };
  if ((postponementOf(row)?.untilMs ?? 0) > nowMs) return unlessFound(row, 'it is postponed', 'upcoming');
  if (isPastWindow(row, context)) return unlessFound(row, 'past the catch-up window', 'missed');
  const followed = verdict.kind === 'live' ? follow(row, verdict.facts, nowMs) : row;
  if (verdict.kind === 'live' && followed.dueMs > nowMs)
    return unlessFound(followed, 'its event moved to later', 'upcoming');
  const stopped = row.state === 'failed' ? stoppedSince(row, verdict, context) : null;
  if (stopped) return lookUp(row, 'refused, and not to be opened as things are set now', stopped);
  const isRenewed = row.state === 'failed' && verdict.kind === 'live';
  return lookUp(isRenewed ? renewed(row, verdict.facts, nowMs) : row, 'its incident is not confirmed', null);
}

/** What was refused goes by the settings and the event's words of now: null where it is still to be opened. */
function stoppedSince(row: Task, verdict: EventVerdict, context: Context): Task | null {
  const use = context.useOf(row);
  if (!use || context.isHeld(use)) return row;
  const skip = verdict.kind === 'live' ? verdict.skip : null;
  const reason = skip ?? (use.mode === 'rehearse' ? 'rehearsal' : null);
  return reason && skipped(row, reason, context.reading.texts, context.nowMs);
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

function lookUp(task: Task, why: string, unlessFound: Task | null): Step {
  return { kind: 'open', task, why, unlessFound };
}
