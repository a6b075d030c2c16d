// What the Calendar batch answered, part by part: a list's page, or one event's own GET.
import * as v from 'valibot';
import { parseJson } from '../core/json';
import { type OccurrenceReading, readOccurrence } from '../core/occurrence/occurrence';
import type { CalendarReading, EventReading } from '../core/reading';
import { isTimeZone } from '../core/zone';
import { type CalendarQuery, MAX_BATCH } from './calendar';
import type { Answer } from './fetch';
import { type BatchPart, batchParts } from './multipart';

/** One part a query, in order; a query whose answer is missing has `null`. */
export function calendarParts(
  queries: readonly CalendarQuery[],
  answers: readonly Answer[],
): (BatchPart | string)[] {
  return queries.map((_, index) => {
    const answer = answers[Math.floor(index / MAX_BATCH)];
    if (!answer || answer.kind === 'none') return answer?.reason ?? 'no answer';
    if (answer.status !== 200) return `Google Calendar answered ${answer.status}`;
    return partsOf(answer).get(index % MAX_BATCH) ?? 'its part of the answer is missing';
  });
}

const parsedParts = new WeakMap<Answer, ReadonlyMap<number, BatchPart>>();

function partsOf(answer: Extract<Answer, { kind: 'answer' }>): ReadonlyMap<number, BatchPart> {
  const parts = parsedParts.get(answer) ?? batchParts(answer.contentType, answer.text);
  parsedParts.set(answer, parts);
  return parts;
}

const pageSchema = v.object({
  timeZone: v.pipe(v.string(), v.check(isTimeZone, 'the calendar’s time zone is not known')),
  nextPageToken: v.optional(v.string()),
  items: v.optional(v.array(v.unknown()), []),
});

export interface Page {
  readonly reading: CalendarReading;
  readonly nextPageToken: string | null;
}

export function readPage(part: BatchPart | string): Page {
  if (typeof part === 'string') return unreadPage(part);
  if (part.status !== 200) return unreadPage(`Google Calendar answered ${part.status}`);
  const page = v.safeParse(pageSchema, parseJson(part.body));
  if (!page.success) return unreadPage(`its list cannot be read: ${v.summarize(page.issues)}`);
  const { timeZone, items, nextPageToken } = page.output;
  return {
    reading: { kind: 'read', timeZone, occurrences: items.map(readOccurrence) },
    nextPageToken: nextPageToken ?? null,
  };
}

function unreadPage(reason: string): Page {
  return { reading: { kind: 'unread', reason }, nextPageToken: null };
}

export function readEvent(part: BatchPart | string): EventReading {
  if (typeof part === 'string') return { kind: 'unread', reason: part };
  if (part.status === 404 || part.status === 410) return { kind: 'gone' };
  if (part.status !== 200) return { kind: 'unread', reason: `Google Calendar answered ${part.status}` };
  const reading: OccurrenceReading = readOccurrence(parseJson(part.body));
  return reading.kind === 'unreadable' ? { kind: 'unread', reason: reading.reason } : reading;
}
