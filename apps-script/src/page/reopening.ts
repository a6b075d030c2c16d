// PagerDuty reopens a resolved incident that is acknowledged. Between our reading and our acknowledgement somebody may
// have finished the work: then the incident is resolved once more, and that is said.
import type { Incident } from '../core/incident';
import { conclude } from '../core/plan/conclude';
import { snapshotOf } from '../core/snapshot';
import type { Task } from '../core/task';
import { fetchTogether } from '../services/fetch';
import { resolve } from '../services/pagerduty';
import { readOutcome } from '../services/pagerduty-answers';
import { type Carried, type Errand, fromOf, tellBridge } from './errand';
import { situation } from './situation';

/**
 * Whether a triggered incident was resolved after it was read: `changedMs` is then its last update of any kind. Within
 * the same second, or where no log was read, nothing is concluded.
 */
export function resolvedSince(
  read: Pick<Incident, 'changedMs'>,
  resolves: readonly number[] | null,
): boolean {
  return resolves?.some((atMs) => atMs > read.changedMs) ?? false;
}

/** @returns null where PagerDuty did not confirm it: the work counts as started then, and the ticks follow it */
export function closeAgain(started: Task, incidentId: string, errand: Errand): Carried | null {
  const { row, click, telling, properties, nowMs } = errand;
  const resolution = telling.texts.resolution.lateStart(click.by);
  const [answer] = fetchTogether([resolve(properties, incidentId, fromOf(errand), resolution)]);
  const outcome = answer ? readOutcome(answer) : ({ kind: 'unknown' } as const);
  if (outcome.kind !== 'done') return null;
  const act = { kind: 'resolve', task: started, incidentId, resolution } as const;
  const task = { ...conclude(act, outcome, telling.texts, nowMs), rev: row.rev };
  const snapshot = snapshotOf(task, telling);
  const id = `${snapshot.incidentKey}:closedAgain:${task.sinceMs}`;
  const notice = { id, kind: 'fault', text: telling.texts.closedAgain(click.by) } as const;
  tellBridge(errand, [{ ...snapshot, notices: [notice] }]);
  return { situation: situation('closedAgain', { who: click.by, sinceMs: task.sinceMs }), task };
}
