// Calendars that were switched off while tasks of theirs are open: those are kept, and that is said once.
import type { Memory } from '../memory';
import type { Reading } from '../reading';
import type { Task } from '../task';
import { taskLines } from '../task-line';
import { notice, type PlannedNotice } from './planned-notice';

export function offNotices(
  reading: Reading,
  tasks: readonly Task[],
  memory: Memory,
  nowMs: number,
): PlannedNotice[] {
  return Object.entries(memory.calendars).flatMap(
    ([calendarId, { use, coveredUntilMs }]): PlannedNotice[] => {
      if (use.mode !== 'off') return [];
      const kept = tasks.filter((task) => task.calendarId === calendarId && isAtWork(task));
      return [...new Set(kept.map((task) => task.channel))].map((channel) => {
        const here = kept.filter((task) => task.channel === channel);
        const text = reading.texts.switchedOff(
          here[0]?.customer || calendarId,
          taskLines(here, reading.texts),
        );
        // While it is off it is covered no further: the id stays the same whichever tick dies, and the next time is another.
        const id = `off:${reading.digest(`${calendarId} ${channel}`).slice(0, 16)}:${coveredUntilMs ?? 0}`;
        return { notice: notice(id, 'warning', text, channel, nowMs), tasks: [] };
      });
    },
  );
}

function isAtWork({ state }: Task): boolean {
  return state === 'opening' || state === 'open' || state === 'started' || state === 'failed';
}
