// Tasks in a list of several.
import type { Task } from './task';
import type { CoreTexts } from './texts';
import { wallClock } from './zone';

/** More would be cut off by Slack. */
const MOST_LINES = 20;

export function taskLine(task: Task): string {
  return [wallClock(task.dueMs, task.timeZone), task.customer, task.title].filter(Boolean).join(' · ');
}

/** The first of them, and how many are left out. */
export function taskLines(tasks: readonly Task[], texts: CoreTexts): readonly string[] {
  const rest = tasks.length - MOST_LINES;
  const lines = tasks.slice(0, MOST_LINES).map(taskLine);
  return rest > 0 ? [...lines, texts.more(rest)] : lines;
}

export function byDue(one: Task, other: Task): number {
  return one.dueMs - other.dueMs || (one.key < other.key ? -1 : 1);
}
