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
  const dayAndTime = new Intl.DateTimeFormat(locale, { ...DAY, ...clock });
  const timeOnly = new Intl.DateTimeFormat(locale, clock);
  const moment = (iso: string) => dayAndTime.format(new Date(iso));
  return {
    moment,
    ago: (iso, nowMs) => {
      const seconds = Math.max(0, Math.floor((nowMs - Date.parse(iso)) / 1000));
      if (seconds >= DAY_SECONDS) return moment(iso);
      if (seconds < 60) return filled(texts.ago.seconds, { n: seconds });
      const past = spell(Math.floor(seconds / 60), texts.ago);
      return `${past}, ${timeOnly.format(new Date(iso))}`;
    },
    duration: (minutes) => spell(minutes, texts.duration),
    planned: ({ startIso, endIso, allDay, timeZone }) => {
      const startMs = Date.parse(startIso);
      // The end is exclusive: an all-day event of one day ends at the next midnight.
      const endMs = allDay ? Math.max(Date.parse(endIso) - 1, startMs) : Date.parse(endIso);
      const format = allDay ? new Intl.DateTimeFormat(locale, { ...DAY, timeZone }) : dayAndTime;
      const range = startMs < endMs ? format.formatRange(startMs, endMs) : format.format(startMs);
      return allDay ? `${range} (${texts.allDay})` : range;
    },
  };
}

function spell(minutes: number, words: { readonly minutes: string; readonly hours: string }): string {
  if (minutes < 60) return filled(words.minutes, { n: minutes });
  return filled(words.hours, { h: Math.floor(minutes / 60), n: minutes % 60 });
}
