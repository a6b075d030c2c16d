// Most of the day's run time is used up: told once a day, before Google stops the ticks.

import { spentToday } from '../health/run-time';
import type { Reading } from '../reading';
import { notice, type PlannedNotice } from './planned-notice';

export function runTimeNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  const { runTime } = reading.memory;
  if (runTime.scarceSinceMs === null) return [];
  const { seconds, hung } = spentToday(runTime, nowMs);
  const minutes = (each: number) => Math.round(each / 60);
  const text = reading.texts.runTimeScarce(
    minutes(seconds),
    reading.settings.general.runTimeMinutes,
    minutes(hung),
  );
  const id = `runTime:${runTime.scarceSinceMs}`;
  return [{ notice: notice(id, 'error', text, channel, nowMs), tasks: [] }];
}
