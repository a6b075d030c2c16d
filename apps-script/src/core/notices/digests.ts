// Missed tasks.
import type { Reading } from '../reading';
import type { Task } from '../task';
import { byDue, taskLines } from '../task-line';
import { notice, type PlannedNotice } from './planned-notice';

/** One message a channel for all that was missed. */
export function digests(reading: Reading, tasks: readonly Task[], nowMs: number): PlannedNotice[] {
  const missed = tasks.filter((task) => task.state === 'missed' && task.rev !== task.delivered);
  const channels = [...new Set(missed.map((task) => task.channel))];
  return channels.map((channel) => {
    const here = missed.filter((task) => task.channel === channel).sort(byDue);
    const id = `missed:${reading.digest(here.map((task) => `${task.key} ${task.attempt}`).join('\n')).slice(0, 16)}`;
    return {
      notice: notice(id, 'error', reading.texts.missedDigest(taskLines(here, reading.texts)), channel, nowMs),
      tasks: here,
    };
  });
}
