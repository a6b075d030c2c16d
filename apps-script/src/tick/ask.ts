// Step 6 of a tick: look-ups by key, incidents by id, and the announcement to the bridge, in one round trip.
import { announcements } from '../core/announcement';
import type { Finding } from '../core/plan/act';
import type { Step } from '../core/plan/step';
import type { Telling } from '../core/snapshot';
import { tasksRequest } from '../services/bridge';
import { fetchTogether, type Outgoing } from '../services/fetch';
import { getIncident, lookUp } from '../services/pagerduty';
import { readFinding } from '../services/pagerduty-answers';
import type { Properties } from '../services/properties';

/** @returns what PagerDuty says of each step's task, in the steps' order */
export function ask(
  steps: readonly Step[],
  telling: Telling,
  properties: Properties,
  nowMs: number,
): Finding[] {
  const questions = steps.map((step) => questionOf(step, properties));
  const snapshots = announcements(steps, telling);
  const [url] = properties.BRIDGE_URL;
  const announcement =
    snapshots.length > 0 && url !== undefined
      ? [tasksRequest(properties, url, { snapshots, notices: [] }, nowMs)]
      : [];
  const outgoing = questions.flatMap((question) => (question ? [question] : []));
  const answers = fetchTogether([...outgoing, ...announcement]);
  return questions.map((question) => {
    const answer = question ? answers[outgoing.indexOf(question)] : undefined;
    return answer ? readFinding(answer) : { kind: 'unknown' };
  });
}

function questionOf(step: Step, properties: Properties): Outgoing | null {
  if (step.kind === 'keep') return null;
  if (step.kind === 'open' || step.task.incidentId === null) return lookUp(properties, step.task);
  return getIncident(properties, step.task.incidentId);
}
