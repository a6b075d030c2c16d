// The row follows its event. What an incident was opened with stays as the intent froze it.
import type { Task, TaskFacts } from '../task';
import { revise } from './change';

export function follow(task: Task, facts: TaskFacts, nowMs: number): Task {
  if (task.intent === null) return revise(task, facts, nowMs);
  const { title, startMs, endMs, allDay, timeZone, dueMs, runbook, assignee, eventLink } = facts;
  return revise(
    task,
    { title, startMs, endMs, allDay, timeZone, dueMs, runbook, assignee, eventLink },
    nowMs,
  );
}
