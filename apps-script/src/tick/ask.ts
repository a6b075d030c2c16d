// Step 6 of a tick: look-ups by key, incidents by id, and the announcement to the bridge, in one round trip.
import { announcements } from '../core/announcement';
import type { Finding } from '../core/plan/act';
import type { Step } from '../core/plan/step';
import type { Telling } from '../core/snapshot';
import { readPush, tasksRequest } from '../services/bridge';
import type { Outgoing } from '../services/fetch';
import { getIncident, listLog, lookUp } from '../services/pagerduty';
import { readFinding } from '../services/pagerduty-answers';
import { readLog } from '../services/pagerduty-log';
import type { Properties } from '../services/properties';
import type { Wire } from '../services/wire';
import { wellBridge } from './bridges';

export interface Asked {
  /** What PagerDuty says of each step's task, in the steps' order. */
  readonly findings: readonly Finding[];
  /** Whether the bridge knows what is about to happen. */
  readonly announced: boolean;
}

export function ask(
  steps: readonly Step[],
  telling: Telling,
  properties: Properties,
  nowMs: number,
  wire: Wire,
): Asked {
  const questions = steps.map((step) => questionsOf(step, properties));
  const snapshots = announcements(steps, telling);
  const bridge = wellBridge(properties, wire);
  const announcement =
    snapshots.length > 0 && bridge && !wire.watch.isLate
      ? [tasksRequest(properties, bridge, { snapshots, notices: [] }, nowMs)]
      : [];
  const answers = wire.send([...questions.flat(), ...announcement]);
  let place = 0;
  const findings = questions.map((asked): Finding => {
    const [answer, log] = answers.slice(place, place + asked.length);
    place += asked.length;
    return answer ? readFinding(answer, readLog(log)) : { kind: 'unknown' };
  });
  const push =
    snapshots.length > 0 ? readPush(announcement.length > 0 ? answers[answers.length - 1] : undefined) : null;
  return { findings, announced: push === null || push.kind === 'taken' };
}

/** By id, what is not known to be started is asked for with its log: that tells who was at work before it was closed. */
function questionsOf(step: Step, properties: Properties): Outgoing[] {
  if (step.kind === 'keep') return [];
  const { incidentId, state, pending } = step.task;
  if (step.kind === 'clear') return [getIncident(properties, step.incidentId)];
  if (step.kind === 'open' || incidentId === null) return [lookUp(properties, step.task)];
  const incident = getIncident(properties, incidentId);
  const tells = state !== 'started' || pending?.action === 'start';
  return tells ? [incident, listLog(properties, incidentId)] : [incident];
}
