// The row follows its event. What an incident was opened with stays as the intent froze it.
import type { Task, TaskFacts } from '../task';
import { localDate } from '../zone';
import { revise } from './change';

/** Whether people moved the event: another lead or all-day time in the settings moves nothing. */
export function isMoved(task: Task, facts: TaskFacts): boolean {
  return task.allDay && facts.allDay
    ? localDate(task.startMs, task.timeZone) !== localDate(facts.startMs, facts.timeZone)
    : task.startMs !== facts.startMs;
}

export function follow(task: Task, facts: TaskFacts, nowMs: number): Task {
  if (task.intent === null) return revise(task, facts, nowMs);
  const { title, endMs, allDay, timeZone, runbook, assignee, eventLink } = facts;
  const { startMs, dueMs } = isMoved(task, facts) ? facts : task;
  return revise(
    task,
    { title, startMs, endMs, allDay, timeZone, dueMs, runbook, assignee, eventLink },
    nowMs,
  );
}
