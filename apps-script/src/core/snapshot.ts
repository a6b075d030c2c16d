// A task as the bridge is told of it.
import type {
  Expectation,
  Snapshot,
  SnapshotLinks,
  SnapshotState,
  TaskNotice,
} from '../../../lambda-bridge/contract';
import { type Digest, incidentKeyOf } from './keys';
import { plannedEndMs } from './planned-end';
import type { Task, TaskState } from './task';
import type { CoreTexts } from './texts';

const MINUTE_MS = 60_000;

export interface Telling {
  readonly locale: 'ja' | 'en';
  readonly texts: CoreTexts;
  readonly digest: Digest;
  readonly links: (task: Task) => SnapshotLinks;
}

const TOLD_ALWAYS: ReadonlySet<TaskState> = new Set(['open', 'started', 'done', 'failed']);
const TOLD_ON_A_CARD: ReadonlySet<TaskState> = new Set(['upcoming', 'cancelled']);

/** Whether the bridge has yet to hear of this row as it stands. */
export function untold(task: Task): boolean {
  if (task.rev === task.delivered) return false;
  const mayHaveCard = task.attempt > 1 || task.intent !== null;
  return TOLD_ALWAYS.has(task.state) || (TOLD_ON_A_CARD.has(task.state) && mayHaveCard);
}

/** @param expect what is about to happen: such an entry announces and posts nothing */
export function snapshotOf(task: Task, telling: Telling, expect: Expectation | null = null): Snapshot {
  return {
    taskKey: task.key,
    incidentKey: incidentKeyOf(task.key, task.attempt, telling.digest),
    incidentId: task.incidentId,
    attempt: task.attempt,
    rev: task.rev,
    state: toldState(task.state),
    at: iso(Math.max(task.sinceMs, task.stillOpenMs ?? 0)),
    title: task.title,
    customer: task.customer,
    startAt: iso(task.startMs),
    endAt: iso(task.endMs),
    allDay: task.allDay,
    dueAt: iso(task.dueMs),
    lateMinutes: task.lateMinutes,
    by: nameOf(task),
    reason: task.reason,
    note: [task.assignee, task.note].filter(Boolean).join(' · ') || null,
    channel: task.channel,
    mention: task.mention,
    remindEveryMinutes: task.remindEveryMinutes,
    locale: telling.locale,
    links: telling.links(task),
    expect,
    notices: expect ? [] : noticesOf(task, telling),
  };
}

/** Whoever brought the task into its state, as far as it is known. */
function nameOf({ state, reason, by, finishedBy, postponedBy }: Task): string | null {
  if (state === 'done') return finishedBy;
  return state === 'upcoming' && reason?.kind === 'postponed' ? postponedBy : by;
}

/** What the row has to say beside its state; the bridge tells each id once. */
function noticesOf(task: Task, { texts, digest }: Telling): TaskNotice[] {
  const prefix = `${incidentKeyOf(task.key, task.attempt, digest)}:${task.sinceMs}`;
  // A start that still stands on finished work came too late for it.
  if (task.state === 'done' && task.pending?.action === 'start') {
    return [{ id: `${prefix}:closedAgain`, kind: 'fault', text: texts.closedAgain(task.pending.by) }];
  }
  const refusal: TaskNotice[] = task.refusal
    ? [
        {
          id: `${prefix}:refused:${task.refusal.sinceMs}`,
          kind: 'fault',
          text: texts.refusedChange(task.refusal.text),
        },
      ]
    : [];
  if (task.state === 'open' && task.reminders > 0) {
    const atMs = task.sinceMs + task.reminders * task.remindEveryMinutes * MINUTE_MS;
    const minutes = Math.floor((atMs - task.dueMs) / MINUTE_MS);
    const id = `${prefix}:reminder:${task.reminders}`;
    return [...refusal, { id, kind: 'reminder', text: texts.reminder(minutes) }];
  }
  if (task.state === 'started' && task.overruns > 0) {
    const endMs = plannedEndMs(task);
    const minutes = Math.floor((task.rev - endMs) / MINUTE_MS);
    const id = `${prefix}:overrun:${endMs}:${task.overruns}`;
    return [...refusal, { id, kind: 'overrun', text: texts.overrun(minutes) }];
  }
  return refusal;
}

function toldState(state: TaskState): SnapshotState {
  if (state === 'missed' || state === 'skipped')
    throw new Error(`a task in state ${state} is told by a digest, not by a snapshot`);
  return state;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
