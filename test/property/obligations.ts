// When an event was due, as its diary tells it, and what may come of each time.
import { calmFrom, type Diary, type Entry, type EventDiary, SLACK_MS, troubleBefore } from './diary';

const MINUTE_MS = 60_000;
/** An event put at a time this long past is skipped, by how far its calendar is known to be covered: that is written every
 * 15 minutes. */
const SURELY_TOO_LATE_MS = (15 + 15) * MINUTE_MS;

/** One time at which the event was due, and what may come of it. */
export interface Obligation {
  readonly dueMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly must: boolean;
}

/** @returns each allows one incident, and where `must` is set there has to be one */
export function obligations(event: EventDiary, diary: Diary): Obligation[] {
  return [...fromCalendar(event, diary), ...postponements(event, diary)];
}

function fromCalendar(event: EventDiary, { troubles, endMs }: Diary): Obligation[] {
  return event.entries.flatMap((entry, index): Obligation[] => {
    const before = event.entries[index - 1];
    if (!entry.live || entry.skip || (before && same(before, entry))) return [];
    const leftMs = event.entries.slice(index + 1).find((each) => !same(each, entry))?.fromMs ?? endMs;
    const dueMs = dueOf(entry);
    const fromMs = Math.max(entry.fromMs, dueMs);
    // What nobody could read meanwhile opens as the ledger has it.
    if (calmFrom(leftMs, troubles) <= fromMs) return [];
    const pastMs = entry.fromMs - Math.max(entry.startMs, waitedForUntilMs(event, index));
    if (pastMs > SURELY_TOO_LATE_MS + SLACK_MS + troubleBefore(entry.fromMs, troubles)) return [];
    const settledMs = calmFrom(calmFrom(fromMs, troubles) + SLACK_MS, troubles) + SLACK_MS;
    const untouched = isFree(event, entry.fromMs) && (isMove(before, entry) || isNew(event, entry.fromMs));
    const must = entry.fromMs + MINUTE_MS < dueMs && untouched && leftMs > settledMs && endMs > settledMs;
    return [{ dueMs, fromMs, untilMs: calmFrom(leftMs, troubles) + SLACK_MS, must }];
  });
}

/** When it was last deleted or moved while its time had come. */
function waitedForUntilMs({ entries }: EventDiary, index: number): number {
  const left = entries.slice(0, index).findLast((each, place) => {
    const before = entries[place - 1];
    return before?.live === true && !before.skip && dueOf(before) <= each.fromMs && !same(before, each);
  });
  return left?.fromMs ?? 0;
}

/** Its postponed time allows one more, and demands it where nobody did anything with it afterwards. */
function postponements(
  { postponed, entries, touchedMs }: EventDiary,
  { troubles, endMs }: Diary,
): Obligation[] {
  return postponed.map(({ atMs, toMs }) => {
    const last = entries.at(-1);
    const left = entries.some((each) => each.fromMs > atMs - SLACK_MS) || touchedMs.some((ms) => ms > atMs);
    const settledMs = calmFrom(calmFrom(toMs, troubles) + SLACK_MS, troubles) + SLACK_MS;
    const must = last?.live === true && !last.skip && !left && settledMs < endMs;
    return { dueMs: toMs, fromMs: toMs, untilMs: endMs, must };
  });
}

export function dueOf({ startMs, leadMinutes }: Entry): number {
  return startMs - leadMinutes * MINUTE_MS;
}

/** Only another start moves a task that was opened: its lead and its routing are frozen. */
function isMove(before: Entry | undefined, entry: Entry): boolean {
  return before === undefined || before.startMs !== entry.startMs;
}

function isNew({ incidents }: EventDiary, atMs: number): boolean {
  return [...incidents.values()].every((each) => each.createdMs > atMs);
}

/** Whether no work on it was begun or finished when it was edited, and nobody touched it around that time. */
function isFree(event: EventDiary, atMs: number): boolean {
  return event.touchedMs.every((ms) => ms > atMs + SLACK_MS) && !wasRestored(event, atMs);
}

function wasRestored({ entries }: EventDiary, atMs: number): boolean {
  return entries.some((each) => !each.live && Math.abs(each.fromMs - atMs) <= SLACK_MS);
}

function same(left: Entry, right: Entry): boolean {
  return (
    left.live === right.live &&
    left.skip === right.skip &&
    left.startMs === right.startMs &&
    dueOf(left) === dueOf(right)
  );
}
