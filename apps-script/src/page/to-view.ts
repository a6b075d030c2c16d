// A situation and its task → the view that goes to the browser.
import type { SnapshotLinks } from '../../../lambda-bridge/contract';
import type { LinkAction } from '../core/link-token';
import type { Task } from '../core/task';
import { type Situation, situation } from './situation';
import type { PageCase, PageTask, PageView } from './view';

/** What a view tells of, beside the situation. */
export interface Subject {
  readonly task: Task;
  /** Of the task's attempt as it is now. */
  readonly links: SnapshotLinks;
  /** The action of the link by which the visitor came. */
  readonly asked: LinkAction;
}

export function viewOf(
  situation: Situation,
  of: Subject | undefined,
  ledger: string | null,
  nowMs: number,
): PageView {
  const { who, sinceMs, action, postpone, goOn } = situation;
  const link = of && goOn ? of.links[goOn === 'current' ? of.asked : goOn] : null;
  return {
    case: situation.case,
    who,
    sinceIso: sinceMs === null ? null : iso(sinceMs),
    action,
    postpone: postpone && { afterIso: iso(postpone.afterMs), latestIso: iso(postpone.latestMs) },
    goOn: goOn && link ? { to: goOn, link } : null,
    task: of ? pageTask(of.task, of.links) : null,
    ledger,
    nowIso: iso(nowMs),
  };
}

/** A view that tells nothing of a task. @param action what may be pressed again */
export function bareView(name: PageCase, action: LinkAction | null, nowMs: number): PageView {
  return viewOf(situation(name, { action }), undefined, null, nowMs);
}

function pageTask(task: Task, links: SnapshotLinks): PageTask {
  const { runbook, event, incident } = links;
  return {
    title: task.title,
    customer: task.customer,
    dueIso: iso(task.dueMs),
    startIso: iso(task.startMs),
    endIso: iso(task.endMs),
    timeZone: task.timeZone,
    allDay: task.allDay,
    lateMinutes: task.lateMinutes,
    note: task.note ?? task.reason?.text ?? null,
    links: { runbook, event, incident },
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
