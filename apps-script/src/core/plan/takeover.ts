// "This and following" and "all events" edits give instances new ids, and leave nothing dependable under the old ones.
// So an unknown instance of a row's base id on the row's local day may be the row's own event: while the row's own GET
// is not live, it is no task of its own, and once that GET says gone, it takes the row over, incident and all. Its facts then
// follow as if people had moved or edited the row's own event.

import { taskKeyOf } from '../keys';
import { factsOf } from '../occurrence/facts';
import type { Moment } from '../occurrence/occurrence';
import { baseIdOf } from '../occurrence/series';
import type { CalendarReading, Reading } from '../reading';
import type { CalendarSettings } from '../settings/settings';
import type { Task } from '../task';
import { localDate } from '../zone';
import { revise } from './change';
import { type Pair, pairsOf, type Stranger } from './pairs';
import { listedIds } from './whole-list';

export interface Takeover {
  /** The ledger's tasks, each under the event that it has now. */
  readonly tasks: readonly Task[];
  /** Listed occurrences, by `calendarId/eventId`, that are held back. */
  readonly held: ReadonlySet<string>;
  /** Ids, by calendar, of the rows' events whose own GET must say more before anything follows. */
  readonly toAsk: ReadonlyMap<string, readonly string[]>;
}

type ReadCalendar = Extract<CalendarReading, { kind: 'read' }>;

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
  const held = new Set<string>();
  const toAsk = new Map<string, string[]>();
  for (const settings of reading.settings.calendars) {
    const { calendarId, mode } = settings;
    const calendar = reading.calendars.get(calendarId);
    if (mode === 'off' || calendar?.kind !== 'read') continue;
    for (const pair of pairsIn(reading, calendar, settings, rows.get(calendarId) ?? [], known)) {
      if (isGone(pair.row, reading)) {
        taken.set(pair.row.key, revise(pair.row, { eventId: pair.stranger.eventId }, nowMs));
      } else {
        held.add(taskKeyOf(calendarId, pair.stranger.eventId));
        toAsk.set(calendarId, [...(toAsk.get(calendarId) ?? []), pair.row.eventId]);
      }
    }
  }
  return { tasks: reading.tasks.map((task) => taken.get(task.key) ?? task), held, toAsk };
}

/** Mostly every occurrence is known, or of a series or day that no row is of: then nothing more is looked at. */
function pairsIn(
  reading: Reading,
  calendar: ReadCalendar,
  settings: CalendarSettings,
  tasks: readonly Task[],
  known: ReadonlySet<string>,
): Pair[] {
  const { calendarId } = settings;
  const unknown = calendar.occurrences.flatMap((each) =>
    each.kind === 'live' && !known.has(taskKeyOf(calendarId, each.occurrence.eventId))
      ? [
          {
            occurrence: each.occurrence,
            baseId: baseIdOf(each.occurrence.recurringEventId ?? each.occurrence.eventId),
          },
        ]
      : [],
  );
  if (unknown.length === 0) return [];
  const bases = new Set(unknown.map((each) => each.baseId));
  const related = tasks.filter((task) => bases.has(baseIdOf(task.eventId)));
  if (related.length === 0) return [];
  const listed = listedIds(calendar);
  const rows = related.map((task) => ({
    task,
    day: `${baseIdOf(task.eventId)} ${localDate(task.startMs, calendar.timeZone)}`,
    isLive: isLive(task, reading, listed),
  }));
  const days = new Set(rows.map((row) => row.day));
  const lastMs = Math.max(...related.map((task) => task.startMs));
  const strangers = unknown.flatMap(({ occurrence, baseId }): Stranger[] => {
    if (roughMs(occurrence.start) > lastMs + TWO_DAYS_MS) return [];
    const day = `${baseId} ${dateOf(occurrence.start, calendar.timeZone)}`;
    if (!days.has(day)) return [];
    const read = factsOf(occurrence, settings, calendar.timeZone);
    return read.kind === 'never' ? [] : [{ eventId: occurrence.eventId, day, facts: read.facts }];
  });
  return pairsOf(rows, strangers);
}

/** Days beyond every row are many in a long list, and a day by the zone's clock is slow to find out. */
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

function roughMs(start: Moment): number {
  return start.kind === 'instant' ? start.ms : Date.parse(start.date);
}

function dateOf(start: Moment, timeZone: string): string {
  return start.kind === 'day' ? start.date : localDate(start.ms, timeZone);
}

function isLive(row: Task, reading: Reading, listed: ReadonlySet<string>): boolean {
  const asked = reading.events.get(taskKeyOf(row.calendarId, row.eventId));
  return !asked || asked.kind === 'unread' ? listed.has(row.eventId) : asked.kind === 'live';
}

function isGone(row: Task, reading: Reading): boolean {
  const asked = reading.events.get(taskKeyOf(row.calendarId, row.eventId));
  return asked?.kind === 'cancelled' || asked?.kind === 'gone';
}
