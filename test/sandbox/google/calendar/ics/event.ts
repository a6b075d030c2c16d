// One VEVENT as the fields of a Google event. Its start must be readable; whatever else is not is left out, and said.
import ICAL from 'ical.js';
import type { EventTime } from '../event';
import type { IcsComponent } from './components';
import { nameOf, readProperty, UnreadableProperty } from './property';
import type { ZoneFinder } from './zones';

export interface IcsEvent {
  readonly uid: string | undefined;
  readonly sequence: number;
  /** Epoch milliseconds; of several versions with one sequence the latest stamp counts. */
  readonly stampMs: number;
  readonly recurrenceId: EventTime | undefined;
  /** Fields of a Google event: start, end, summary, recurrence… */
  readonly fields: Readonly<Record<string, unknown>> & { readonly start: EventTime; readonly end: EventTime };
}

export interface Reading {
  readonly zoneOf: ZoneFinder;
  readonly calendarZone: string;
  /** No event is created or updated later than this. */
  readonly latestMs: number;
  /** The calendar's own address: its owner among the attendees. */
  readonly owner: string | undefined;
  /** Something was wrong, and the event is used all the same. */
  readonly mended: (reason: string) => void;
}

/** These say when an event is: twice the same one, and nobody can tell which is meant. */
const ONCE = ['DTSTART', 'DTEND', 'DURATION', 'RECURRENCE-ID'];
const RESPONSES: Readonly<Record<string, string>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** Throws UnreadableProperty where the component cannot be used at all. */
export function readEvent(component: IcsComponent, reading: Reading): IcsEvent {
  const properties = readProperties(component, reading);
  const first = (name: string) => properties.get(name)?.[0];
  const text = (name: string) => String(first(name)?.getFirstValue() ?? '').trim();
  const timed = (name: string) => timeOf(first(name), reading);
  const dtstart = first('DTSTART');
  const start = timed('DTSTART');
  if (!dtstart || !start) throw new UnreadableProperty('DTSTART is missing');
  const createdMs = Math.min(
    msOf(first('CREATED')) ?? msOf(first('DTSTAMP')) ?? reading.latestMs,
    reading.latestMs,
  );
  const updatedMs = Math.min(
    msOf(first('LAST-MODIFIED')) ?? msOf(first('DTSTAMP')) ?? createdMs,
    reading.latestMs,
  );
  const status = text('STATUS').toLowerCase();
  const optional = {
    summary: text('SUMMARY'),
    description: text('DESCRIPTION'),
    location: text('LOCATION'),
    transparency: text('TRANSP').toUpperCase() === 'TRANSPARENT' ? 'transparent' : '',
    visibility:
      { PUBLIC: 'public', PRIVATE: 'private', CONFIDENTIAL: 'confidential' }[text('CLASS').toUpperCase()] ??
      '',
  };
  const attendees = (properties.get('ATTENDEE') ?? []).map((property) => attendeeOf(property, reading.owner));
  const organizer = first('ORGANIZER');
  const recurrence = recurrenceLines(properties, reading);
  return {
    uid: text('UID') || undefined,
    sequence: Number(text('SEQUENCE')) || 0,
    stampMs: msOf(first('DTSTAMP')) ?? 0,
    recurrenceId: timed('RECURRENCE-ID'),
    fields: {
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
      ...(attendees.length > 0 ? { attendees } : {}),
      ...(organizer ? { organizer: personOf(organizer) } : {}),
      ...(recurrence.length > 0 ? { recurrence } : {}),
      status: status === 'tentative' || status === 'cancelled' ? status : 'confirmed',
      created: new Date(createdMs).toISOString(),
      updated: new Date(Math.max(updatedMs, createdMs)).toISOString(),
      sequence: Number(text('SEQUENCE')) || 0,
      start,
      end: endOf(dtstart, first('DTEND'), first('DURATION'), reading),
    },
  };
}

function readProperties(component: IcsComponent, reading: Reading): Map<string, ICAL.Property[]> {
  const found = new Map<string, ICAL.Property[]>();
  for (const line of component.lines) {
    const name = nameOf(line);
    const known = found.get(name) ?? [];
    if (known.length > 0 && ONCE.includes(name)) throw new UnreadableProperty(`${name} stands twice`);
    try {
      const { property, mended } = readProperty(line);
      if (mended) reading.mended(mended);
      found.set(name, [...known, property]);
    } catch (error) {
      if (!(error instanceof UnreadableProperty)) throw error;
      if (name === 'DTSTART' || name === 'RECURRENCE-ID') {
        throw new UnreadableProperty(`${name} cannot be read: ${error.message}`);
      }
      reading.mended(`${name} cannot be read and was left out: ${error.message}`);
    }
  }
  return found;
}

function timeOf(property: ICAL.Property | undefined, reading: Reading): EventTime | undefined {
  const value: unknown = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return undefined;
  return eventTime(value, zoneOf(property, reading));
}

function eventTime(value: ICAL.Time, zone: string): EventTime {
  if (value.isDate) return { date: value.toString() };
  return value.zone === ICAL.Timezone.utcTimezone
    ? { dateTime: `${value.toString().replace(/Z$/, '')}Z`, timeZone: 'UTC' }
    : { dateTime: value.toString(), timeZone: zone };
}

/** A floating time is one of the calendar's own zone. */
function zoneOf(property: ICAL.Property, reading: Reading): string {
  const tzid = property.getParameter('tzid');
  if (typeof tzid !== 'string') return reading.calendarZone;
  const { zone, problem } = reading.zoneOf(tzid);
  if (problem) reading.mended(problem);
  return zone;
}

/** DTEND, else DURATION, else a day for a date and no time at all for a time (RFC 5545, 3.6.1). */
function endOf(
  dtstart: ICAL.Property,
  dtend: ICAL.Property | undefined,
  duration: ICAL.Property | undefined,
  reading: Reading,
): EventTime {
  const start = dtstart.getFirstValue() as unknown as ICAL.Time;
  const zone = zoneOf(dtstart, reading);
  const shortest = () => {
    const end = start.clone();
    if (start.isDate) end.adjust(1, 0, 0, 0);
    return eventTime(end, zone);
  };
  const written: unknown = dtend?.getFirstValue();
  if (dtend && written instanceof ICAL.Time) {
    if (written.isDate === start.isDate) return eventTime(written, zoneOf(dtend, reading));
    reading.mended('DTEND and DTSTART are not both dates or both times; the end was left out');
    return shortest();
  }
  const length: unknown = duration?.getFirstValue();
  if (!(length instanceof ICAL.Duration)) return shortest();
  const end = start.clone();
  end.addDuration(length);
  return eventTime(end, zone);
}

/** RRULE, RDATE and EXDATE as Google keeps them, with IANA zones. */
function recurrenceLines(properties: ReadonlyMap<string, ICAL.Property[]>, reading: Reading): string[] {
  const rules = (properties.get('RRULE') ?? []).map((rule) => `RRULE:${String(rule.getFirstValue())}`);
  const dates = ['RDATE', 'EXDATE'].flatMap((name) =>
    (properties.get(name) ?? []).map((property) => dateLine(name, property, reading)),
  );
  return [...rules, ...dates];
}

function dateLine(name: string, property: ICAL.Property, reading: Reading): string {
  const times = (property.getValues() as unknown[]).map((value) =>
    value instanceof ICAL.Period ? value.start : value,
  );
  const stamps = times.map((time) => (time as ICAL.Time).toICALString());
  if ((times[0] as ICAL.Time).isDate) return `${name};VALUE=DATE:${stamps.join(',')}`;
  if (stamps.every((stamp) => stamp.endsWith('Z'))) return `${name}:${stamps.join(',')}`;
  return `${name};TZID=${zoneOf(property, reading)}:${stamps.join(',')}`;
}

function personOf(property: ICAL.Property): { email: string; displayName?: string } {
  const email = String(property.getFirstValue()).replace(/^mailto:/i, '');
  const name = property.getParameter('cn');
  return { email, ...(typeof name === 'string' ? { displayName: name } : {}) };
}

function attendeeOf(property: ICAL.Property, owner: string | undefined): Readonly<Record<string, unknown>> {
  const person = personOf(property);
  const response = String(property.getParameter('partstat') ?? '').toUpperCase();
  const self = person.email === owner ? { self: true } : {};
  return { ...person, ...self, responseStatus: RESPONSES[response] ?? 'needsAction' };
}

function msOf(property: ICAL.Property | undefined): number | undefined {
  const value: unknown = property?.getFirstValue();
  return value instanceof ICAL.Time ? value.toUnixTime() * 1_000 : undefined;
}
