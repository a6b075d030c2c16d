// A click that is written down → PagerDuty and the bridge. What does not succeed here is done by the next tick.
import { announcements } from '../core/announcement';
import { type Act, decide } from '../core/plan/act';
import { conclude } from '../core/plan/conclude';
import type { Step } from '../core/plan/step';
import { snapshotOf } from '../core/snapshot';
import type { Task } from '../core/task';
import { fetchTogether, type Outgoing } from '../services/fetch';
import { acknowledge, addNote, getIncident, listLog, resolve } from '../services/pagerduty';
import { readFinding, readOutcome } from '../services/pagerduty-answers';
import { readResolves } from '../services/pagerduty-log';
import { type Carried, type Errand, fromOf, tellBridge } from './errand';
import { did, overtaken } from './overtaken';
import { closeAgain, resolvedBetween } from './reopening';
import { situation } from './situation';

type Change = Exclude<Act, { kind: 'create' }>;

/** The incident's state is read first, and only a change that is still right is announced and made. */
export function carryOut(errand: Errand): Carried {
  const { row, click, telling, properties, nowMs } = errand;
  const later = situation(click.action === 'start' ? 'acceptedStart' : 'acceptedFinish', { who: click.by });
  const accepted: Carried = { situation: later, task: row };
  const { incidentId } = row;
  if (incidentId === null) return accepted;

  const [found, log] = fetchTogether([getIncident(properties, incidentId), listLog(properties, incidentId)]);
  const finding = found ? readFinding(found) : ({ kind: 'unknown' } as const);
  const incident =
    finding.kind === 'incidents' ? finding.incidents.find(({ id }) => id === incidentId) : undefined;
  if (!incident) return accepted;
  const step: Step = { kind: click.action, task: { ...row, pending: click }, why: `${click.by} clicked` };
  const { act } = decide(step, finding, { ...telling, nowMs });
  if (act === null || act.kind === 'create')
    return { situation: overtaken(incident, click, errand.again), task: row };

  tellBridge(errand, announcements([step], telling));
  const task = change(act, errand);
  if (task === null) return accepted;
  if (act.kind === 'acknowledge') {
    const reopened = resolvedBetween(readResolves(log), noteAndLook(act, errand));
    const closed = reopened ? closeAgain(task, incidentId, errand) : null;
    if (closed) return closed;
  }
  const told = tellBridge(errand, [snapshotOf(task, telling)]);
  return { situation: told ? did(click, task.sinceMs) : later, task };
}

/** @returns the task after the change, with the row's `rev`; null where PagerDuty has not confirmed it */
function change(act: Change, errand: Errand): Task | null {
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

function requestOf(act: Change, errand: Errand): Outgoing {
  const { properties } = errand;
  return act.kind === 'acknowledge'
    ? acknowledge(properties, act.incidentId, fromOf(errand))
    : resolve(properties, act.incidentId, fromOf(errand), act.resolution);
}

/** Adds the note of who started. @returns the log's resolves after the acknowledgement */
function noteAndLook(act: Extract<Act, { kind: 'acknowledge' }>, errand: Errand): readonly string[] | null {
  const { properties } = errand;
  const [, log] = fetchTogether([
    addNote(properties, act.incidentId, fromOf(errand), act.note),
    listLog(properties, act.incidentId),
  ]);
  return readResolves(log);
}
