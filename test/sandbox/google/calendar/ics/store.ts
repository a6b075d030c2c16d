// Stores a VEVENT as Google would keep it: under an id made of its UID, a changed instance under its series' id.
import { createHash } from 'node:crypto';
import { GoogleApiError } from '../../error';
import type { Calendar } from '../calendar';
import { insertEvent } from '../edit';
import { type EventTime, spanOf } from '../event';
import { parseTime, utcStamp } from '../zone';
import type { IcsComponent } from './components';
import type { IcsEvent } from './event';
import type { Problems } from './problems';

/** Where a stored event came from, for what is to be said of it. */
interface Origin {
  readonly component: IcsComponent;
  readonly problems: Problems;
}

/** An event that Google would refuse with its recurrence is used once. */
export function storeEvent(calendar: Calendar, event: IcsEvent, nowMs: number, origin: Origin): void {
  const { component, problems } = origin;
  const fields: Readonly<Record<string, unknown>> = {
    ...event.fields,
    end: orderedEnd(calendar, event, origin),
    iCalUID: event.uid,
  };
  const instance = event.recurrenceId === undefined ? undefined : instanceFields(calendar, event);
  const own = freeId(calendar, event);
  const { recurrence: _, ...once } = fields;
  try {
    insertEvent(calendar, instance ? { ...once, ...instance } : fields, own, nowMs);
  } catch (error) {
    if (!(error instanceof GoogleApiError)) throw error;
    if (!event.fields.recurrence || instance) {
      problems.lost(component, error.message);
      return;
    }
    problems.mended(component, `used once, without its recurrence: ${error.message}`);
    insertEvent(calendar, once, own, nowMs);
  }
}

function orderedEnd(calendar: Calendar, { fields }: IcsEvent, { component, problems }: Origin): EventTime {
  try {
    spanOf(fields.start, fields.end, calendar.info.timeZone);
    return fields.end;
  } catch {
    problems.mended(component, 'it ends before it starts; the end was set to the start');
    if (fields.start.date === undefined) return fields.start;
    const next = new Date(Date.parse(fields.start.date) + 86_400_000);
    return { date: next.toISOString().slice(0, 10) };
  }
}

/** What makes an event a changed instance of its series; the series' own kind of time decides its id. */
function instanceFields(calendar: Calendar, event: IcsEvent): Readonly<Record<string, unknown>> {
  const own = idOf(event);
  const { date, dateTime = '', timeZone } = event.recurrenceId ?? {};
  const master = calendar.find(own);
  const day = date ?? (master?.span.allDay ? dateTime.slice(0, 10) : undefined);
  if (day !== undefined && (!master || master.span.allDay)) {
    return { id: `${own}_${day.replace(/-/g, '')}`, recurringEventId: own, originalStartTime: { date: day } };
  }
  const zone = calendar.info.timeZone;
  // A date for an instance of a timed series: the instance of that day.
  const ms = day === undefined ? parseTime(dateTime, timeZone ?? zone) : firstOn(calendar, own, day);
  return {
    id: `${own}_${utcStamp(ms)}`,
    recurringEventId: own,
    originalStartTime: { dateTime: new Date(ms).toISOString(), timeZone: master?.span.zone ?? zone },
  };
}

function firstOn(calendar: Calendar, id: string, day: string): number {
  const dayMs = parseTime(day, calendar.info.timeZone);
  return calendar.find(id)?.series?.between(dayMs, dayMs + 86_400_000)[0] ?? dayMs;
}

/** Different events of one UID have ids of their own. */
function freeId(calendar: Calendar, event: IcsEvent): string {
  const id = idOf(event);
  let free = id;
  for (let number = 2; calendar.find(free); number += 1) free = `${id}v${number}`;
  return free;
}

/** A UID that Google made holds the event's id; any other gives one by its hash. */
function idOf(event: IcsEvent): string {
  const google = /^([a-v0-9]{5,1024})@google\.com$/.exec(event.uid ?? '');
  if (google?.[1] !== undefined) return google[1];
  const source = event.uid ?? JSON.stringify(event.fields);
  return createHash('sha256').update(source).digest('hex').slice(0, 26);
}
