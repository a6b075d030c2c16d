// When a task's work is to be over. Postponed work takes as long as it was planned to, from its new time on: without that
// it would count as overrun, or be finished "at its planned end", in the minute in which somebody starts it.
import type { Task } from './task';

export function plannedEndMs({ startMs, endMs, postponedMs }: Task): number {
  return postponedMs === null ? endMs : Math.max(endMs, postponedMs + endMs - startMs);
}
