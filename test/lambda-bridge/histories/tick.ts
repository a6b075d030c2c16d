// One run of the trigger for a task: read PagerDuty, open or close what is to be, tell the bridge.
import { API_USER } from './incident';
import { enter, nextAttempt, readIncident, remind } from './ledger';
import type { Task } from './task';

/** How long PagerDuty's answer takes. */
const CALL_MS = 700;

export async function tick(task: Task): Promise<void> {
  const { row, nowMs } = task;
  if (readIncident(row, nowMs) === 'timer') {
    const reason = { kind: 'timer', at: null, text: null } as const;
    enter(row, 'opening', nowMs, nowMs, { ...nextAttempt(row), reason });
  }
  if (row.state !== 'open') task.closing = null;
  remind(row, nowMs);
  if (row.state === 'upcoming' && task.dueMs <= nowMs) enter(row, 'opening', nowMs, nowMs);
  if (row.state === 'opening' || row.state === 'failed') await open(task);
  else if (task.closing !== null) await close(task);
  await task.tell();
}

async function open(task: Task): Promise<void> {
  const { row, nowMs } = task;
  await task.announce({ state: 'open', by: null, reason: row.reason });
  await task.course.sleep(CALL_MS);
  if (task.refusalsLeft > 0) {
    task.refusalsLeft -= 1;
    if (row.state === 'failed') return;
    enter(row, 'failed', nowMs, nowMs, { reason: { kind: 'refused', at: null, text: 'no such service' } });
    task.note('failed', 'timer', null, nowMs);
    return;
  }
  row.incident = task.newIncident(true);
  task.note('open', 'timer');
  task.log('triggered', { user: API_USER }, row.incident);
  readIncident(row, nowMs);
}

async function close(task: Task): Promise<void> {
  const { row, nowMs, closing } = task;
  if (closing === null) return;
  const { reason, by } = closing;
  const announced = await task.announce({ state: 'done', by, reason });
  await task.course.sleep(CALL_MS);
  task.closing = null;
  // Whoever started or finished it meanwhile is not overruled.
  if (row.incident?.status !== 'triggered') return;
  task.change('resolved', 'resolved', { user: API_USER }, announced);
  task.note(reason.kind === 'deleted' ? 'cancelled' : 'upcoming', 'timer', announced);
  if (reason.kind === 'deleted') {
    enter(row, 'cancelled', Math.max(row.incident.changedSecondMs, nowMs), nowMs, { reason });
  } else {
    enter(row, 'upcoming', nowMs, nowMs, { ...nextAttempt(row), reason, postponedBy: by ?? row.postponedBy });
  }
}
