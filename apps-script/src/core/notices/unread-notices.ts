// Calendars, and PagerDuty's open incidents, that could not be read for a while.
import type { Memory } from '../memory';
import type { Reading } from '../reading';
import { notice, type PlannedNotice } from './planned-notice';

/** What has not been read for this long is told. */
const UNREAD_TOLD_AFTER_MS = 15 * 60_000;

export function unreadNotices(
  reading: Reading,
  memory: Memory,
  channel: string,
  nowMs: number,
): PlannedNotice[] {
  const calendars = [...reading.calendars].flatMap(([calendarId, calendar]): PlannedNotice[] => {
    const sinceMs = memory.calendars[calendarId]?.unreadSinceMs ?? null;
    if (calendar.kind === 'read' || sinceMs === null || nowMs - sinceMs < UNREAD_TOLD_AFTER_MS) return [];
    const settings = reading.settings.calendars.find((each) => each.calendarId === calendarId);
    const name = settings?.customer || calendarId;
    const text = reading.texts.unreadFor(name, Math.floor((nowMs - sinceMs) / 60_000), calendar.reason);
    const id = `unread:${reading.digest(calendarId).slice(0, 16)}:${sinceMs}`;
    return [{ notice: notice(id, 'error', text, settings?.channel ?? channel, nowMs), tasks: [] }];
  });
  return [...calendars, ...unreadIncidents(reading, memory, channel, nowMs)];
}

/** What is due meanwhile waits without a card. That PagerDuty hangs is told apart. */
function unreadIncidents(
  { incidents, texts }: Reading,
  { incidentsUnreadSinceMs: sinceMs, services }: Memory,
  channel: string,
  nowMs: number,
): PlannedNotice[] {
  const hangs = (services.pagerduty?.sinceMs ?? null) !== null;
  if (incidents.kind === 'read' || hangs || sinceMs === null) return [];
  if (nowMs - sinceMs < UNREAD_TOLD_AFTER_MS) return [];
  const text = texts.incidentsUnreadFor(Math.floor((nowMs - sinceMs) / 60_000), incidents.reason);
  return [{ notice: notice(`unread:pagerduty:${sinceMs}`, 'error', text, channel, nowMs), tasks: [] }];
}
