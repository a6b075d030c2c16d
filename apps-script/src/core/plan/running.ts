// States `open` and `started`: the task has an incident. What PagerDuty says comes first, then clicks, then the event.
import type { Reason } from '../../../../lambda-bridge/contract';
import { plannedEndMs } from '../planned-end';
import type { Postponement, Task } from '../task';
import { wallClock } from '../zone';
import { revise } from './change';
import { DELETED, detachedFrom, movedTo } from './closed';
import type { Context } from './context';
import { follow, isMoved } from './follow';
import { withIncident } from './incident-state';
import { postponedTo, postponementOf } from './postpone';
import { patiently, withFromOfNow } from './refusal';
import { planStart } from './start';
import type { Step } from './step';

export function planRunning(row: Task, context: Context): Step {
  return patiently(planByIncident(withFromOfNow(row, context), context), context.nowMs);
}

function planByIncident(row: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const incident = context.openIncident(row);
  if (!incident && reading.incidents.kind === 'read') {
    if (row.closing)
      return { kind: 'close', task: row, why: 'its incident is to be resolved', resumed: true };
    const wish = postponementOf(row);
    return wish && !context.isShared(row)
      ? postpone(row, wish, context)
      : { kind: 'verify', task: row, why: 'its incident is not among the open ones' };
  }
  const seen = incident && { incident, log: context.logOf(row) };
  const given = seen ? withIncident(row, seen, reading.texts, nowMs) : row;
  const task = isUndone(given, context) ? revise(given, { closing: null }, nowMs) : given;
  if (task.closing) {
    return context.isShared(task)
      ? detach(task, task.closing, context)
      : { kind: 'close', task, why: 'its incident is to be resolved', resumed: true };
  }
  if (task.pending?.action === 'finish')
    return { kind: 'finish', task, why: `${task.pending.by} finishes it` };
  const start = planStart(task, context);
  if (start.kind !== 'keep') return start;
  const wish = postponementOf(task);
  return wish ? postpone(task, wish, context) : planByEvent(start.task, context);
}

/**
 * Whether people took back what the incident was to be resolved for while PagerDuty, or the bridge, was away: what is
 * resolved all the same is past its time by then, and would never be opened again.
 */
function isUndone(task: Task, context: Context): boolean {
  const verdict = task.closing ? context.verdict(task) : null;
  if (verdict?.kind !== 'live') return false;
  switch (task.closing?.kind) {
    case 'deleted':
    case 'moved':
      return verdict.facts.dueMs <= context.nowMs;
    case 'atEnd':
      return context.nowMs < plannedEndMs({ ...task, ...verdict.facts });
    default:
      return false;
  }
}

function planByEvent(task: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const verdict = context.verdict(task);
  if (verdict.kind === 'gone') {
    if (task.state === 'open') return close(task, DELETED, 'its event is gone', context);
    const noted = revise(task, { note: reading.texts.eventGone }, nowMs);
    return { kind: 'keep', task: noted, why: 'started, and its event is gone' };
  }
  if (verdict.kind !== 'live') return { kind: 'keep', task, why: 'nothing new of its event' };
  const followed = withNewEnd(task, follow(task, verdict.facts, nowMs));
  if (task.state === 'open' && followed.dueMs > nowMs)
    return close(followed, movedTo(followed.dueMs), 'its event moved to later', context);
  if (task.state === 'started' && task.finish === 'at end' && nowMs >= plannedEndMs(followed)) {
    return close(followed, { kind: 'atEnd', at: null, text: null }, 'its planned end has come', context);
  }
  const note = reading.texts.eventMoved(wallClock(followed.startMs, followed.timeZone));
  const moved = task.state === 'started' && isMoved(task, verdict.facts);
  const noted = moved ? revise(followed, { note }, nowMs) : followed;
  return { kind: 'keep', task: noted, why: 'it follows its event' };
}

function postpone(task: Task, wish: Postponement, context: Context): Step {
  return close(task, postponedTo(wish.untilMs), `${wish.by} postpones it`, context);
}

/** Another planned end begins the count of overruns anew. */
function withNewEnd(before: Task, task: Task): Task {
  return plannedEndMs(task) === plannedEndMs(before) ? task : { ...task, overruns: 0 };
}

function close(task: Task, closing: Reason, why: string, context: Context): Step {
  if (context.isShared(task)) return detach(task, closing, context);
  return { kind: 'close', task: revise(task, { closing }, context.nowMs), why, resumed: false };
}

function detach(task: Task, closing: Reason, { nowMs, reading }: Context): Step {
  const detached = detachedFrom(task, closing, reading.texts.leftOpen, nowMs);
  return { kind: 'keep', task: detached, why: 'its incident is of others too' };
}
