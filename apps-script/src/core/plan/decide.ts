// A step and what PagerDuty answered to its question → the task as it stands now, and at most one act in PagerDuty.
import type { Incident } from '../incident';
import { type Digest, incidentKeyOf, parseIncidentKey, taskHash } from '../keys';
import type { Task } from '../task';
import { type Act, type Deciding, type Decision, type Finding, settled } from './act';
import { enter, revise } from './change';
import { decideKnown, decideLost } from './decide-known';
import { withIncident } from './incident-state';
import type { Step } from './step';
import { intentOf } from './upcoming';

export function decide(step: Step, finding: Finding, deciding: Deciding): Decision {
  if (step.kind === 'keep' || finding.kind === 'unknown') return settled(step.task);
  const { incidents, log } = finding;
  if (step.kind === 'open') return decideOpen(step, incidents, deciding);
  if (step.kind === 'clear') return decideClear(step, incidents, deciding);
  const incident = incidents.find((each) => each.id === step.task.incidentId);
  if (!incident) return decideLost(step, deciding);
  if (!isOurs(step.task, incident, deciding.digest)) return settled(lookedForAnew(step.task, deciding.nowMs));
  return decideKnown(step, { incident, log }, deciding);
}

/**
 * A closing waits where another task's incident turned out to be merged into that very one just now: with the next tick
 * it is known as shared.
 */
export function actsOf(decisions: readonly Decision[]): readonly Act[] {
  const targets = new Set(decisions.flatMap(({ task }) => (task.merged ? [task.incidentId] : [])));
  return decisions.flatMap(({ task, act }) => {
    const closes = act?.kind === 'resolve' && task.closing !== null;
    return act === null || (closes && targets.has(act.incidentId)) ? [] : [act];
  });
}

function decideOpen(
  step: Extract<Step, { kind: 'open' }>,
  incidents: readonly Incident[],
  { texts, digest, nowMs }: Deciding,
): Decision {
  const { task } = step;
  // PagerDuty answers an unknown filter with everything: only what carries our own key counts.
  const ours = incidents.filter((each) => each.key === incidentKeyOf(task.key, task.attempt, digest));
  const running = ours.find((each) => each.status !== 'resolved');
  const ended = ours.find((each) => each.bodyStartMs === null || each.bodyStartMs === task.intent?.startMs);
  const found = running ?? ended;
  if (found) return settled(withIncident(task, { incident: found, log: null }, texts, nowMs));
  if (ours.length > 0) return settled(revise(task, { attempt: task.attempt + 1 }, nowMs));
  if (step.unlessFound) return settled(step.unlessFound);
  return { task, act: { kind: 'create', task } };
}

function decideClear(
  { task, incidentId }: Extract<Step, { kind: 'clear' }>,
  incidents: readonly Incident[],
  { texts, digest }: Deciding,
): Decision {
  const incident = incidents.find((each) => each.id === incidentId);
  if (incident?.status !== 'triggered' || !hasKeyOf(task, incident, digest)) return settled(task);
  return { task, act: { kind: 'clear', task, incidentId, resolution: texts.resolution.surplus } };
}

/** An id in the ledger may have been mistyped: nothing is done to an incident under another task's key. */
function isOurs(task: Task, incident: Incident, digest: Digest): boolean {
  return task.merged !== null || incident.key === null || hasKeyOf(task, incident, digest);
}

function hasKeyOf(task: Task, { key }: Incident, digest: Digest): boolean {
  return parseIncidentKey(key)?.hash === taskHash(task.key, digest);
}

function lookedForAnew(task: Task, nowMs: number): Task {
  const nothing = { incidentId: null, incidentLink: null };
  return enter(task, 'opening', nowMs, nowMs, { ...nothing, intent: task.intent ?? intentOf(task, nowMs) });
}
