// States `opening` and `failed`: an intent stands, and whether its incident exists is not known. Always looked up first.
import type { Task } from '../task';
import { revise } from './change';
import type { Context } from './context';
import { follow } from './follow';
import type { Step } from './step';
import { intentOf } from './upcoming';

export function planOpening(row: Task, context: Context): Step {
  const { nowMs } = context;
  const verdict = context.verdict(row);
  if (verdict.kind === 'gone') return lookUp(row, 'its event is gone', 'cancelled');
  if (nowMs - (row.intent?.atMs ?? row.dueMs) > context.catchUpMs)
    return lookUp(row, 'past the catch-up window', 'missed');
  if (verdict.kind !== 'live') return lookUp(row, 'its incident is not confirmed', null);
  const movedAway = verdict.facts.dueMs > nowMs;
  if (movedAway) return lookUp(follow(row, verdict.facts, nowMs), 'its event moved to later', 'upcoming');
  return lookUp(row.state === 'failed' ? renewed(row, context) : row, 'its incident is not confirmed', null);
}

/** After a definite refusal the settings may have been mended: ask with those of now, the attempt stays. */
function renewed(row: Task, context: Context): Task {
  const verdict = context.verdict(row);
  if (verdict.kind !== 'live' || row.intent === null) return row;
  const { atMs } = row.intent;
  const task = revise(row, verdict.facts, context.nowMs);
  return revise(task, { intent: intentOf(task, atMs) }, context.nowMs);
}

function lookUp(task: Task, why: string, unlessFound: Extract<Step, { kind: 'open' }>['unlessFound']): Step {
  return { kind: 'open', task, why, unlessFound };
}
