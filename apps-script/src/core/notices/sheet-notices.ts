// Bad cells of the Settings tab and bad rows of the ledger.
import { rowProblemText } from '../ledger';
import type { Reading } from '../reading';
import { problemText } from '../settings';
import { notice, type PlannedNotice } from './planned-notice';

export function sheetNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  const sentences = [
    ...reading.settings.problems.map(problemText),
    ...reading.unreadableRows.map(rowProblemText),
  ];
  return sentences.map((text) => {
    const id = `cell:${reading.digest(text).slice(0, 16)}`;
    return { notice: notice(id, 'error', text, channel, nowMs), tasks: [] };
  });
}
