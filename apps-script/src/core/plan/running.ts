// States `open` and `started`: the task has an incident. What PagerDuty says comes first, then the event.
import type { Reason } from '../../../../lambda-bridge/contract';
import { plannedEndMs } from '../planned-end';
import type { Postponement, Task } from '../task';
import { wallClock } from '../zone';
import { revise } from './change';
import { DELETED, movedTo } from './closed';
import type { Context } from './context';
import { follow, isMoved } from './follow';
import { withIncident } from './incident-state';
import { postponedTo, postponementOf } from './postpone';
import type { Step } from './step';

export function planRunning(row: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const incident = context.openIncident(row);
  if (!incident && reading.incidents.kind === 'read') {
    if (row.closing)
      return { kind: 'close', task: row, why: 'its incident is to be resolved', resumed: true };
    const wish = postponementOf(row);
    return wish
      ? postpone(row, wish, nowMs)
      : { kind: 'verify', task: row, why: 'its incident is not among the open ones' };
  }
  const task = incident ? withIncident(row, incident, reading.texts, nowMs) : row;
  if (task.closing) return { kind: 'close', task, why: 'its incident is to be resolved', resumed: true };
  if (task.pending?.action === 'start') return { kind: 'start', task, why: `${task.pending.by} starts it` };
  if (task.pending?.action === 'finish')
    return { kind: 'finish', task, why: `${task.pending.by} finishes it` };
  const wish = postponementOf(task);
  return wish ? postpone(task, wish, nowMs) : planByEvent(task, context);
}

function planByEvent(task: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const verdict = context.verdict(task);
  if (verdict.kind === 'gone') {
    if (task.state === 'open') return close(task, DELETED, 'its event is gone', nowMs);
    const noted = revise(task, { note: reading.texts.eventGone }, nowMs);
    return { kind: 'keep', task: noted, why: 'started, and its event is gone' };
  }
  if (verdict.kind !== 'live') return { kind: 'keep', task, why: 'nothing new of its event' };
  const followed = follow(task, verdict.facts, nowMs);
  if (task.state === 'open' && followed.dueMs > nowMs)
    return close(followed, movedTo(followed.dueMs), 'its event moved to later', nowMs);
  if (task.state === 'started' && task.finish === 'at end' && nowMs >= plannedEndMs(followed)) {
    return close(followed, { kind: 'atEnd', at: null, text: null }, 'its planned end has come', nowMs);
  }
  const note = reading.texts.eventMoved(wallClock(followed.startMs, followed.timeZone));
  const moved = task.state === 'started' && isMoved(task, verdict.facts);
  const noted = moved ? revise(followed, { note }, nowMs) : followed;
  return { kind: 'keep', task: noted, why: 'it follows its event' };
}

function postpone(task: Task, wish: Postponement, nowMs: number): Step {
  return close(task, postponedTo(wish.untilMs), `${wish.by} postpones it`, nowMs);
}

function close(task: Task, closing: Reason, why: string, nowMs: number): Step {
  return { kind: 'close', task: revise(task, { closing }, nowMs), why, resumed: false };
}
