// What the Settings tab says of each calendar, as the memory keeps it: in use or off, and on hold since when.
import { nextHold } from '../hold';
import { type CalendarMemory, NEW_CALENDAR } from '../memory';
import type { Reading } from '../reading';
import { calendarsInUse } from '../settings/in-use';

type Calendars = Readonly<Record<string, CalendarMemory>>;

/** Every calendar that is remembered or was read now. One whose row cannot be read is as it was. */
export function withRows(reading: Reading, nowMs: number): Calendars {
  const uses = calendarsInUse(reading.settings, reading.memory);
  const found = [...reading.calendars.keys()].map((id): [string, CalendarMemory] => [id, NEW_CALENDAR]);
  const calendars = { ...Object.fromEntries(found), ...reading.memory.calendars };
  return Object.fromEntries(
    Object.entries(calendars).map(([calendarId, before]) => {
      const use = uses.get(calendarId) ?? { mode: 'off', holdUntilMs: null };
      const hold = nextHold(before.hold, use.holdUntilMs, nowMs);
      return [calendarId, { ...switched(before, use.mode === 'off', nowMs), use, hold }];
    }),
  );
}

/**
 * A calendar that was switched off begins anew: what started meanwhile is nobody's work. That it is off is written down
 * while it is, so that a calendar that was merely unread is never taken for one.
 */
function switched(before: CalendarMemory, isOff: boolean, nowMs: number): CalendarMemory {
  const wasOff = before.use.mode === 'off';
  if (isOff === wasOff) return before;
  if (isOff) return { ...before, unreadSinceMs: null, missing: {}, asked: [] };
  return { ...NEW_CALENDAR, firstReadMs: nowMs, onSinceMs: nowMs };
}
