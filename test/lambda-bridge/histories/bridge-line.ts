// How Apps Script reaches the bridge: one signed push at a time from the tick, and the page beside it.
import type { Notice, Snapshot, TasksAnswer } from '../../../lambda-bridge/contract';
import { signedAsAppsScript } from '../signing';
import type { Answered, Course } from './course';

export interface Pushed {
  /** By task key, whether the bridge took it. */
  readonly taken: ReadonlySet<string>;
  readonly answered: Answered;
}

/** @param arrives whether the push reaches the bridge, and whether its answer comes back */
export async function push(
  course: Course,
  snapshots: readonly Snapshot[],
  notices: readonly Notice[],
  arrives: 'whole' | 'unanswered' | 'not',
): Promise<Pushed | null> {
  if (arrives === 'not') return null;
  const body = JSON.stringify({ snapshots, notices });
  const answered = await course.request('POST', '/tasks', signedAsAppsScript(body, course.nowMs));
  if (arrives === 'unanswered' || answered.status !== 200) return { taken: new Set(), answered };
  const { results, notices: told } = JSON.parse(answered.body) as TasksAnswer;
  const taken = [
    ...results.filter(({ ok }) => ok).map(({ taskKey }) => taskKey),
    ...told.filter(({ ok }) => ok).map(({ id }) => id),
  ];
  return { taken: new Set(taken), answered };
}
