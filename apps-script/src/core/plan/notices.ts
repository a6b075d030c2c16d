// Reminders and overruns: counted on the row, so that each is told once however the ticks fall.
import type { Task } from '../task';
import type { Context } from './context';

const MINUTE_MS = 60_000;

/** The task with the number of reminders or overruns that have come due by now. */
export function withNotices(task: Task, context: Context): Task {
  const { nowMs } = context;
  const { overrunGraceMinutes, overrunIntervalMinutes } = context.reading.settings.general;
  if (task.state === 'open') {
    const reminders = Math.floor((nowMs - task.sinceMs) / (task.remindEveryMinutes * MINUTE_MS));
    return reminders > task.reminders ? { ...task, reminders, rev: nowMs } : task;
  }
  const overSinceMs = task.endMs + overrunGraceMinutes * MINUTE_MS;
  if (nowMs < overSinceMs || task.finish === 'at end') return task;
  const overruns = 1 + Math.floor((nowMs - overSinceMs) / (overrunIntervalMinutes * MINUTE_MS));
  return overruns > task.overruns ? { ...task, overruns, rev: nowMs } : task;
}
