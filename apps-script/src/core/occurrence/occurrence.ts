// One instance of a calendar event, as the Calendar API's Event resource tells of it.
import * as v from 'valibot';

const moment = v.object({ date: v.optional(v.string()), dateTime: v.optional(v.string()) });

/** The part of Google's Event resource that is read (calendar-v3 `Event`). */
const eventSchema = v.object({
  id: v.string(),
  status: v.optional(v.string(), 'confirmed'),
  summary: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  start: v.optional(moment),
  end: v.optional(moment),
  eventType: v.optional(v.string(), 'default'),
  htmlLink: v.optional(v.nullable(v.string()), null),
  recurringEventId: v.optional(v.nullable(v.string()), null),
  recurrence: v.optional(v.array(v.string()), []),
  attendees: v.optional(
    v.array(v.object({ self: v.optional(v.boolean()), responseStatus: v.optional(v.string()) })),
    [],
  ),
});

/** Either an instant or, for an all-day event, a calendar day. */
export type Moment =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'day'; readonly date: string };

export interface Occurrence {
  readonly eventId: string;
  readonly title: string;
  readonly description: string;
  readonly start: Moment;
  /** Exclusive, as in the Calendar API. */
  readonly end: Moment;
  readonly eventType: string;
  readonly declined: boolean;
  readonly link: string | null;
  readonly recurringEventId: string | null;
}

/** What an Event resource says: a live occurrence, a cancelled one, or something that cannot be read. */
export type OccurrenceReading =
  | { readonly kind: 'live'; readonly occurrence: Occurrence }
  | { readonly kind: 'cancelled'; readonly eventId: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

export function readOccurrence(resource: unknown): OccurrenceReading {
  const parsed = v.safeParse(eventSchema, resource);
  if (!parsed.success) return { kind: 'unreadable', reason: v.summarize(parsed.issues) };
  const event = parsed.output;
  // What is a series now is no occurrence any more: its instances have ids of their own.
  const isSeries = event.recurrence.length > 0;
  if (event.status === 'cancelled' || isSeries) return { kind: 'cancelled', eventId: event.id };
  const start = readMoment(event.start);
  if (!start) return { kind: 'unreadable', reason: `event ${event.id} has no readable start` };
  return {
    kind: 'live',
    occurrence: {
      eventId: event.id,
      title: event.summary.trim(),
      description: event.description,
      start,
      end: readMoment(event.end) ?? start,
      eventType: event.eventType,
      declined: event.attendees.some((each) => each.self === true && each.responseStatus === 'declined'),
      link: event.htmlLink,
      recurringEventId: event.recurringEventId,
    },
  };
}

function readMoment(value: v.InferOutput<typeof moment> | undefined): Moment | null {
  if (value?.dateTime !== undefined) {
    const ms = Date.parse(value.dateTime);
    return Number.isNaN(ms) ? null : { kind: 'instant', ms };
  }
  if (value?.date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value.date))
    return { kind: 'day', date: value.date };
  return null;
}
