// A tick in which one task matters: what is planned for it, and what comes of it when PagerDuty answers.

import type { Incident } from '../../../../apps-script/src/core/incident';
import type { IncidentLog } from '../../../../apps-script/src/core/incident-log';
import type { Decision, Finding } from '../../../../apps-script/src/core/plan/act';
import { decide } from '../../../../apps-script/src/core/plan/decide';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Step } from '../../../../apps-script/src/core/plan/step';
import type { Task } from '../../../../apps-script/src/core/task';
import { at, digest, type Read, reading, texts } from '../builders';

/** The one step of this tick; undefined when nothing is to be done. */
export function stepAt(now: string, read: Read): Step | undefined {
  const { steps } = plan(reading(read), at(now));
  if (steps.length > 1) throw new Error(`${steps.length} steps are planned`);
  return steps[0];
}

/** The row as a tick leaves it that has nothing to ask PagerDuty. */
export function rowAt(now: string, read: Read): Task | undefined {
  const step = stepAt(now, read);
  if (step && step.kind !== 'keep') throw new Error(`"${step.kind}" is planned: ${step.why}`);
  return step?.task ?? read.tasks?.[0];
}

export const found = (...incidents: readonly Incident[]): Finding => ({
  kind: 'incidents',
  incidents,
  log: null,
});
/** An incident by its id, and its log. */
export const seen = (incident: Incident, ...log: IncidentLog): Finding => ({
  kind: 'incidents',
  incidents: [incident],
  log,
});
export const UNKNOWN: Finding = { kind: 'unknown' };

export function decideAt(now: string, step: Step | undefined, finding: Finding, announced = true): Decision {
  if (!step) throw new Error('nothing is planned');
  return decide(step, finding, { announced, texts, digest, nowMs: at(now) });
}
