// What people must mend in the sheet or in an event. Told once it stands in the memory, so that a tick which dies tells
// it under the same id, and not while somebody is still typing.

import { troublesOf } from '../health/troubles';
import type { Reading } from '../reading';
import { notice, type PlannedNotice } from './planned-notice';

/** @param channel where administrators look */
export function sheetNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  return troublesOf(reading).flatMap((trouble): PlannedNotice[] => {
    const sinceMs = reading.memory.troubles[trouble.id];
    if (sinceMs === undefined) return [];
    const id = `${trouble.id}:${sinceMs}`;
    return [{ notice: notice(id, 'error', trouble.text, trouble.channel ?? channel, nowMs), tasks: [] }];
  });
}
