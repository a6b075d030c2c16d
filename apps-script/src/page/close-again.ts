// An incident that our own late acknowledgement reopened is resolved once more, and that is said. Where PagerDuty does
// not confirm it here, a tick does it.
import { conclude } from '../core/plan/conclude';
import type { LateStart } from '../core/plan/late-start';
import { snapshotOf } from '../core/snapshot';
import type { Task } from '../core/task';
import { resolve } from '../services/pagerduty';
import { readOutcome } from '../services/pagerduty-answers';
import { type Carried, type Errand, fromOf, tellBridge } from './errand';
import { situation } from './situation';

/** @returns null where PagerDuty did not confirm it: the work counts as started until a tick has looked at it */
export function closeAgain(
  started: Task,
  late: LateStart,
  incidentId: string,
  errand: Errand,
): Carried | null {
  const { row, click, telling, properties, wire, nowMs } = errand;
  const resolution = telling.texts.resolution.lateStart(click.by);
  const [answer] = wire.send([resolve(properties, incidentId, fromOf(errand), resolution)]);
  const outcome = answer ? readOutcome(answer) : ({ kind: 'unknown' } as const);
  if (outcome.kind !== 'done') return null;
  const act = { kind: 'resolve', task: started, incidentId, resolution, late } as const;
  const task = { ...conclude(act, outcome, telling.texts, nowMs), rev: row.rev };
  tellBridge(errand, [snapshotOf(task, telling)], wire.sendIfEarly);
  return { situation: situation('closedAgain', { who: click.by, sinceMs: task.sinceMs }), task };
}
