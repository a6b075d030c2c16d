// Tasks of calendars in rehearsal that would have been opened.
import type { Reading } from '../reading';
import type { Task } from '../task';
import { taskLine } from '../task-line';
import { notice, type PlannedNotice } from './planned-notice';

export function rehearsals(
  reading: Reading,
  tasks: readonly Task[],
  channel: string,
  nowMs: number,
): PlannedNotice[] {
  const rehearsed = tasks.filter(
    (task) => task.state === 'skipped' && task.skippedFor === 'rehearsal' && task.rev !== task.delivered,
  );
  return rehearsed.map((task) => {
    const id = `rehearsal:${reading.digest(`${task.key} ${task.dueMs}`).slice(0, 16)}`;
    return {
      notice: notice(id, 'info', reading.texts.rehearsed(taskLine(task)), channel, nowMs),
      tasks: [task],
    };
  });
}
