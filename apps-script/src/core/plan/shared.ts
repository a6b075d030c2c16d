// An incident of several tasks: people merged the incident of one into that of another, or into somebody else's.
import type { Task } from '../task';

/** Incident id → how many unfinished tasks it is the incident of. */
export type Followers = ReadonlyMap<string, number>;

export function followersOf(tasks: Iterable<Task>): Followers {
  const followers = new Map<string, number>();
  for (const { state, incidentId } of tasks) {
    if (incidentId === null || (state !== 'open' && state !== 'started')) continue;
    followers.set(incidentId, (followers.get(incidentId) ?? 0) + 1);
  }
  return followers;
}

/** Such an incident is never resolved for a reason of one task's: the others' work would count as finished. */
export function isShared(task: Task, followers: Followers): boolean {
  return task.merged !== null || (followers.get(task.incidentId ?? '') ?? 0) > 1;
}
