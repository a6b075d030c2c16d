// Puts the built-in example into a calendar account, all of it placed by the moment the sandbox's clock starts.
import type { CalendarInfo } from '../calendar/calendar';
import type { GoogleCalendar } from '../calendar/google-calendar';
import { EXAMPLE_CUSTOMERS } from './customers';
import { Week } from './week';

/** The work was planned a month ago: none of it was added after its time. */
const PLANNED_MS = 40 * 86_400_000;

/** @returns the customers' calendars, in the order of the made-up company's customer channels */
export function addExample(account: GoogleCalendar, startMs: number): readonly CalendarInfo[] {
  const created = new Date(startMs - PLANNED_MS).toISOString();
  return EXAMPLE_CUSTOMERS.map(({ id, summary, timeZone, events }, customer) => {
    const info = account.addCalendar({ id, summary, timeZone });
    for (const [index, event] of events(new Week(startMs, timeZone)).entries()) {
      const eventId = `example${customer + 1}n${String(index + 1).padStart(2, '0')}`;
      account.insert(id, { ...event, id: eventId, created, updated: created });
    }
    return info;
  });
}
