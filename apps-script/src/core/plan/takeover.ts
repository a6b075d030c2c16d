// "This and following" and "all events" edits give instances new ids, and leave nothing dependable under the old ones.
// So an unknown instance of a row's base id on the row's local day may be the row's own event: while the row's own GET
// is not live, it is no task of its own, and once that GET says gone, it takes the row over, incident and all. Its facts then
// follow as if people had moved or edited the row's own event. A row that cannot be read has to be mended first.

import { taskKeyOf } from '../keys';
import type { KeptKey } from '../memory';
import type { Reading } from '../reading';
import type { Task } from '../task';
import { revise } from './change';
import { seriesPairs } from './series-pairs';

export interface Takeover {
  /** The ledger's tasks, each under the event that it has now. */
  readonly tasks: readonly Task[];
  /** Listed occurrences, by `calendarId/eventId`, that are held back, with the key of the row that each may be of. */
  readonly held: ReadonlyMap<string, KeptKey>;
  /** Ids, by calendar, of the rows' events whose own GET must say more before anything follows. */
  readonly toAsk: ReadonlyMap<string, readonly string[]>;
}

/** `calendarId/eventId` of all that the ledger knows. A row that cannot be read is known by its key, and its cells. */
export function knownEvents({ tasks, unreadableRows }: Reading): Set<string> {
  return new Set([
    ...tasks.map((task) => taskKeyOf(task.calendarId, task.eventId)),
    ...unreadableRows.flatMap((row) => [row.key, row.event]),
  ]);
}

export function takeOver(reading: Reading, nowMs: number): Takeover {
  const known = knownEvents(reading);
  const rows = new Map<string, Task[]>();
  for (const task of reading.tasks) rows.set(task.calendarId, [...(rows.get(task.calendarId) ?? []), task]);
  const taken = new Map<string, Task>();
  const held = new Map<string, KeptKey>();
  const toAsk = new Map<string, string[]>();
  for (const settings of reading.settings.calendars) {
    const { calendarId, mode } = settings;
    const calendar = reading.calendars.get(calendarId);
    if (mode === 'off' || calendar?.kind !== 'read') continue;
    for (const { row, stranger } of seriesPairs(
      reading,
      calendar,
      settings,
      rows.get(calendarId) ?? [],
      known,
    )) {
      const { task, key } = row;
      if (task && isGone(task, reading)) {
        taken.set(key, revise(task, { eventId: stranger.eventId }, nowMs));
        continue;
      }
      held.set(taskKeyOf(calendarId, stranger.eventId), { key, endMs: stranger.facts.endMs });
      if (task) toAsk.set(calendarId, [...(toAsk.get(calendarId) ?? []), task.eventId]);
    }
  }
  return { tasks: reading.tasks.map((task) => taken.get(task.key) ?? task), held, toAsk };
}

function isGone(row: Task, reading: Reading): boolean {
  const asked = reading.events.get(taskKeyOf(row.calendarId, row.eventId));
  return asked?.kind === 'cancelled' || asked?.kind === 'gone';
}
