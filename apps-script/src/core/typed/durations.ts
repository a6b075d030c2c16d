// Spans and times of day as people type them, in either language.
import type { Allowed } from './allowed';
import { normalized, type Parser } from './cell';

const UNIT_MINUTES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ m: 1, min: 1, mins: 1, minute: 1, minutes: 1, 分: 1, 分間: 1 },
    ...{ h: 60, hour: 60, hours: 60, 時間: 60 },
    ...{ d: 1440, day: 1440, days: 1440, 日: 1440, 日間: 1440 },
  }),
);
const PART = /(\d{1,6})\s?([a-z\u3005-\u9fff]*)\s?/y;
const LONGEST = 40;

/** `15`, `15m`, `2h`, `1h 30m`, `1d`, `15分`, `2時間30分`, `1日前` → minutes. */
export function minutes(least: number, most: number, allowed: Allowed): Parser<number> {
  return (typed) => {
    const value = minutesIn(
      normalized(typed)
        .toLowerCase()
        .replace(/\s?(前|before)$/, ''),
    );
    return value >= least && value <= most ? { ok: true, value } : { ok: false, allowed };
  };
}

/** NaN where it is no span. A number alone is minutes. */
function minutesIn(words: string): number {
  if (/^\d{1,6}$/.test(words)) return Number(words);
  if (words === '' || words.length > LONGEST) return Number.NaN;
  let sum = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < words.length) {
    const match = PART.exec(words);
    sum += Number(match?.[1]) * (UNIT_MINUTES.get(match?.[2] ?? '') ?? Number.NaN);
    if (!match) break;
  }
  return sum;
}

const MAX_LEAD_MINUTES = 7 * 24 * 60;
export const lead: Parser<number> = minutes(0, MAX_LEAD_MINUTES, 'lead');

/** `9:00`, `09:00`, `9時`, `9時30分` → `09:00`; also the fraction of a day that a cell with a time format holds. */
export const timeOfDay: Parser<string> = (typed) => {
  const words = normalized(typed);
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(words) ?? /^(\d{1,2})時(?:(\d{1,2})分)?$/.exec(words);
  const dayMinutes = match
    ? minutesOfDay(Number(match[1]), Number(match[2] ?? 0))
    : /^(0|0?\.\d+)$/.test(words)
      ? Math.round(Number(words) * 1440)
      : Number.NaN;
  if (!(dayMinutes < 1440)) return { ok: false, allowed: 'timeOfDay' };
  return { ok: true, value: `${two(Math.floor(dayMinutes / 60))}:${two(dayMinutes % 60)}` };
};

function minutesOfDay(hours: number, minutes: number): number {
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : Number.NaN;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
