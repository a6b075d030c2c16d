// The planner: what one tick does, from what it read. Pure; empty when nothing is to be done.
import { type Activity, clickOf } from '../activity';
import type { Memory } from '../memory';
import type { Reading } from '../reading';
import type { Task, TaskState } from '../task';
import { revise } from './change';
import { Context } from './context';
import { discover } from './discover';
import { planFinal } from './final';
import { withNotices } from './notices';
import { planOpening } from './opening';
import { memoryMatters, remember } from './remember';
import { withRowKeys } from './row-keys';
import { planRunning } from './running';
import type { Step } from './step';
import { adopting, clearing, straysOf } from './stray';
import { takeOver } from './takeover';
import { byEnd, inTurn } from './turns';
import { planUpcoming } from './upcoming';

export interface Plan {
  /** Only tasks for which something is to be done, the oldest end first. */
  readonly steps: readonly Step[];
  /** Lines of the Activity tab whose effect is in `steps`, or that have none. Those of unreadable rows wait. */
  readonly taken: readonly Activity[];
  readonly memory: Memory;
  /** Whether the memory is worth a write of its own. */
  readonly memoryMatters: boolean;
}

/**
 * @param sheet as it was read, its rows under the events that they had
 * @param nowMs the tick's instant, epoch milliseconds
 */
export function plan(sheet: Reading, nowMs: number): Plan {
  const rows = new Map(sheet.tasks.map((task) => [task.key, task]));
  const takeover = takeOver(sheet, nowMs);
  const reading = { ...sheet, tasks: takeover.tasks };
  const memory = withRowKeys(remember(reading, takeover.toAsk, nowMs), reading, takeover.held, nowMs);
  const context = new Context(reading, memory, nowMs);
  const discovered = discover(reading, takeover.held, memory, nowMs);
  const unreadable = new Set(reading.unreadableRows.map((row) => row.key));
  const strays = straysOf(reading);
  const planned = [...reading.tasks, ...discovered].map((row) => {
    const own = strays.get(row.key) ?? [];
    const given = withClicks(adopting(row, own, context), reading.activities, nowMs);
    return { given, step: clearing(given, own) ?? planTask(given, context) };
  });
  const steps = withNotices(inTurn(planned), context)
    .filter((step) => step.kind !== 'keep' || step.task !== rows.get(step.task.key))
    .sort(byEnd);
  return {
    steps,
    taken: reading.activities.filter((line) => !unreadable.has(line.taskKey)),
    memory,
    memoryMatters: memoryMatters(reading.memory, memory, nowMs),
  };
}

function planTask(task: Task, context: Context): Step {
  switch (task.state) {
    case 'upcoming':
      return planUpcoming(task, context);
    case 'opening':
    case 'failed':
      return planOpening(task, context);
    case 'open':
    case 'started':
      return planRunning(task, context);
    default:
      return planFinal(task, context);
  }
}

/** Clicks count for the attempt that they were made on, and while they can still change something. */
function withClicks(task: Task, activities: readonly Activity[], nowMs: number): Task {
  const clicks = activities.filter((each) => each.taskKey === task.key && each.attempt === task.attempt);
  return clicks.reduce((before, click) => withClick(before, click, nowMs), task);
}

const NOT_STARTED: ReadonlySet<TaskState> = new Set(['opening', 'failed', 'open']);

/** Of two clicks the first counts. A finish after a start keeps who started, although no tick has seen the start. */
function withClick(task: Task, line: Activity, nowMs: number): Task {
  const click = clickOf(line);
  const { state, pending } = task;
  switch (click.action) {
    case 'start':
      return !pending && NOT_STARTED.has(state) ? revise(task, { pending: click }, nowMs) : task;
    case 'postpone':
      return !pending && (NOT_STARTED.has(state) || state === 'upcoming')
        ? revise(task, { pending: click }, nowMs)
        : task;
    case 'finish': {
      const canFinish = (!pending || pending.action === 'start') && (state === 'open' || state === 'started');
      const started = pending && state === 'open' ? { by: pending.by, startedMs: pending.atMs } : {};
      return canFinish ? revise(task, { ...started, pending: click }, nowMs) : task;
    }
  }
}
