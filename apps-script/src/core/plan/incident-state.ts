// A task takes the state that its incident has in PagerDuty.
import type { Incident } from '../incident';
import type { Pending, Task } from '../task';
import type { CoreTexts } from '../texts';
import { enter, nextAttempt, revise } from './change';
import { intentOf } from './upcoming';

const MINUTE_MS = 60_000;
/** PagerDuty tells whole seconds: an acknowledgement this much before a click still counts as that click's. */
const SAME_CLICK_MS = 2_000;

const UNFINISHED = { doneMs: null, finishedBy: null } as const;

/** Whether the incident's change is the one that this click asked for. */
export function isOfClick(click: Pending, incident: Incident): boolean {
  return incident.changedMs >= click.atMs - SAME_CLICK_MS;
}

export function withIncident(row: Task, incident: Incident, texts: CoreTexts, nowMs: number): Task {
  const task = revise(row, { incidentId: incident.id, incidentLink: incident.link }, nowMs);
  if (incident.status === 'triggered') return asOpen(task, incident, nowMs);
  if (incident.status === 'acknowledged') return asStarted(task, incident, nowMs);
  return asResolved(task, incident, texts, nowMs);
}

function asOpen(task: Task, incident: Incident, nowMs: number): Task {
  if (task.state === 'open') return task;
  const reason = task.state === 'opening' ? task.reason : null;
  const patch = { ...opened(task, incident), ...UNFINISHED, reason, reminders: 0 };
  return enter(task, 'open', incident.changedMs, nowMs, patch);
}

/** When the incident came to be, and how late that was: PagerDuty may have refused or been away for a while. */
function opened(task: Task, { createdMs }: Incident): Pick<Task, 'openedMs' | 'lateMinutes'> {
  if (task.openedMs !== null) return { openedMs: task.openedMs, lateMinutes: task.lateMinutes };
  const lateMs = createdMs - (task.intent?.dueMs ?? task.dueMs);
  return { openedMs: createdMs, lateMinutes: Math.max(0, Math.floor(lateMs / MINUTE_MS)) };
}

function asStarted(task: Task, incident: Incident, nowMs: number): Task {
  if (task.state === 'started')
    return task.pending?.action === 'start' ? revise(task, { pending: null }, nowMs) : task;
  const clicked = task.pending?.action === 'start' && isOfClick(task.pending, incident);
  return enter(task, 'started', incident.changedMs, nowMs, {
    ...opened(task, incident),
    startedMs: task.startedMs ?? incident.changedMs,
    by: (clicked ? task.pending?.by : incident.acknowledgedBy) ?? task.by,
    ...UNFINISHED,
    pending: task.pending?.action === 'finish' ? task.pending : null,
  });
}

function asResolved(task: Task, incident: Incident, texts: CoreTexts, nowMs: number): Task {
  if (task.state !== 'started' && incident.changedBy?.kind === 'service') {
    const reopening = { ...task, ...nextAttempt(task) };
    return enter(reopening, 'opening', nowMs, nowMs, {
      intent: intentOf(task, nowMs),
      lateMinutes: Math.floor((nowMs - task.dueMs) / MINUTE_MS),
      note: texts.closedByTimer,
      reason: { kind: 'timer', at: null, text: null },
    });
  }
  const click = task.pending?.action === 'finish' ? task.pending : null;
  return enter(task, 'done', incident.changedMs, nowMs, {
    ...opened(task, incident),
    doneMs: incident.changedMs,
    finishedBy: click?.by ?? incident.changedBy?.name ?? null,
    note: click?.note ?? (task.startedMs === null ? texts.notStartedFirst : task.note),
    pending: null,
  });
}
