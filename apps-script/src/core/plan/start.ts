// Somebody pressed Start: acknowledged once, and looked at afterwards, since an acknowledgement reopens finished work.
// `pending` stays on the row until the incident's log has shown the outcome, so a tick or page call may die anywhere.
import type { Task } from '../task';
import { revise } from './change';
import type { Context } from './context';
import { isConfirmed, lateStart, startSince } from './late-start';
import type { Step } from './step';

/** @param task in the state that its incident has now @returns `keep` where PagerDuty is not needed for it */
export function planStart(task: Task, context: Context): Step {
  const { nowMs } = context;
  const click = task.pending?.action === 'start' ? task.pending : null;
  if (!click) return { kind: 'keep', task, why: 'nobody has pressed Start' };
  const log = context.logOf(task);
  const late = log && lateStart(log, click);
  if (late) return { kind: 'closeAgain', task, why: `${click.by} started what was finished`, late };
  if (task.state === 'started') {
    // No fact of it changes, so nothing is told.
    const confirmed = isConfirmed(task, click, log, nowMs) ? { ...task, pending: null } : task;
    return { kind: 'keep', task: confirmed, why: 'its start is looked at' };
  }
  const start = log && startSince(log, click);
  if (!start) return { kind: 'start', task, why: `${click.by} starts it` };
  const startedMs = task.startedMs ?? start.atMs;
  const left = revise(task, { pending: null, by: click.by, startedMs }, nowMs);
  return { kind: 'keep', task: left, why: 'it was started since, and let go of' };
}
