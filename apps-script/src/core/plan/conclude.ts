// An act and what PagerDuty answered → the task as it is recorded.
import type { Incident } from '../incident';
import type { Task } from '../task';
import type { CoreTexts } from '../texts';
import type { Act } from './act';
import { enter } from './change';
import { closed } from './closed';
import { asFinishedBefore, withIncident } from './incident-state';
import { refusedChange } from './refusal';

export type Outcome =
  | { readonly kind: 'done'; readonly incident: Incident }
  /** A definite no, with PagerDuty's own words. */
  | { readonly kind: 'refused'; readonly text: string }
  /** It may have happened or not: the next tick looks. */
  | { readonly kind: 'unknown' };

export function conclude(act: Act, outcome: Outcome, texts: CoreTexts, nowMs: number): Task {
  const { task } = act;
  if (outcome.kind === 'unknown') return task;
  if (outcome.kind === 'refused') {
    if (act.kind === 'create') return refused(task, outcome.text, nowMs);
    const waiting = refusedChange(task, outcome.text, nowMs);
    return act.kind === 'clear' ? { ...task, refusal: waiting.refusal } : waiting;
  }
  if (act.kind === 'clear') return task;
  const { incident } = outcome;
  // A service that swallows says each time that it has made one: only what is found counts, with the next look-up.
  if (act.kind === 'create' && task.reason?.kind === 'swallowed') return task;
  if (act.kind === 'resolve' && act.late) return asFinishedBefore(task, act.late, incident, texts, nowMs);
  if (act.kind === 'resolve' && task.closing) return closed(task, incident.changedMs, nowMs);
  return withIncident(task, { incident, log: null }, texts, nowMs);
}

/** Said once: the same refusal again changes nothing. */
function refused(task: Task, text: string, nowMs: number): Task {
  if (task.state === 'failed' && task.reason?.text === text) return task;
  return enter(task, 'failed', nowMs, nowMs, { reason: { kind: 'refused', at: null, text } });
}
