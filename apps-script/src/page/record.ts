// Writes a click down on the Activity tab before anything is done: from then on it cannot be lost.
import { activityCells, activityHeaders } from '../core/activity';
import type { LinkClaim } from '../core/link-token';
import { TABS } from '../core/tabs';
import type { Pending } from '../core/task';
import { type Book, BookError, writeBook } from '../services/book';
import { appendRequest } from '../services/cells';

export function recordClick(book: Book, claim: LinkClaim, pending: Pending, nonce: string): void {
  const headers = activityHeaders(book.grids.activity);
  const { taskKey, attempt } = claim;
  const cells = activityCells({ ...pending, taskKey, attempt, nonce });
  const places = [...cells].map(([header, cell]) => [headers.indexOf(header), cell] as const);
  if (places.some(([place]) => place < 0)) {
    throw new BookError(`the tab "${TABS.activity.title}" lacks a column: run Toban → Set up`);
  }
  writeBook(book, [appendRequest(TABS.activity.sheetId, [new Map(places)])]);
}
