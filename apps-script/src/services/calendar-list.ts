// The calendars that whoever runs this can read, by Google Calendar's own list.
import { BookError } from './book';

export interface ListedCalendar {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** The most that one page may hold (developers.google.com/calendar/api/v3/reference/calendarList/list). */
const PAGE = 250;
const FIELDS = 'nextPageToken,items(id,summary,summaryOverride,timeZone)';

type Page = GoogleAppsScript.Calendar.Schema.CalendarList;

/** All pages; `freeBusyReader` sees no titles, so such a calendar is left out. */
export function readableCalendars(): readonly ListedCalendar[] {
  if (typeof Calendar === 'undefined') {
    throw new BookError('the advanced service Calendar is not enabled in appsscript.json');
  }
  const found: ListedCalendar[] = [];
  let pageToken: string | undefined;
  do {
    const options = { minAccessRole: 'reader', maxResults: PAGE, fields: FIELDS };
    const page: Page | undefined = Calendar.CalendarList?.list(
      pageToken === undefined ? options : { ...options, pageToken },
    );
    for (const { id = '', summary = '', summaryOverride, timeZone = '' } of page?.items ?? []) {
      found.push({ id, name: summaryOverride ?? summary, timeZone });
    }
    pageToken = page?.nextPageToken;
  } while (pageToken !== undefined);
  return found.sort((one, other) => one.name.localeCompare(other.name));
}
