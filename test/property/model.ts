// The naive model: from what happened to an event it says which incidents there must be and which there may be. It knows
// the rules of the table only as people are told them, and where a rule depends on what Toban cannot have seen, it allows
// both.
import { type Diary, type EventDiary, SLACK_MS, troubleBefore } from './diary';
import { dueOf, obligations } from './obligations';

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
