// The one change that a click makes in PagerDuty, and with it the note that says who started.
import type { IncidentLog } from '../core/incident-log';
import type { Act } from '../core/plan/act';
import { conclude } from '../core/plan/conclude';
import type { Task } from '../core/task';
import type { Outgoing } from '../services/fetch';
import { acknowledge, addNote, listLog, resolve } from '../services/pagerduty';
import { readOutcome } from '../services/pagerduty-answers';
import { readLog } from '../services/pagerduty-log';
import { type Errand, fromOf } from './errand';

type Acknowledge = Extract<Act, { kind: 'acknowledge' }>;
type Resolve = Extract<Act, { kind: 'resolve' }>;

/** @returns the task after the change, with the row's `rev`; null where PagerDuty has not confirmed it */
export function change(act: Acknowledge | Resolve, errand: Errand): Task | null {
  const { row, click, telling, wire, nowMs } = errand;
  const [answer] = wire.send(requestsOf(act, errand));
  const outcome = answer ? readOutcome(answer) : ({ kind: 'unknown' } as const);
  if (outcome.kind !== 'done') {
    const reason = outcome.kind === 'refused' ? outcome.text : 'the outcome is unknown';
    console.warn(JSON.stringify({ event: 'click left to the tick', task: row.key, reason }));
    return null;
  }
  const task = conclude(act, outcome, telling.texts, nowMs);
  return { ...task, by: act.kind === 'acknowledge' ? click.by : task.by, rev: row.rev };
}

/** A page that dies after the change has made its note, too: no tick can tell whether it is lacking. */
function requestsOf(act: Acknowledge | Resolve, errand: Errand): Outgoing[] {
  const { properties } = errand;
  const from = fromOf(errand);
  return act.kind === 'acknowledge'
    ? [acknowledge(properties, act.incidentId, from), addNote(properties, act.incidentId, from, act.note)]
    : [resolve(properties, act.incidentId, from, act.resolution)];
}

/** @returns the incident's log as it is now; null where it could not be read */
export function logNow({ incidentId }: Acknowledge, { properties, wire }: Errand): IncidentLog | null {
  const [log] = wire.send([listLog(properties, incidentId)]);
  return readLog(log);
}
