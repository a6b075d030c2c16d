// The rows of a calendar that may go on under an unknown instance of their series, each with that instance.

import { taskKeyOf } from '../keys';
import { factsOf } from '../occurrence/facts';
import type { Moment, Occurrence } from '../occurrence/occurrence';
import { baseIdOf } from '../occurrence/series';
import type { CalendarReading, Reading } from '../reading';
import type { CalendarSettings } from '../settings/settings';
import type { Task } from '../task';
import { localDate } from '../zone';
import { type Pair, pairsOf, type SeriesRow, type Stranger } from './pairs';
import { lostKey } from './row-keys';
import { listedIds } from './whole-list';

type ReadCalendar = Extract<CalendarReading, { kind: 'read' }>;

/** A row of the ledger, also one that cannot be read. */
type Row = Pick<SeriesRow, 'task' | 'key' | 'startMs'> & { readonly eventId: string };

/** An occurrence that no row knows, of a row that stands. */
interface Unknown {
  readonly occurrence: Occurrence;
  readonly baseId: string;
}

/**
 * Mostly every occurrence is known, or of a series or day that no row is of: then nothing more is looked at.
 * @param tasks the calendar's
 * @param known events, by `calendarId/eventId`, that have a row
 */
export function seriesPairs(
  reading: Reading,
  calendar: ReadCalendar,
  settings: CalendarSettings,
  tasks: readonly Task[],
  known: ReadonlySet<string>,
): Pair[] {
  const { calendarId } = settings;
  const unknown = unknownIn(calendar, calendarId, reading, known);
  if (unknown.length === 0) return [];
  const bases = new Set(unknown.map((each) => each.baseId));
  const related = [...tasks.map(rowOf), ...unreadableOf(calendarId, reading)].filter(({ eventId }) =>
    bases.has(baseIdOf(eventId)),
  );
  if (related.length === 0) return [];
  const listed = listedIds(calendar);
  const rows = related.map((row) => ({
    ...row,
    day: `${baseIdOf(row.eventId)} ${localDate(row.startMs, calendar.timeZone)}`,
    isLive: isLive(taskKeyOf(calendarId, row.eventId), listed.has(row.eventId), reading),
  }));
  const days = new Set(rows.map((row) => row.day));
  const lastMs = Math.max(...related.map(({ startMs }) => startMs));
  const strangers = unknown.flatMap(({ occurrence, baseId }): Stranger[] => {
    if (roughMs(occurrence.start) > lastMs + TWO_DAYS_MS) return [];
    const day = `${baseId} ${dateOf(occurrence.start, calendar.timeZone)}`;
    if (!days.has(day)) return [];
    const read = factsOf(occurrence, settings, calendar.timeZone);
    return read.kind === 'never' ? [] : [{ eventId: occurrence.eventId, day, facts: read.facts }];
  });
  return pairsOf(rows, strangers);
}

/** An event whose row was lost is of that row, and of no other. */
function unknownIn(
  calendar: ReadCalendar,
  calendarId: string,
  reading: Reading,
  known: ReadonlySet<string>,
): Unknown[] {
  return calendar.occurrences.flatMap((each): Unknown[] => {
    if (each.kind !== 'live') return [];
    const { eventId, recurringEventId } = each.occurrence;
    if (known.has(taskKeyOf(calendarId, eventId)) || lostKey(reading, calendarId, eventId)) return [];
    return [{ occurrence: each.occurrence, baseId: baseIdOf(recurringEventId ?? eventId) }];
  });
}

function rowOf(task: Task): Row {
  const { key, startMs, eventId } = task;
  return { task, key, startMs, eventId };
}

function unreadableOf(calendarId: string, { unreadableRows }: Reading): Row[] {
  const prefix = taskKeyOf(calendarId, '');
  return unreadableRows.flatMap(({ key, event, startMs }): Row[] =>
    startMs !== null && event.startsWith(prefix)
      ? [{ task: null, key, startMs, eventId: event.slice(prefix.length) }]
      : [],
  );
}

/** Days beyond every row are many in a long list, and a day by the zone's clock is slow to find out. */
const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;

function roughMs(start: Moment): number {
  return start.kind === 'instant' ? start.ms : Date.parse(start.date);
}

function dateOf(start: Moment, timeZone: string): string {
  return start.kind === 'day' ? start.date : localDate(start.ms, timeZone);
}

/** By its own GET, or else by the list. */
function isLive(event: string, isListed: boolean, { events }: Reading): boolean {
  const asked = events.get(event);
  return !asked || asked.kind === 'unread' ? isListed : asked.kind === 'live';
}
