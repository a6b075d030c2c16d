// Bad cells of the Settings tab, bad rows of the ledger, and columns that a tab lacks.
import { rowProblemText } from '../ledger';
import type { LackingColumn, Reading } from '../reading';
import { problemText } from '../settings';
import { notice, type PlannedNotice } from './planned-notice';

export function sheetNotices(reading: Reading, channel: string, nowMs: number): PlannedNotice[] {
  const sentences = [
    ...reading.settings.problems.map(problemText),
    ...reading.unreadableRows.map(rowProblemText),
    ...reading.lackingColumns.map(lackingText),
  ];
  return sentences.map((text) => {
    const id = `cell:${reading.digest(text).slice(0, 16)}`;
    return { notice: notice(id, 'error', text, channel, nowMs), tasks: [] };
  });
}

function lackingText({ tab, column }: LackingColumn): string {
  return `The ${tab} tab lacks the column "${column}": was its header renamed or deleted? Give it back, or run Toban → Set up`;
}
