// What each request of the control API may say. Unknown fields are refused.
import * as v from 'valibot';
import { durationMs } from '../faults-schema';
import { isZone } from '../google/calendar/zone';
import { MAX_SPEED } from '../options';

/** Two virtual weeks at once: beyond it the answer would take longer than anybody waits. */
const MAX_ADVANCE_MS = 14 * 86_400_000;

const text = v.string();
const name = v.pipe(v.string(), v.nonEmpty());

function duration(value: string): number {
  try {
    return durationMs(value);
  } catch {
    return Number.NaN;
  }
}

export const clockRequest = v.pipe(
  v.strictObject({
    advance: v.optional(
      v.pipe(
        text,
        v.transform(duration),
        v.check(
          (ms) => ms > 0 && ms <= MAX_ADVANCE_MS,
          'must be an ISO 8601 duration above zero, such as PT10M, and at most P14D',
        ),
      ),
    ),
    speed: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_SPEED))),
  }),
  v.check(
    ({ advance, speed }) => (advance === undefined) !== (speed === undefined),
    'must hold either "advance" or "speed"',
  ),
);

const timeZone = v.pipe(text, v.check(isZone, 'must be a time zone such as Asia/Tokyo'));

export const calendarRequest = v.pipe(
  v.strictObject({
    id: v.optional(name),
    summary: v.optional(name),
    timeZone: v.optional(timeZone),
    /** The text of an `.ics` file. */
    ics: v.optional(name),
  }),
  v.check(
    ({ summary, ics }) => summary !== undefined || ics !== undefined,
    'must hold "summary" (an empty calendar) or "ics" (the text of a calendar file)',
  ),
);

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const eventTime = v.strictObject({
  date: v.nullish(v.pipe(text, v.isoDate('must be a date such as 2026-11-24'))),
  dateTime: v.nullish(
    v.pipe(
      text,
      v.check(
        (value) => RFC3339.test(value) && !Number.isNaN(Date.parse(value)),
        'must be a time such as 2026-11-24T09:00:00+09:00',
      ),
    ),
  ),
  timeZone: v.nullish(timeZone),
});

/** The fields of Google's Event resource; those without a meaning here are taken and kept as they are. */
const eventFields = {
  id: v.optional(v.pipe(text, v.regex(/^[a-zA-Z0-9_-]{1,1024}$/, 'must be letters, digits, _ and -'))),
  summary: v.nullish(text),
  description: v.nullish(text),
  location: v.nullish(text),
  start: v.optional(eventTime),
  end: v.optional(eventTime),
  recurrence: v.nullish(v.array(text)),
  status: v.optional(v.picklist(['confirmed', 'tentative', 'cancelled'])),
  eventType: v.optional(
    v.picklist(['default', 'focusTime', 'outOfOffice', 'workingLocation', 'birthday', 'fromGmail']),
  ),
  transparency: v.optional(v.picklist(['opaque', 'transparent'])),
  visibility: v.optional(v.picklist(['default', 'public', 'private', 'confidential'])),
  attendees: v.nullish(v.array(v.looseObject({ email: v.optional(text), self: v.optional(v.boolean()) }))),
  ...Object.fromEntries(
    [
      'anyoneCanAddSelf,attachments,attendeesOmitted,birthdayProperties,colorId,conferenceData,created,creator',
      'endTimeUnspecified,etag,extendedProperties,focusTimeProperties,gadget,guestsCanInviteOthers',
      'guestsCanModify,guestsCanSeeOtherGuests,hangoutLink,htmlLink,iCalUID,kind,locked,organizer',
      'originalStartTime,outOfOfficeProperties,privateCopy,recurringEventId,reminders,sequence,source,updated',
      'workingLocationProperties',
    ]
      .flatMap((line) => line.split(','))
      .map((field) => [field, v.optional(v.unknown())]),
  ),
};

export const eventRequest = v.strictObject({ ...eventFields, start: eventTime, end: eventTime });

const { id: _fixed, ...changeable } = eventFields;
export const eventPatch = v.strictObject(changeable);

const cell = v.pipe(v.union([text, v.number(), v.boolean()]), v.transform(String));
const cells = v.record(text, cell);

export const settingsRequest = v.strictObject({
  calendars: v.optional(v.array(cells)),
  general: v.optional(cells),
});

const timer = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))));

/** Timers in seconds, null switches one off. */
export const serviceRequest = v.strictObject({
  status: v.optional(v.picklist(['active', 'maintenance', 'disabled'])),
  autoResolve: timer,
  acknowledgement: timer,
});

/** `into`: the incident that a `merge` merges this one into. */
export const personRequest = v.strictObject({ user: v.optional(name), into: v.optional(name) });
