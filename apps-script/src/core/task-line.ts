// A task in a list of several.
import type { Task } from './task';
import { wallClock } from './zone';

export function taskLine(task: Task): string {
  return [wallClock(task.dueMs, task.timeZone), task.customer, task.title].filter(Boolean).join(' · ');
}
