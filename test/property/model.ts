// The naive model: from what happened to an event it says which incidents there must be and which there may be. It knows
// the rules of the table only as people are told them, and where a rule depends on what Toban cannot have seen, it allows
// both.
import { calmFrom, type Diary, type Entry, type EventDiary, type Trouble } from './diary';

const MINUTE_MS = 60_000;
/** A tick, a retry, and PagerDuty's whole seconds. */
const SLACK_MS = 3 * MINUTE_MS;
/** An event put at a time this long past is skipped, by how far its calendar is known to be covered: that is written every
 * 15 minutes. */
const SURELY_TOO_LATE_MS = (15 + 15) * MINUTE_MS;

/** One time at which the event was due, and what may come of it. */
interface Obligation {
  readonly dueMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly must: boolean;
}

/** @returns in order of time: each allows one incident, and where `must` is set there has to be one */
function obligations(event: EventDiary, { troubles, endMs }: Diary): Obligation[] {
  return event.entries.flatMap((entry, index): Obligation[] => {
    const before = event.entries[index - 1];
    if (!entry.live || entry.skip || (before && same(before, entry))) return [];
    const leftMs = event.entries.slice(index + 1).find((each) => !same(each, entry))?.fromMs ?? endMs;
    const dueMs = dueOf(entry);
    const fromMs = Math.max(entry.fromMs, dueMs);
    if (leftMs <= fromMs) return [];
    const pastMs = entry.fromMs - entry.startMs;
    if (pastMs > SURELY_TOO_LATE_MS + SLACK_MS + troubleBefore(entry.fromMs, troubles)) return [];
    const settledMs = calmFrom(calmFrom(fromMs, troubles) + SLACK_MS, troubles) + SLACK_MS;
    const untouched = isFree(event, entry.fromMs) && (isMove(before, entry) || isNew(event, entry.fromMs));
    const must = entry.fromMs + MINUTE_MS < dueMs && untouched && leftMs > settledMs && endMs > settledMs;
    return [{ dueMs, fromMs, untilMs: calmFrom(leftMs, troubles) + SLACK_MS, must }];
  });
}

function dueOf({ startMs, leadMinutes }: Entry): number {
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

/** A calendar that could not be read meanwhile was not covered, so lateness counts from before that. */
function troubleBefore(ms: number, troubles: readonly Trouble[]): number {
  const before = troubles.filter((each) => each.fromMs <= ms && ms <= each.toMs + SLACK_MS);
  return before.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0);
}

/** Incidents that nothing allows, and obligations that nothing met, in words; empty when all is right. */
export function faultsOf(event: EventDiary, diary: Diary): string[] {
  const open = obligations(event, diary);
  const free = new Set(open);
  const faults: string[] = [];
  const incidents = [...event.incidents].sort(([, left], [, right]) => left.createdMs - right.createdMs);
  for (const [id, { createdMs }] of incidents) {
    const cause = [...free].findLast((each) => each.fromMs <= createdMs && createdMs <= each.untilMs);
    if (cause) free.delete(cause);
    else faults.push(`${event.title}: nothing allows incident ${id} of ${iso(createdMs)}`);
  }
  for (const each of free) {
    if (each.must) faults.push(`${event.title}: due ${iso(each.dueMs)}, but no incident came of it`);
  }
  return [...faults, ...closings(event, diary)];
}

/** An incident that nobody touched is closed only because its event was moved or deleted while it waited. */
function closings(event: EventDiary, { troubles }: Diary): string[] {
  return [...event.incidents].flatMap(([id, { createdMs, sightings }]) => {
    const last = sightings.at(-1);
    if (last?.status !== 'resolved') return [];
    const closedMs = sightings.find((each) => each.status === 'resolved')?.atMs ?? last.atMs;
    const touched = event.touchedMs.some((ms) => ms >= createdMs && ms <= closedMs);
    const sinceMs = createdMs - SLACK_MS - troubleBefore(createdMs, troubles);
    const edited = event.entries.some((each) => each.fromMs >= sinceMs && each.fromMs <= closedMs);
    return touched || edited ? [] : [`${event.title}: incident ${id} was closed without a cause`];
  });
}

/** What must still be open at the end: nobody touched it, its event was never deleted nor last put into the past, and its
 * time has come. */
export function mustBeOpen(event: EventDiary, { endMs }: Diary): boolean {
  const last = event.entries.at(-1);
  return (
    last !== undefined &&
    last.fromMs < dueOf(last) &&
    event.entries.every((each) => each.live && !each.skip) &&
    event.touchedMs.length === 0 &&
    event.incidents.size > 0 &&
    dueOf(last) < endMs - SLACK_MS
  );
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
