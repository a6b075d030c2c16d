// Step 8 of a tick: what the bridge has not confirmed yet, in one post. What it does not take is told by the next tick.
import type { Memory } from '../core/memory';
import { plannedNotices } from '../core/notices/notices';
import type { Reading } from '../core/reading';
import { snapshotOf, type Telling, untold } from '../core/snapshot';
import type { Task } from '../core/task';
import { pushTasks } from '../services/bridge';
import type { Properties } from '../services/properties';
import type { Wire } from '../services/wire';
import { usableBridges } from './bridges';

export interface Told {
  readonly tasks: readonly Task[];
  readonly told: Memory['told'];
  readonly failure: string | null;
}

/** @param tasks all rows as they are to be recorded */
export function tell(
  tasks: readonly Task[],
  reading: Reading,
  memory: Memory,
  telling: Telling,
  properties: Properties,
  nowMs: number,
  wire: Wire,
): Told {
  const causes = plannedNotices(reading, tasks, memory, nowMs);
  const lasting = Object.fromEntries(
    Object.entries(memory.told).filter(([id]) => causes.some((each) => each.notice.id === id)),
  );
  const news = causes.filter((each) => lasting[each.notice.id] === undefined);
  const fresh = tasks.filter(untold);
  if (news.length === 0 && fresh.length === 0) return { tasks, told: lasting, failure: null };
  const snapshots = fresh.map((task) => snapshotOf(task, telling));
  const answer = pushTasks(
    properties,
    { snapshots, notices: news.map((each) => each.notice) },
    nowMs,
    usableBridges(properties, wire),
    wire.sendIfEarly,
  );
  if (answer.kind === 'failed') return { tasks, told: lasting, failure: answer.reason };
  const takenKeys = new Set(answer.results.filter((each) => each.ok).map((each) => each.taskKey));
  const takenIds = new Set(answer.notices.filter((each) => each.ok).map((each) => each.id));
  const takenNews = news.filter((each) => takenIds.has(each.notice.id));
  const toldKeys = new Set([
    ...takenKeys,
    ...takenNews.flatMap((each) => each.tasks.map((task) => task.key)),
  ]);
  const told = Object.fromEntries(
    takenNews.filter((each) => each.tasks.length === 0).map((each) => [each.notice.id, nowMs]),
  );
  const refusals = [...answer.results, ...answer.notices].filter(
    (each) => !each.ok && each.error !== 'later',
  );
  return {
    tasks: tasks.map((task) => (toldKeys.has(task.key) ? { ...task, delivered: task.rev } : task)),
    told: { ...lasting, ...told },
    failure: refusals[0]
      ? `Slack did not take ${refusals.length} of the posts: ${refusals[0].error ?? 'no reason given'}`
      : null,
  };
}
