// A click that is written down → PagerDuty and the bridge. What does not succeed here is done by the next tick.
import { announcements } from '../core/announcement';
import { decide } from '../core/plan/decide';
import { lateStart } from '../core/plan/late-start';
import { postponedTo } from '../core/plan/postpone';
import type { Step } from '../core/plan/step';
import { snapshotOf } from '../core/snapshot';
import { getIncident } from '../services/pagerduty';
import { readFinding } from '../services/pagerduty-answers';
import { change, logNow } from './change';
import { closeAgain } from './close-again';
import { type Carried, type Errand, tellBridge } from './errand';
import { accepted, did, overtaken } from './overtaken';

/** The incident's state is read first, and only a change that is still right is announced and made. */
export function carryOut(errand: Errand): Carried {
  const { row, click, shared, telling, properties, wire, nowMs } = errand;
  const noted: Carried = { situation: accepted(click), task: row };
  const { incidentId } = row;
  // PagerDuty knows nothing yet of what is still to come: its row alone changes, by the next tick.
  if (row.state === 'upcoming') return { situation: did(click, nowMs), task: row };
  // A tick takes the task off an incident that stays open for others.
  if (incidentId === null || (shared && click.action === 'postpone')) return noted;

  const [answer] = wire.send([getIncident(properties, incidentId)]);
  const finding = answer ? readFinding(answer) : ({ kind: 'unknown' } as const);
  const incident =
    finding.kind === 'incidents' ? finding.incidents.find(({ id }) => id === incidentId) : undefined;
  if (!incident) return noted;
  const step = stepOf(errand);
  const { act } = decide(step, finding, { ...telling, announced: true, nowMs });
  if (act === null || act.kind === 'create' || act.kind === 'clear')
    return { situation: overtaken(incident, click, errand.again), task: row };

  const announced = tellBridge(errand, announcements([step], telling), wire.send);
  // Slack would hear from PagerDuty that the work is finished: a tick announces it once more first.
  if (!announced && click.action === 'postpone') return noted;
  const task = change(act, errand);
  if (task === null) return noted;
  const log = act.kind === 'acknowledge' ? logNow(act, errand) : null;
  const late = log && click.action === 'start' ? lateStart(log, click) : null;
  const closed = late && closeAgain(task, late, incidentId, errand);
  if (closed) return closed;
  const told = tellBridge(errand, [snapshotOf(task, telling)], wire.sendIfEarly);
  return { situation: told ? did(click, task.sinceMs) : noted.situation, task };
}

function stepOf({ row, click, again }: Errand): Step {
  const task = { ...row, pending: click };
  const why = `${click.by} clicked`;
  if (click.action !== 'postpone') return { kind: click.action, task, why };
  return { kind: 'close', task: { ...task, closing: postponedTo(click.untilMs) }, why, resumed: again };
}
