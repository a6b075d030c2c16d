// Times as the visitor reads them: in the browser's own zone, and "12 s ago" where that says more.
import type { PageTexts } from '../../i18n/page-texts';
import type { PageLanguage } from '../page-data';
import type { PageTask } from '../view';
import { filled } from './language';

const DAY = { weekday: 'short', month: 'short', day: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const DAY_SECONDS = 24 * 60 * 60;

export interface Moments {
  /** Day and time. */
  moment(iso: string): string;
  /** @param nowMs by the server's clock, epoch milliseconds */
  ago(iso: string, nowMs: number): string;
  duration(minutes: number): string;
  /** From start to end; the days alone where it is all day. */
  planned(task: Pick<PageTask, 'startIso' | 'endIso' | 'allDay' | 'timeZone'>): string;
}

/** @param preferred the browser's language tags: one kind of English writes 2 PM, the other 14:00 */
export function momentsIn(language: PageLanguage, texts: PageTexts, preferred: readonly string[]): Moments {
  const english = preferred.find((tag) => /^en\b/i.test(tag)) ?? 'en';
  const locale = language === 'ja' ? 'ja-JP' : english;
  const clock = language === 'ja' ? ({ ...TIME, hourCycle: 'h23' } as const) : TIME;
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (ms: number) => format.format(ms);
  };
  const dayAndTime = writer({ ...DAY, ...clock });
  const day = writer(DAY);
  const time = writer(clock);
  return {
    moment: (iso) => dayAndTime(Date.parse(iso)),
    ago: (iso, nowMs) => {
      const atMs = Date.parse(iso);
      const seconds = Math.max(0, Math.floor((nowMs - atMs) / 1000));
      if (seconds >= DAY_SECONDS) return dayAndTime(atMs);
      if (seconds < 60) return filled(texts.ago.seconds, { n: seconds });
      return spell(Math.floor(seconds / 60), texts.ago, time(atMs));
    },
    duration: (minutes) => spell(minutes, texts.duration),
    planned: ({ startIso, endIso, allDay, timeZone }) => {
      const startMs = Date.parse(startIso);
      const endMs = Date.parse(endIso);
      if (allDay) {
        // The end is exclusive: an all-day event of one day ends at the next midnight.
        const dayThere = writer({ ...DAY, timeZone });
        return `${span(dayThere(startMs), dayThere(Math.max(endMs - 1, startMs)))} (${texts.allDay})`;
      }
      const sameDay = day(startMs) === day(endMs);
      return startMs === endMs
        ? dayAndTime(startMs)
        : span(dayAndTime(startMs), sameDay ? time(endMs) : dayAndTime(endMs));
    },
  };
}

function span(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`;
}

function spell(
  minutes: number,
  words: { readonly minutes: string; readonly hours: string },
  time = '',
): string {
  if (minutes < 60) return filled(words.minutes, { n: minutes, time });
  return filled(words.hours, { h: Math.floor(minutes / 60), n: minutes % 60, time });
}
