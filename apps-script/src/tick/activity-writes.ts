// What a tick writes on the Activity tab: lines are marked as taken, by content, and old ones trimmed from the top.
import { type Activity, activityHeaders } from '../core/activity';
import { headerRowOf } from '../core/header-row';
import { TABS } from '../core/tabs';
import type { SheetRequest } from '../services/book';
import { deleteRowsRequest, replaceRequest, rowRequests } from '../services/cells';
import type { TickReading } from './read';

/** Taken lines that are kept for people to look at. */
const KEPT_LINES = 300;

/** @param taken lines whose effect the same write holds */
export function activityWrites(
  taken: readonly Activity[],
  { book, reading }: TickReading,
  nowMs: number,
): SheetRequest[] {
  if (taken.length === 0) return [];
  const { sheetId } = TABS.activity;
  const { activity } = book.grids;
  const column = activityHeaders(activity).indexOf('Taken');
  const now = new Date(nowMs).toISOString();
  const marks = taken.flatMap(({ nonce, rowIndex }) => [
    ...(nonce === '' ? [] : [replaceRequest(sheetId, column, nonce, now)]),
    // A line that a person wrote, or an older script.
    ...(isBlank(activity[rowIndex]?.[column])
      ? rowRequests(sheetId, rowIndex, new Map([[column, now]]))
      : []),
  ]);
  // What still waits is never trimmed.
  const firstWaiting = Math.min(...reading.activities.map((line) => line.rowIndex));
  const spareUntil = Math.min(firstWaiting, activity.length - KEPT_LINES);
  const isTop = headerRowOf(activity, 'Nonce') === 0;
  return isTop && spareUntil > 1 ? [...marks, deleteRowsRequest(sheetId, 1, spareUntil)] : marks;
}

function isBlank(cell: unknown): boolean {
  return cell === undefined || cell === '';
}
