// What the hourly second look found.
import type { Memory } from '../memory';
import { notice, type PlannedNotice } from './planned-notice';

export function lookNotices({ look }: Memory, channel: string, nowMs: number): PlannedNotice[] {
  return look.findings.map(({ id, level, text }) => ({
    notice: notice(id, level, text, channel, nowMs),
    tasks: [],
  }));
}
