// Work that can wait: once a day, in a tick that has nothing else to write.
import type { Memory } from './memory';
import type { Reading } from './reading';
import { localDate } from './zone';

const HOUR_MS = 60 * 60_000;
/** A day of chores begins when the nights' work is over and the days' has not begun, on the calendars' own wall. */
const DAY_BEGINS_MS = 4 * HOUR_MS;

/** @param doneMs when it was last done */
export function isNewDay(doneMs: number, reading: Reading, nowMs: number): boolean {
  return dayOf(nowMs, reading) > dayOf(doneMs, reading);
}

/** A chore that was never done is first done on the day after: a new sheet has nothing yet to put in order. */
export function choresBegun({ archivedMs, reportedMs }: Memory['chores'], nowMs: number): Memory['chores'] {
  return { archivedMs: archivedMs || nowMs, reportedMs: reportedMs || nowMs };
}

function dayOf(ms: number, { calendars }: Reading): string {
  const zones = [...calendars.values()].flatMap((each) => (each.kind === 'read' ? [each.timeZone] : []));
  return localDate(ms - DAY_BEGINS_MS, zones[0] ?? 'UTC');
}
