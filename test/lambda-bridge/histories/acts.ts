// What people and PagerDuty itself do to a task. An act that cannot be done as things are does nothing.
import { type Agent, API_USER, type Incident } from './incident';
import { enter, nextAttempt, readIncident } from './ledger';
import type { Task } from './task';

export const ACTS = [
  'start',
  'start by page',
  'let go',
  'acknowledgement times out',
  'finish',
  'finish by page',
  'timer closes',
  'integration closes',
  'merge',
  'reopen',
  'reopen by acknowledging',
  'escalate',
  'note',
  'reassign',
  'retitle',
  'move',
  'postpone',
  'delete',
  'restore',
] as const;
export type Act = (typeof ACTS)[number];

const PUT_OFF_MS = 400_000;
const RESTORED_AFTER_MS = 150_000;
/** How long the page takes between announcement, change and snapshot. */
const PAGE_MS = 250;

export async function act(task: Task, what: Act): Promise<void> {
  const { row, closing } = task;
  if (what === 'restore') return restore(task);
  if (row.incident === null || task.isAnnounced) return;
  const { incident } = row;
  const { status } = incident;
  const isOver = status === 'resolved';
  const isOpen = status === 'triggered';
  const person = (): Agent => ({ user: task.name('Person') });
  switch (what) {
    case 'start':
      return isOver ? undefined : task.change('acknowledged', 'acknowledged', person());
    case 'start by page':
      return isOpen && row.state === 'open' ? byPage(task, 'started') : undefined;
    case 'finish by page':
      return !isOver && row.state === 'started' ? byPage(task, 'done') : undefined;
    case 'let go':
      return status === 'acknowledged' ? task.change('unacknowledged', 'triggered', person()) : undefined;
    case 'acknowledgement times out':
      return status === 'acknowledged' ? task.change('unacknowledged', 'triggered', 'timer') : undefined;
    case 'finish':
      return isOver ? undefined : task.change('resolved', 'resolved', person());
    case 'timer closes':
    case 'integration closes':
      // What was opened and closed between two ticks, and by no person, only a log would tell of.
      if (isOver || row.state === 'done' || (isOpen && row.state === 'started')) return;
      return task.change('resolved', 'resolved', what === 'timer closes' ? 'timer' : 'integration');
    case 'merge':
      return isOver || incident.key === null ? undefined : merge(task, incident, person());
    case 'reopen':
    case 'reopen by acknowledging': {
      if (!isOver || row.state !== 'done' || closing !== null) return;
      const agent = person();
      task.change('reopened', 'triggered', agent);
      return what === 'reopen' ? undefined : task.change('acknowledged', 'acknowledged', agent);
    }
    case 'escalate':
      if (!isOpen) return;
      task.diary.escalatedMs.push(task.nowMs);
      incident.changedMs = task.nowMs;
      return task.log('escalated', 'timer', incident);
    case 'note':
      return task.log('annotated', person(), incident);
    case 'reassign':
      if (isOpen) incident.changedMs = task.nowMs;
      return task.log('reassigned', person(), incident);
    case 'retitle':
      Object.assign(row, { title: `${row.title}+`, rev: task.nowMs });
      return;
    case 'move':
    case 'postpone':
    case 'delete':
      return isOpen && row.state === 'open' ? giveUp(task, what) : undefined;
  }
}

/** The page announces who it is, changes the incident, and tells what came of it. */
async function byPage(task: Task, to: 'started' | 'done'): Promise<void> {
  const { row, course } = task;
  const by = task.name('Page');
  task.isAnnounced = true;
  const announced = await task.announce({ state: to, by, reason: null });
  await course.sleep(PAGE_MS);
  task.isAnnounced = false;
  const status = row.incident?.status;
  if (status === undefined || status === 'resolved' || (to === 'started' && status !== 'triggered')) return;
  row.click = { to, by };
  if (to === 'started') task.change('acknowledged', 'acknowledged', { user: API_USER }, announced);
  else task.change('resolved', 'resolved', { user: API_USER }, announced);
  await course.sleep(PAGE_MS);
  readIncident(row, task.nowMs);
  await task.tell();
}

/** The target waits for somebody, whatever state the task's own incident was in. */
function merge(task: Task, incident: Incident, agent: Agent): void {
  if (task.isSameSecond(incident)) return;
  incident.become('resolved', agent, task.nowMs);
  incident.mergedInto = task.newIncident(false);
  task.note('open', 'timer');
  task.log('resolved', agent, incident, true);
}

function giveUp(task: Task, what: 'move' | 'postpone' | 'delete'): void {
  task.dueMs = task.nowMs + PUT_OFF_MS;
  const kind = { move: 'moved', postpone: 'postponed', delete: 'deleted' } as const;
  const at = what === 'delete' ? null : new Date(task.dueMs).toISOString();
  const by = what === 'postpone' ? task.name('Page') : null;
  task.closing = { reason: { kind: kind[what], at, text: null }, by };
}

function restore(task: Task): void {
  const { row, nowMs } = task;
  if (row.state !== 'cancelled') return;
  task.dueMs = nowMs + RESTORED_AFTER_MS;
  enter(row, 'upcoming', nowMs, nowMs, nextAttempt(row));
  task.note('upcoming', 'timer');
}
