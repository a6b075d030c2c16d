// What ical.js 2.2 gets wrong about a recurrence rule: endless searches are refused, days that run over are dropped.
import type ICAL from 'ical.js';
import { GoogleApiError } from '../error';

/** Google repeats by the hour at the finest. */
const FREQUENCIES = new Set(['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function numbers(rule: ICAL.Recur, part: string): readonly number[] {
  return ((rule.parts as Record<string, unknown>)[part] ?? []) as readonly number[];
}

/** Throws for a rule that Google refuses, or that would be searched for ever. */
export function refuseUnusable(rule: ICAL.Recur): void {
  if (!FREQUENCIES.has(rule.freq)) throw refusal(`FREQ=${rule.freq} is finer than Google Calendar repeats`);
  const days = numbers(rule, 'BYDAY') as readonly unknown[] as readonly string[];
  if (rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY' && days.some((day) => /\d/.test(day))) {
    throw refusal(`a numbered BYDAY does not go with FREQ=${rule.freq} (RFC 5545, 3.3.10)`);
  }
  const monthDays = numbers(rule, 'BYMONTHDAY');
  const months = numbers(rule, 'BYMONTH');
  const isPossible = (month: number) =>
    monthDays.some((day) => Math.abs(day) <= (LONGEST_MONTHS[month - 1] ?? 0));
  if (monthDays.length > 0 && months.length > 0 && !months.some(isPossible)) {
    throw refusal('no month of BYMONTH has a day of BYMONTHDAY');
  }
}

function refusal(reason: string): GoogleApiError {
  return new GoogleApiError(400, `Invalid recurrence rule: ${reason}.`, 'invalid');
}

/** False for what ran over into the next month: the 30th of February, 29 February in a common year. */
export function fitsMonth(rule: ICAL.Recur, wall: string, startMonth: number): boolean {
  const month = Number(wall.slice(5, 7));
  const months = numbers(rule, 'BYMONTH');
  if (months.length > 0) return months.includes(month);
  const isPlainYearly = rule.freq === 'YEARLY' && Object.keys(rule.parts).every((part) => part === 'WKST');
  return !isPlainYearly || month === startMonth;
}
