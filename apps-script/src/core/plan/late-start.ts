// PagerDuty reopens a resolved incident that is acknowledged. Between our reading and our acknowledgement somebody may
// have finished the work: then its log shows that the acknowledgement itself reopened it, and it is resolved once more.
import type { IncidentLog, LogEntry } from '../incident-log';
import type { Pending, Task } from '../task';

/** PagerDuty tells whole seconds: what happened this much before a click may still be of that click. */
export const SAME_CLICK_MS = 2_000;
/** An entry of the reopening may fall into the second before its acknowledgement. */
const SAME_CALL_MS = 1_000;
/** A start whose log cannot be read for so long counts as it stands. */
const CONFIRMED_WITHIN_MS = 15 * 60_000;

export interface LateStart {
  readonly finishedMs: number;
  readonly finishedBy: string | null;
  /** The start that the work really had, before it was finished. */
  readonly started: LogEntry | null;
}

/**
 * Whether the click's acknowledgement reopened what was finished after the click was made: before it stands a resolve,
 * and nobody reopened the incident in between.
 */
export function lateStart(log: IncidentLog, click: Pending): LateStart | null {
  const place = lastIndex(log, log.length, (each) => each.kind === 'acknowledge' && isSince(each, click));
  const acknowledged = log[place];
  const end = lastIndex(log, place, (each) => each.kind === 'resolve' && isSince(each, click));
  const finished = log[end];
  if (!acknowledged || !finished) return null;
  const reopenedByHand = log
    .slice(end + 1, place)
    .some((each) => each.kind !== 'acknowledge' && !isOfCall(each, acknowledged));
  if (reopenedByHand) return null;
  return {
    finishedMs: finished.atMs,
    finishedBy: finished.by,
    started: standingStart(log.slice(0, end + 1)),
  };
}

/** The acknowledgement that was made since the click: its own, or somebody was quicker. */
export function startSince(log: IncidentLog, click: Pending): LogEntry | null {
  return log.find((each) => each.kind === 'acknowledge' && isSince(each, click)) ?? null;
}

/** Who was at work when the incident was last resolved; null where nobody was. */
export function standingStart(log: IncidentLog): LogEntry | null {
  const end = lastIndex(log, log.length, (each) => each.kind === 'resolve');
  const last = lastIndex(log, end, (each) => each.kind !== 'acknowledge');
  return log.slice(last + 1, Math.max(end, 0))[0] ?? null;
}

/** Whether somebody finished, reopened or let go of the work between two instants. */
export function wasLeftBetween(log: IncidentLog, fromMs: number, untilMs: number): boolean {
  return log.some((each) => each.kind !== 'acknowledge' && each.atMs > fromMs && each.atMs <= untilMs);
}

/** Whether the click's acknowledgement stands and nothing more is to be looked at. */
export function isConfirmed(task: Task, click: Pending, log: IncidentLog | null, nowMs: number): boolean {
  const isShown = log !== null && startSince(log, click) !== null;
  return isShown || nowMs - task.sinceMs > CONFIRMED_WITHIN_MS;
}

function isSince(entry: LogEntry, click: Pending): boolean {
  return entry.atMs >= click.atMs - SAME_CLICK_MS;
}

function isOfCall(entry: LogEntry, acknowledged: LogEntry): boolean {
  return entry.agentId === acknowledged.agentId && acknowledged.atMs - entry.atMs <= SAME_CALL_MS;
}

/** The last place before `end` that fits; −1 where none does. */
function lastIndex(log: IncidentLog, end: number, fits: (entry: LogEntry) => boolean): number {
  for (let place = Math.min(end, log.length) - 1; place >= 0; place -= 1) {
    const entry = log[place];
    if (entry && fits(entry)) return place;
  }
  return -1;
}
