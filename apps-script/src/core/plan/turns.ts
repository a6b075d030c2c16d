// After a long outage more has come due than one tick may open: what ends first goes first, the rest with the next ticks.
import type { Task } from '../task';
import type { Step } from './step';

/**
 * Each opening is a look-up, a create and a card. Fifty are a hundred requests to PagerDuty (960 a minute, with those of
 * people beside them) and few seconds; a hundred that are due at once are all open with the second tick.
 */
export const MOST_OPENED_A_TICK = 50;

/** A task and the step that is planned for it. */
export interface Planned {
  readonly given: Task;
  readonly step: Step;
}

/** The steps, with the openings beyond the bound put off: those rows stay as they are. */
export function inTurn(planned: readonly Planned[]): readonly Step[] {
  const first = new Set(
    planned
      .filter(isOpening)
      .sort((left, right) => byEnd(left.step, right.step))
      .slice(0, MOST_OPENED_A_TICK),
  );
  return planned.map((each) => {
    if (!isOpening(each) || first.has(each)) return each.step;
    return { kind: 'keep', task: each.given, why: 'due, and waits its turn' };
  });
}

/** Oldest end first; the same for the same rows, in whatever order they were read. */
export function byEnd({ task: left }: Step, { task: right }: Step): number {
  return left.endMs - right.endMs || left.dueMs - right.dueMs || (left.key < right.key ? -1 : 1);
}

function isOpening({ given, step }: Planned): boolean {
  return given.state === 'upcoming' && step.kind === 'open';
}
