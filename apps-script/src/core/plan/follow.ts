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

export type FollowedFacts = TaskFacts & Pick<Task, 'postponedMs' | 'postponedBy'>;

/** The event's facts with the due time that counts: the postponed one, until people move the start. */
export function withPostponement(task: Task, facts: TaskFacts): FollowedFacts {
  const { postponedMs, postponedBy } = task;
  return postponedMs === null || isMoved(task, facts)
    ? { ...facts, postponedMs: null, postponedBy: null }
    : { ...facts, dueMs: postponedMs, postponedMs, postponedBy };
}

export function follow(task: Task, facts: FollowedFacts, nowMs: number): Task {
  if (task.intent === null) return revise(task, facts, nowMs);
  const { title, endMs, allDay, timeZone, runbook, assignee, eventLink } = facts;
  const { startMs, dueMs, postponedMs, postponedBy } = isMoved(task, facts) ? facts : task;
  return revise(
    task,
    {
      title,
      startMs,
      endMs,
      allDay,
      timeZone,
      dueMs,
      postponedMs,
      postponedBy,
      runbook,
      assignee,
      eventLink,
    },
    nowMs,
  );
}
