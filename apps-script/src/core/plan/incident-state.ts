// A task takes the state that its incident has in PagerDuty.
import type { Incident } from '../incident';
import type { IncidentLog, LogEntry } from '../incident-log';
import type { Pending, Task } from '../task';
import type { CoreTexts } from '../texts';
import { enter, nextAttempt, revise } from './change';
import {
  type LateStart,
  lateStart,
  SAME_CLICK_MS,
  standingStart,
  startSince,
  wasLeftBetween,
} from './late-start';
import { intentOf } from './upcoming';

const MINUTE_MS = 60_000;

const UNFINISHED = { doneMs: null, finishedBy: null } as const;

/** An incident as it was read, and its log where that was asked for. */
export interface Seen {
  readonly incident: Incident;
  readonly log: IncidentLog | null;
}

/** Whether the incident's change is the one that this click asked for. */
export function isOfClick(click: Pending, incident: Incident): boolean {
  return incident.changedMs >= click.atMs - SAME_CLICK_MS;
}

export function withIncident(row: Task, { incident, log }: Seen, texts: CoreTexts, nowMs: number): Task {
  if (incident.mergedInto) return asMerged(row, incident, incident.mergedInto, nowMs);
  const task = revise(row, { incidentId: incident.id, incidentLink: incident.link }, nowMs);
  if (incident.status === 'triggered') return asOpen(task, incident, nowMs);
  if (incident.status === 'acknowledged') return asStarted(task, incident, nowMs);
  const late = log && task.pending?.action === 'start' ? lateStart(log, task.pending) : null;
  return late
    ? asFinishedBefore(task, late, incident, texts, nowMs)
    : asResolved(task, incident, log, texts, nowMs);
}

/** The incident was resolved once more after a late start had reopened it. `pending` stays: whose start it was. */
export function asFinishedBefore(
  task: Task,
  late: LateStart,
  incident: Incident,
  texts: CoreTexts,
  nowMs: number,
): Task {
  return enter(task, 'done', sinceOf(task, incident), nowMs, {
    ...opened(task, incident),
    startedMs: late.started?.atMs ?? null,
    by: late.started?.by ?? null,
    doneMs: late.finishedMs,
    finishedBy: late.finishedBy,
    note: texts.closedAgain(task.pending?.by ?? ''),
  });
}

/** From now on the other incident is the task's. In which state that one is, its own reading tells. */
function asMerged(
  row: Task,
  incident: Incident,
  target: NonNullable<Incident['mergedInto']>,
  nowMs: number,
): Task {
  const isRunning = row.state === 'open' || row.state === 'started';
  const task = isRunning ? row : asOpen(row, incident, nowMs);
  const merged = { from: row.merged?.from ?? incident.id, atMs: incident.changedMs };
  return revise(task, { incidentId: target.id, incidentLink: target.link, merged }, nowMs);
}

/** A state of the incident that a task was merged into never began for that task before the merge. */
function sinceOf(task: Task, incident: Incident): number {
  return Math.max(incident.changedMs, task.merged?.atMs ?? 0);
}

/** A start that was carried out and then let go of is not made again; a finish that waits still counts. */
function asOpen(task: Task, incident: Incident, nowMs: number): Task {
  if (task.state === 'open') return task;
  const reason = task.state === 'opening' ? task.reason : null;
  const isNew = task.state === 'opening' || task.state === 'failed';
  const pending = isNew || task.pending?.action === 'finish' ? task.pending : null;
  const patch = { ...opened(task, incident), ...UNFINISHED, reason, pending, reminders: 0 };
  return enter(task, 'open', sinceOf(task, incident), nowMs, patch);
}

/** When the incident came to be, and how late that was: PagerDuty may have refused or been away for a while. */
function opened(task: Task, { createdMs }: Incident): Pick<Task, 'openedMs' | 'lateMinutes'> {
  if (task.openedMs !== null) return { openedMs: task.openedMs, lateMinutes: task.lateMinutes };
  const lateMs = createdMs - (task.intent?.dueMs ?? task.dueMs);
  return { openedMs: createdMs, lateMinutes: Math.max(0, Math.floor(lateMs / MINUTE_MS)) };
}

/** The click that made it so stays in `pending` until the log has shown that nothing was reopened by it. */
function asStarted(task: Task, incident: Incident, nowMs: number): Task {
  const click = task.pending?.action === 'start' ? task.pending : null;
  const clicked = click !== null && isOfClick(click, incident);
  if (task.state === 'started') {
    const sinceMs = sinceOf(task, incident);
    // Let go of and started again between two ticks: Slack may know only the first half.
    const by = (clicked ? click.by : incident.acknowledgedBy) ?? task.by;
    return sinceMs > task.sinceMs ? revise(task, { sinceMs, by }, nowMs) : task;
  }
  return enter(task, 'started', sinceOf(task, incident), nowMs, {
    ...opened(task, incident),
    startedMs: task.startedMs ?? sinceOf(task, incident),
    by: (clicked ? click.by : incident.acknowledgedBy) ?? task.by,
    ...UNFINISHED,
    pending: clicked || task.pending?.action === 'finish' ? task.pending : null,
  });
}

function asResolved(
  task: Task,
  incident: Incident,
  log: IncidentLog | null,
  texts: CoreTexts,
  nowMs: number,
): Task {
  const start = log && standingStart(log);
  if (task.state !== 'started' && !start && incident.changedBy?.kind === 'service') {
    const reopening = { ...task, ...nextAttempt(task) };
    return enter(reopening, 'opening', nowMs, nowMs, {
      intent: intentOf(task, nowMs, nowMs),
      lateMinutes: Math.floor((nowMs - task.dueMs) / MINUTE_MS),
      note: texts.closedByTimer,
      reason: { kind: 'timer', at: null, text: null },
    });
  }
  const click = task.pending?.action === 'finish' ? task.pending : null;
  const startedMs = task.startedMs ?? start?.atMs ?? null;
  return enter(task, 'done', sinceOf(task, incident), nowMs, {
    ...opened(task, incident),
    startedMs,
    by: (start && newStarter(task, start, log)) ?? task.by,
    doneMs: incident.changedMs,
    finishedBy: click?.by ?? incident.changedBy?.name ?? null,
    note: click?.note ?? (startedMs === null ? texts.notStartedFirst : task.note),
    pending: null,
  });
}

/** Who made this start, where the row does not tell of it: PagerDuty knows of a click only the API's own user. */
function newStarter(task: Task, start: LogEntry, log: IncidentLog): string | null {
  const isKnown = task.startedMs !== null && !wasLeftBetween(log, task.startedMs, start.atMs);
  if (isKnown) return null;
  const click = task.pending?.action === 'start' ? task.pending : null;
  return click && startSince(log, click) ? click.by : start.by;
}
