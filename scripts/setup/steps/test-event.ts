// A link that opens Google Calendar with an event filled in; a person only saves it.

const LASTS_MS = 15 * 60_000;

export interface TestEvent {
  /** Empty: the one that Calendar offers. */
  readonly calendarId: string;
  readonly title: string;
  readonly startMs: number;
  /** Where its card goes. */
  readonly channel: string;
}

export function eventUrl({ calendarId, title, startMs, channel }: TestEvent): string {
  const url = new URL('https://calendar.google.com/calendar/render');
  url.searchParams.set('action', 'TEMPLATE');
  url.searchParams.set('text', title);
  url.searchParams.set('dates', `${basic(startMs)}/${basic(startMs + LASTS_MS)}`);
  url.searchParams.set('details', `channel: ${channel}`);
  if (calendarId !== '') url.searchParams.set('src', calendarId);
  return url.href;
}

/** `20261124T090000Z` */
function basic(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
}
