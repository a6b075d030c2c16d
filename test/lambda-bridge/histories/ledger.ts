// A task's row as the tick keeps it: what it reads in PagerDuty each minute, and what it tells the bridge of it.
import type { Expectation, Reason, Snapshot, TaskNotice } from '../../../lambda-bridge/contract';
import { keyOf, snapshot } from '../samples';
import { API_USER, type Incident, nameOf } from './incident';

export type RowState = 'opening' | 'failed' | 'open' | 'started' | 'done' | 'upcoming' | 'cancelled';

export interface Row {
  readonly hash: string;
  readonly channel: string;
  readonly remindEveryMinutes: number;
  attempt: number;
  state: RowState;
  sinceMs: number;
  incident: Incident | null;
  mergedMs: number;
  by: string | null;
  finishedBy: string | null;
  postponedBy: string | null;
  reason: Reason | null;
  reminders: number;
  stillOpenMs: number;
  rev: number;
  delivered: number;
  title: string;
  /** Who pressed the page's button last, for as long as PagerDuty has not shown it. */
  click: { readonly to: 'started' | 'done'; readonly by: string } | null;
}

const MINUTE_MS = 60_000;

export function newRow(hash: string, channel: string, remindEveryMinutes: number): Row {
  return {
    hash,
    channel,
    remindEveryMinutes,
    attempt: 1,
    state: 'upcoming',
    sinceMs: 0,
    incident: null,
    mergedMs: 0,
    by: null,
    finishedBy: null,
    postponedBy: null,
    reason: null,
    reminders: 0,
    stillOpenMs: 0,
    rev: 0,
    delivered: 0,
    title: 'Backup check',
    click: null,
  };
}

export function enter(
  row: Row,
  state: RowState,
  sinceMs: number,
  nowMs: number,
  more: Partial<Row> = {},
): void {
  Object.assign(row, { reason: null, stillOpenMs: 0, ...more, state, sinceMs, rev: nowMs });
}

/** An attempt for which nothing was done yet. */
export function nextAttempt(row: Row): Partial<Row> {
  const begun = { incident: null, mergedMs: 0, by: null, finishedBy: null, reminders: 0, click: null };
  return { ...begun, attempt: row.attempt + 1 };
}

/** What the tick finds in PagerDuty. @returns whether the incident was closed by the service's own timer */
export function readIncident(row: Row, nowMs: number): 'timer' | null {
  const target = row.incident?.mergedInto;
  if (target) {
    const mergedMs = row.incident?.changedSecondMs;
    Object.assign(row, { incident: target, mergedMs, rev: nowMs });
    return null;
  }
  const { incident } = row;
  if (incident === null) return null;
  const sinceMs = Math.max(incident.changedSecondMs, row.mergedMs);
  const clicked = (to: 'started' | 'done', name: string | null) =>
    row.click?.to === to && name === API_USER ? row.click.by : name;
  switch (incident.status) {
    case 'triggered':
      if (row.state !== 'open') enter(row, 'open', sinceMs, nowMs, { reminders: 0, reason: openReason(row) });
      return null;
    case 'acknowledged': {
      const by = clicked('started', incident.acknowledgedBy);
      if (row.state !== 'started') enter(row, 'started', sinceMs, nowMs, { by });
      else if (sinceMs > row.sinceMs) Object.assign(row, { sinceMs, by, rev: nowMs });
      return null;
    }
    case 'resolved':
      if (row.state === 'done' || row.state === 'cancelled' || row.state === 'upcoming') return null;
      if (incident.changedBy === 'timer' && row.state !== 'started' && incident.startedBy === null)
        return 'timer';
      enter(row, 'done', sinceMs, nowMs, { finishedBy: clicked('done', nameOf(incident.changedBy)) });
      return null;
  }
}

/** Counted on the row: one more for each interval that has passed. */
export function remind(row: Row, nowMs: number): void {
  if (row.state !== 'open') return;
  const reminders = Math.floor((nowMs - row.sinceMs) / (row.remindEveryMinutes * MINUTE_MS));
  if (reminders <= row.reminders) return;
  Object.assign(row, { reminders, stillOpenMs: row.incident?.changedSecondMs ?? 0, rev: nowMs });
}

export function snapshotOf(row: Row, expect: Expectation | null = null): Snapshot {
  const { attempt, hash, state } = row;
  return snapshot({
    taskKey: hash,
    incidentKey: keyOf(attempt, hash),
    incidentId: row.incident?.id ?? null,
    attempt,
    rev: row.rev,
    state,
    at: new Date(Math.max(row.sinceMs, row.stillOpenMs)).toISOString(),
    title: row.title,
    by: state === 'done' ? row.finishedBy : row.reason?.kind === 'postponed' ? row.postponedBy : row.by,
    reason: row.reason,
    channel: row.channel,
    remindEveryMinutes: row.remindEveryMinutes,
    expect,
    notices: expect ? [] : noticesOf(row),
  });
}

function noticesOf(row: Row): readonly TaskNotice[] {
  if (row.state !== 'open' || row.reminders === 0) return [];
  const id = `${keyOf(row.attempt, row.hash)}:${row.sinceMs}:reminder:${row.reminders}`;
  return [{ id, kind: 'reminder', text: `Reminder ${id}` }];
}

function openReason({ state, reason }: Row): Reason | null {
  return state === 'opening' ? reason : null;
}
