// Steps → what the bridge is told beforehand: where a new card goes, and what a change is to be called.
import type { Expectation, Snapshot } from '../../../lambda-bridge/contract';
import { postponementOf } from './plan/postpone';
import type { Step } from './plan/step';
import { snapshotOf, type Telling } from './snapshot';

export function announcements(steps: readonly Step[], telling: Telling): Snapshot[] {
  return steps.flatMap((step) => {
    const expect = expectationOf(step);
    return expect ? [snapshotOf(step.task, telling, expect)] : [];
  });
}

function expectationOf(step: Step): Expectation | null {
  switch (step.kind) {
    case 'open':
      return step.unlessFound === null ? { state: 'open', by: null, reason: step.task.reason } : null;
    case 'start':
      return { state: 'started', by: step.task.pending?.by ?? null, reason: null };
    case 'finish':
      return { state: 'done', by: step.task.pending?.by ?? null, reason: null };
    case 'closeAgain':
      return { state: 'done', by: step.late.finishedBy, reason: null };
    case 'close':
      return { state: 'done', by: postponementOf(step.task)?.by ?? null, reason: step.task.closing };
    default:
      return null;
  }
}
