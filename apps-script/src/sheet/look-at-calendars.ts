// Whether each calendar in use can be read by whoever looks, with its zone: one batch of lists that are all but empty.
import type { InUse } from '../core/checkup/in-use';
import type { CalendarReading } from '../core/checkup/reading';
import { type RawAnswer, type Seen, seen, unseen } from '../core/checkup/seen';
import type { Memory } from '../core/memory';
import { type CalendarQuery, calendarRequests } from '../services/calendar';
import { calendarParts, readPage } from '../services/calendar-answers';
import type { Answer, Request } from '../services/fetch';

const MINUTE_MS = 60_000;

export function calendarProbe({ calendars }: InUse, memory: Memory, nowMs: number) {
  const used = calendars.filter(({ mode }) => mode !== 'off');
  const queries = used.map(
    ({ calendarId }): CalendarQuery => ({
      kind: 'list',
      calendarId,
      fromMs: nowMs,
      toMs: nowMs + MINUTE_MS,
      pageToken: null,
    }),
  );
  const requests: readonly Request[] = calendarRequests(queries, ScriptApp.getOAuthToken());
  return {
    requests,
    read(answers: readonly RawAnswer[]): Seen<readonly CalendarReading[]> {
      const parts = calendarParts(queries, answers as readonly Answer[]);
      return seen(
        used.map(({ calendarId }, index) => {
          const { reading } = readPage(parts[index] ?? 'no answer');
          const known = memory.calendars[calendarId];
          return {
            calendarId,
            timeZone: reading.kind === 'read' ? seen(reading.timeZone) : unseen(reading.reason),
            unreadSinceMs: known && (known.unreadSinceMs ?? (known.firstReadMs === null ? undefined : null)),
          };
        }),
      );
    },
  };
}
