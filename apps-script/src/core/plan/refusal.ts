// PagerDuty's definite no to a change of an incident (a From address that it does not know, an ability that the account
// lacks): said once, and tried again ever more rarely, since it may be mended there. Silence and haste are no refusals.
import type { Task } from '../task';
import { revise } from './change';
import type { Context } from './context';
import type { Step } from './step';

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 60;

/** The change stays wanted. The same words again are no news: nothing is told then. */
export function refusedChange(task: Task, text: string, nowMs: number): Task {
  const before = task.refusal?.text === text ? task.refusal : null;
  const count = (before?.count ?? 0) + 1;
  const waitMs = Math.min(2 ** count, LONGEST_WAIT_MINUTES) * MINUTE_MS;
  const refusal = { text, sinceMs: before?.sinceMs ?? nowMs, nextMs: nowMs + waitMs, count };
  return before ? { ...task, refusal } : revise(task, { refusal, note: text }, nowMs);
}

/** A refused change goes by the From address as it is set now; once that is another one, it is tried at once. */
export function withFromOfNow(task: Task, context: Context): Task {
  const { intent, refusal } = task;
  const from = context.settingsOf(task)?.from;
  if (!refusal || !intent || from === undefined || from === intent.from) return task;
  return { ...task, intent: { ...intent, from }, refusal: { ...refusal, nextMs: context.nowMs } };
}

/** The step, unless it would only be refused once more. */
export function patiently(step: Step, nowMs: number): Step {
  const { task, kind } = step;
  const changes = kind === 'start' || kind === 'finish' || kind === 'close' || kind === 'closeAgain';
  return changes && task.refusal && nowMs < task.refusal.nextMs
    ? { kind: 'keep', task, why: 'PagerDuty refused it: tried again later' }
    : step;
}
