// A click that is written down → PagerDuty and the bridge. What does not succeed here is done by the next tick.
import { announcements } from '../core/announcement';
import { decide } from '../core/plan/act';
import type { Step } from '../core/plan/step';
import { snapshotOf } from '../core/snapshot';
import { fetchTogether } from '../services/fetch';
import { getIncident } from '../services/pagerduty';
import { readFinding } from '../services/pagerduty-answers';
import { change, noteStart } from './change';
import { type Carried, type Errand, tellBridge } from './errand';
import { did, overtaken } from './overtaken';
import { closeAgain, resolvedSince } from './reopening';
import { situation } from './situation';

/** The incident's state is read first, and only a change that is still right is announced and made. */
export function carryOut(errand: Errand): Carried {
  const { row, click, telling, properties, nowMs } = errand;
  const later = situation(click.action === 'start' ? 'acceptedStart' : 'acceptedFinish', { who: click.by });
  const accepted: Carried = { situation: later, task: row };
  const { incidentId } = row;
  if (incidentId === null) return accepted;

  const [answer] = fetchTogether([getIncident(properties, incidentId)]);
  const finding = answer ? readFinding(answer) : ({ kind: 'unknown' } as const);
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
  if (act.kind === 'acknowledge' && resolvedSince(incident, noteStart(act, errand))) {
    const closed = closeAgain(task, incidentId, errand);
    if (closed) return closed;
  }
  const told = tellBridge(errand, [snapshotOf(task, telling)]);
  return { situation: told ? did(click, task.sinceMs) : later, task };
}
