// What a press of the button comes to, before PagerDuty is asked. Pure.
import type { Activity } from '../core/activity';
import type { LinkAction } from '../core/link-token';
import type { Pending, Task } from '../core/task';
import type { Situation } from './situation';

export interface Click {
  readonly action: LinkAction;
  readonly by: string;
  readonly note: string | null;
  /** Made by the page, once for each thing that its visitor wants: a repeated call carries the same. */
  readonly nonce: string;
}

export type ClickStep =
  /** The visitor is told how things stand. */
  | { readonly kind: 'tell' }
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
  const { action, by, note, nonce } = click;
  const mine = linesOn(task, activities).find((line) => line.nonce === nonce && line.action === action);
  if (mine)
    return { kind: 'act', pending: { action, by: mine.by, note: mine.note, atMs: mine.atMs }, written: true };
  if (offered.action !== action || nonces.has(nonce)) return { kind: 'tell' };
  return { kind: 'act', pending: { action, by, note, atMs: nowMs }, written: false };
}

/** Clicks on the task's attempt that no tick has carried out yet, oldest first. */
export function waitingClicks(task: Task, activities: readonly Activity[]): Pending[] {
  return [
    ...(task.pending ? [task.pending] : []),
    ...linesOn(task, activities).map(({ action, by, note, atMs }) => ({ action, by, note, atMs })),
  ];
}

function linesOn(task: Task, activities: readonly Activity[]): readonly Activity[] {
  return activities.filter((line) => line.taskKey === task.key && line.attempt === task.attempt);
}
