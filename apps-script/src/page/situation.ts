// Ledger row, clicks that wait, and the link's claim → the case that a visitor meets. Pure.
import type { LinkAction, LinkClaim } from '../core/link-token';
import { type PostponeRange, postponeRange } from '../core/plan/postpone';
import type { Pending, Task } from '../core/task';
import type { GoOn, PageCase } from './view';

export interface Situation {
  readonly case: PageCase;
  readonly who: string | null;
  readonly sinceMs: number | null;
  /** What may be done now by this link. */
  readonly action: LinkAction | null;
  /** To when the task can be put off by this link; null where it cannot. */
  readonly postpone: PostponeRange | null;
  readonly goOn: GoOn | null;
}

/**
 * @param task the row of the claim's task; undefined where the ledger has none
 * @param waiting clicks on the task's attempt that no tick has carried out yet, oldest first
 */
export function situationOf(
  claim: LinkClaim,
  task: Task | undefined,
  waiting: readonly Pending[],
  nowMs: number,
): Situation {
  if (!task) return situation('unknown');
  const postponed = waiting.find((click) => click.action === 'postpone' && click.untilMs > nowMs);
  // A postponed task's new attempt has its links before a tick has written it down.
  if (postponed?.action === 'postpone' && claim.attempt >= task.attempt)
    return situation('postponed', { who: postponed.by, sinceMs: postponed.untilMs });
  if (claim.attempt !== task.attempt) return situation('moved', { sinceMs: task.dueMs, goOn: 'current' });
  const started = waiting.find((click) => click.action === 'start');
  const finished = waiting.find((click) => click.action === 'finish');
  const postpone = claim.action === 'start' ? postponeRange(task, nowMs) : null;
  switch (task.state) {
    case 'upcoming':
      return { ...waitingForDue(task, nowMs), postpone };
    case 'opening':
    case 'failed':
      if (started) return situation('started', { who: started.by, sinceMs: started.atMs });
      return { ...startable(claim.action, task.state), postpone };
    case 'open':
      if (finished) return situation('done', { sinceMs: finished.atMs });
      if (started) return startedBy(claim.action, started.by, started.atMs);
      return { ...(claim.action === 'start' ? openForStart(task) : openForFinish(task)), postpone };
    case 'started':
      if (finished) return situation('done', { sinceMs: finished.atMs });
      return startedBy(claim.action, task.by, task.sinceMs);
    case 'done':
      return situation('done', { sinceMs: task.doneMs ?? task.sinceMs });
    default:
      return situation(task.state, { sinceMs: task.sinceMs });
  }
}

function waitingForDue(task: Task, nowMs: number): Situation {
  if (task.dueMs <= nowMs) return situation('soon', { sinceMs: task.dueMs });
  return task.postponedMs === null
    ? situation('notDue', { sinceMs: task.dueMs })
    : situation('postponed', { who: task.postponedBy, sinceMs: task.dueMs });
}

/** Nobody has started, and no incident is confirmed: there is nothing to finish yet. */
function startable(asked: LinkAction, state: 'opening' | 'failed'): Situation {
  return asked === 'start' ? situation(state, { action: 'start' }) : situation(state, { goOn: 'start' });
}

function openForStart(task: Task): Situation {
  return task.by === null
    ? situation('ready', { sinceMs: task.sinceMs, action: 'start' })
    : situation('reopened', { who: task.by, sinceMs: task.startedMs, action: 'start' });
}

function openForFinish(task: Task): Situation {
  return task.by === null
    ? situation('unstarted', { action: 'finish', goOn: 'start' })
    : situation('canFinish', { who: task.by, sinceMs: task.startedMs, action: 'finish' });
}

function startedBy(asked: LinkAction, who: string | null, sinceMs: number): Situation {
  return asked === 'start'
    ? situation('started', { who, sinceMs, goOn: 'finish' })
    : situation('canFinish', { who, sinceMs, action: 'finish' });
}

export function situation(name: PageCase, details: Partial<Omit<Situation, 'case'>> = {}): Situation {
  return { case: name, who: null, sinceMs: null, action: null, postpone: null, goOn: null, ...details };
}
