// The one change that a click makes in PagerDuty, and the note that says who started.
import type { IncidentLog } from '../core/incident-log';
import type { Act } from '../core/plan/act';
import { conclude } from '../core/plan/conclude';
import type { Task } from '../core/task';
import { fetchTogether, type Outgoing } from '../services/fetch';
import { acknowledge, addNote, listLog, resolve } from '../services/pagerduty';
import { readOutcome } from '../services/pagerduty-answers';
import { readLog } from '../services/pagerduty-log';
import { type Errand, fromOf } from './errand';

type Acknowledge = Extract<Act, { kind: 'acknowledge' }>;
type Resolve = Extract<Act, { kind: 'resolve' }>;

/** @returns the task after the change, with the row's `rev`; null where PagerDuty has not confirmed it */
export function change(act: Acknowledge | Resolve, errand: Errand): Task | null {
  const { row, click, telling, nowMs } = errand;
  const [answer] = fetchTogether([requestOf(act, errand)]);
  const outcome = answer ? readOutcome(answer) : ({ kind: 'unknown' } as const);
  if (outcome.kind !== 'done') {
    const reason = outcome.kind === 'refused' ? outcome.text : 'the outcome is unknown';
    console.warn(JSON.stringify({ event: 'click left to the tick', task: row.key, reason }));
    return null;
  }
  const task = conclude(act, outcome, telling.texts, nowMs);
  return { ...task, by: act.kind === 'acknowledge' ? click.by : task.by, rev: row.rev };
}

function requestOf(act: Acknowledge | Resolve, errand: Errand): Outgoing {
  const { properties } = errand;
  return act.kind === 'acknowledge'
    ? acknowledge(properties, act.incidentId, fromOf(errand))
    : resolve(properties, act.incidentId, fromOf(errand), act.resolution);
}

/** @returns the incident's log after the acknowledgement; null where it could not be read */
export function noteStart(act: Acknowledge, errand: Errand): IncidentLog | null {
  const { properties } = errand;
  const [, log] = fetchTogether([
    addNote(properties, act.incidentId, fromOf(errand), act.note),
    listLog(properties, act.incidentId),
  ]);
  return readLog(log);
}
