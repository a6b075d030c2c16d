// What a press of the button comes to, before PagerDuty is asked. Pure.
import { type Activity, clickOf } from '../core/activity';
import type { LinkAction } from '../core/link-token';
import { postponeRange } from '../core/plan/postpone';
import type { Pending, Task } from '../core/task';
import type { Situation } from './situation';

/** What is to be done: a page's own action, or to put the task off. */
export type Wanted =
  | { readonly action: LinkAction }
  | { readonly action: 'postpone'; readonly untilMs: number };

export type Click = Wanted & {
  readonly by: string;
  readonly note: string | null;
  /** Made by the page, once for each thing that its visitor wants: a repeated call carries the same. */
  readonly nonce: string;
};

export type ClickStep =
  /** The visitor is told how things stand. */
  | { readonly kind: 'tell'; readonly situation: Situation }
  /** `written`: an earlier call wrote its line and may have died after that. */
  | { readonly kind: 'act'; readonly pending: Pending; readonly written: boolean };

/**
 * @param task the row of the link's task
 * @param lines what stands on the Activity tab: lines that no tick has taken, and the nonces of all
 */
export function clickStep(
  click: Click,
  task: Task,
  offered: Situation,
  { activities, nonces }: { readonly activities: readonly Activity[]; readonly nonces: ReadonlySet<string> },
  nowMs: number,
): ClickStep {
  const { nonce, ...wanted } = click;
  const mine = linesOn(task, activities).find(
    (line) => line.nonce === nonce && line.action === wanted.action,
  );
  if (mine) return { kind: 'act', pending: clickOf(mine), written: true };
  if (nonces.has(nonce)) return { kind: 'tell', situation: offered };
  if (wanted.action === 'postpone') {
    if (offered.postpone === null) return { kind: 'tell', situation: offered };
    if (!isTimely(wanted.untilMs, task, nowMs)) return { kind: 'tell', situation: untimely(offered) };
  } else if (offered.action !== wanted.action) {
    return { kind: 'tell', situation: offered };
  }
  return { kind: 'act', pending: { ...wanted, atMs: nowMs }, written: false };
}

function isTimely(untilMs: number, task: Task, nowMs: number): boolean {
  const { afterMs, latestMs } = postponeRange(task, nowMs);
  return untilMs > afterMs && untilMs <= latestMs;
}

/** All that could be done still can be. */
function untimely(offered: Situation): Situation {
  return { ...offered, case: 'untimely', sinceMs: offered.postpone?.latestMs ?? null };
}

/** Clicks on the task's attempt that no tick has carried out yet, oldest first. */
export function waitingClicks(task: Task, activities: readonly Activity[]): Pending[] {
  return [...(task.pending ? [task.pending] : []), ...linesOn(task, activities).map(clickOf)];
}

function linesOn(task: Task, activities: readonly Activity[]): readonly Activity[] {
  return activities.filter((line) => line.taskKey === task.key && line.attempt === task.attempt);
}
