// One structured line a decision: which task, what was planned, why, and where it ended.
import type { Step } from '../core/plan/step';
import type { Task } from '../core/task';

export function logSteps(steps: readonly Step[], settled: readonly Task[]): void {
  const ended = new Map(settled.map((task) => [task.key, task]));
  for (const { kind, task, why } of steps) {
    const end = ended.get(task.key);
    const line = {
      event: kind,
      why,
      task: task.key,
      attempt: task.attempt,
      state: end?.state,
      incident: end?.incidentId,
    };
    console.log(JSON.stringify(line));
  }
}
