// Brings an .ics file into a calendar. What cannot be read is told by file, component and reason; the rest is used.
import { Calendar } from '../calendar';
import { type IcsComponent, lineValue, readComponents } from './components';
import { type IcsEvent, type Reading, readEvent } from './event';
import { type IcsProblem, Problems } from './problems';
import { UnreadableProperty } from './property';
import { storeEvent } from './store';
import { tzidOf, zoneByName, zoneFinder } from './zones';

export interface ImportedIcs {
  readonly calendar: Calendar;
  /** Events stored: single ones, series, changed and cancelled instances. */
  readonly imported: number;
  readonly problems: readonly IcsProblem[];
}

const NO_CALENDAR: IcsComponent = { name: 'VCALENDAR', line: 1, lines: [], inner: [], closed: false };

/** Zone of a file that names none, as Google reads a calendar that it fetches by its address. */
const NO_ZONE = 'UTC';

/** @param latestMs no event is created or updated later than this */
export function importIcs(file: string, text: string, id: string, latestMs: number): ImportedIcs {
  const problems = new Problems(file);
  const outer = readComponents(text).filter((component) => component.name === 'VCALENDAR');
  if (outer.length === 0) problems.lost(NO_CALENDAR, 'the file has no BEGIN:VCALENDAR');
  const timezones = outer.flatMap(({ inner }) => inner.filter(({ name }) => name === 'VTIMEZONE'));
  const written = outer.map((each) => lineValue(each, 'X-WR-TIMEZONE')).find((zone) => zone !== undefined);
  const timeZone = calendarZone(written, timezones);
  if (written !== undefined && zoneByName(written) === undefined && outer[0]) {
    problems.mended(
      outer[0],
      `X-WR-TIMEZONE "${written}" is not known; floating times were read in ${timeZone}`,
    );
  }
  const name = outer.map((each) => lineValue(each, 'X-WR-CALNAME')).find(Boolean);
  const summary = name?.replace(/\\([,;\\])/g, '$1') ?? file;
  const zoneOf = zoneFinder(timezones, timeZone, latestMs);

  const events: { component: IcsComponent; event: IcsEvent }[] = [];
  for (const component of outer.flatMap(({ inner }) => inner.filter((each) => each.name === 'VEVENT'))) {
    if (!component.closed) problems.mended(component, 'END:VEVENT is missing; what stands there was used');
    const reading: Reading = {
      zoneOf,
      calendarZone: timeZone,
      latestMs,
      owner: name,
      mended: (reason) => problems.mended(component, reason),
    };
    try {
      events.push({ component, event: readEvent(component, reading) });
    } catch (error) {
      if (!(error instanceof UnreadableProperty)) throw error;
      problems.lost(component, error.message);
    }
  }
  const calendar = new Calendar({ id, summary, timeZone, access: 'reader' });
  for (const { component, event } of newestVersions(calendar, events)) {
    storeEvent(calendar, event, latestMs, { component, problems });
  }
  return { calendar, imported: [...calendar.all()].length, problems: problems.list };
}

/** The zone that the file names, else that of its first VTIMEZONE which is not UTC. */
function calendarZone(written: string | undefined, timezones: readonly IcsComponent[]): string {
  const named = written === undefined ? undefined : zoneByName(written);
  if (named !== undefined) return named;
  const zones = timezones.map((timezone) => zoneByName(tzidOf(timezone)));
  return zones.find((zone) => zone !== undefined && !/^(Etc\/)?UTC$/.test(zone)) ?? NO_ZONE;
}

type Read = { readonly component: IcsComponent; readonly event: IcsEvent };

/** Of several versions of one event or instance the highest sequence counts, then the latest stamp. */
function newestVersions(calendar: Calendar, events: readonly Read[]): Read[] {
  const newest = new Map<string, Read>();
  for (const read of events) {
    const key = versionKey(calendar, read.event);
    const known = newest.get(key);
    const isNewer =
      !known ||
      read.event.sequence > known.event.sequence ||
      (read.event.sequence === known.event.sequence && read.event.stampMs >= known.event.stampMs);
    if (isNewer) newest.set(key, read);
  }
  return [...newest.values()].sort(
    (one, other) =>
      Number(one.event.recurrenceId !== undefined) - Number(other.event.recurrenceId !== undefined),
  );
}

/** Events without a UID, or of one UID and sequence at different times, are different events. */
function versionKey(calendar: Calendar, { uid, sequence, recurrenceId, fields }: IcsEvent): string {
  if (uid === undefined) return JSON.stringify(fields);
  if (recurrenceId === undefined) return JSON.stringify([uid, sequence, fields.start]);
  return JSON.stringify([uid, 'instance', recurrenceId.date ?? calendar.instantOf(recurrenceId)]);
}
