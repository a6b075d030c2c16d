// An event as Google's Calendar API shapes it, and where it stands in time.
import * as v from 'valibot';
import { GoogleApiError } from '../error';
import { formatTime, isZone, parseTime, wallTimeOf } from './zone';

export interface EventTime {
  readonly date?: string;
  readonly dateTime?: string;
  readonly timeZone?: string;
}

export interface EventResource {
  readonly kind: 'calendar#event';
  readonly id: string;
  readonly etag: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly created: string;
  readonly updated: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly iCalUID: string;
  readonly sequence: number;
  readonly eventType: string;
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly recurrence?: readonly string[];
  readonly recurringEventId?: string;
  readonly originalStartTime?: EventTime;
  readonly [field: string]: unknown;
}

const eventTime = v.looseObject({
  date: v.nullish(v.pipe(v.string(), v.isoDate())),
  dateTime: v.nullish(v.string()),
  timeZone: v.nullish(v.pipe(v.string(), v.check(isZone, 'is no IANA time zone'))),
});

/** What the simulator itself reads of a resource that is written; all other fields are kept as they are. */
const eventFields = v.looseObject({
  id: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,1024}$/, 'is no event id'))),
  status: v.optional(v.picklist(['confirmed', 'tentative', 'cancelled'])),
  summary: v.nullish(v.string()),
  description: v.nullish(v.string()),
  location: v.nullish(v.string()),
  start: v.optional(eventTime),
  end: v.optional(eventTime),
  recurrence: v.nullish(v.array(v.string())),
  attendees: v.nullish(v.array(v.looseObject({ email: v.string() }))),
  eventType: v.optional(v.string()),
});

export type EventFields = v.InferOutput<typeof eventFields>;

export function parseEventFields(resource: unknown): EventFields {
  const parsed = v.safeParse(eventFields, resource);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new GoogleApiError(
    400,
    `Invalid value for ${v.getDotPath(issue) ?? 'event'}: ${issue.message}`,
    'invalid',
  );
}

/** Where an event stands in time: wall times for expansion, instants for comparison. */
export interface Span {
  readonly allDay: boolean;
  readonly zone: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** @param calendarZone the zone of all-day events and of times without an offset */
export function spanOf(start: EventTime | undefined, end: EventTime | undefined, calendarZone: string): Span {
  if (!start || !end) throw new GoogleApiError(400, `Missing ${start ? 'end' : 'start'} time.`, 'required');
  const allDay = typeof start.date === 'string';
  const zone = allDay ? calendarZone : (start.timeZone ?? calendarZone);
  const startMs = msOf(start, 'start', calendarZone);
  const endMs = msOf(end, 'end', calendarZone);
  if ((typeof end.date === 'string') !== allDay || endMs < startMs || (allDay && endMs === startMs)) {
    throw new GoogleApiError(400, 'The specified time range is empty.', 'timeRangeEmpty');
  }
  return { allDay, zone, startMs, endMs };
}

function msOf(time: EventTime, field: string, calendarZone: string): number {
  const text = time.date ?? time.dateTime;
  const zone = time.date ? calendarZone : (time.timeZone ?? calendarZone);
  const ms = text ? instantOrNaN(text, zone) : Number.NaN;
  if (Number.isNaN(ms)) throw new GoogleApiError(400, `Missing or invalid ${field} time.`, 'required');
  return ms;
}

/** Google keeps whole seconds. */
function instantOrNaN(text: string, zone: string): number {
  try {
    return Math.floor(parseTime(text, zone) / 1_000) * 1_000;
  } catch {
    return Number.NaN;
  }
}

/** The same place in time as Google prints it: in the calendar's zone, with the event's own zone beside it. */
export function timeFields(span: Span, calendarZone: string): { start: EventTime; end: EventTime } {
  if (span.allDay) {
    return {
      start: { date: wallTimeOf(span.startMs, calendarZone).slice(0, 10) },
      end: { date: wallTimeOf(span.endMs, calendarZone).slice(0, 10) },
    };
  }
  return {
    start: { dateTime: formatTime(span.startMs, calendarZone), timeZone: span.zone },
    end: { dateTime: formatTime(span.endMs, calendarZone), timeZone: span.zone },
  };
}
