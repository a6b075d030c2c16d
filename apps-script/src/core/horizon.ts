// How far ahead a calendar is listed, and which of what it lists is taken into the ledger already.
import type { CalendarSettings, GeneralSettings } from './settings/settings';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The longest lead that a cell or a directive may have. */
const LONGEST_LEAD_MS = 7 * DAY_MS;
/** An event gets its row from this long before it is due. */
const KNOWN_BEFORE_DUE_MS = DAY_MS;
/**
 * A `lead:` line is known only once its event was read, so days beyond the calendar's own lead must be looked at too.
 * Every list eight days long would be about seven times the answer that a tick has to take in; so each tick does that
 * for every fifth calendar only.
 */
const FAR_EVERY_TICKS = 5;

/**
 * Until when this tick lists the calendar, by start.
 * @param place which one it is among the calendars in use, from 0
 * @param isNew it was never read completely
 */
export function listedUntilMs(
  settings: CalendarSettings,
  place: number,
  isNew: boolean,
  nowMs: number,
): number {
  const isFar = isNew || (Math.floor(nowMs / MINUTE_MS) + place) % FAR_EVERY_TICKS === 0;
  const leadMs = isFar ? LONGEST_LEAD_MS : settings.leadMinutes * MINUTE_MS;
  return nowMs + leadMs + KNOWN_BEFORE_DUE_MS;
}

/**
 * From when on a calendar is listed, by end: back to where it was covered, and at least over the catch-up window.
 * @param coveredUntilMs null where it was never read completely
 */
export function listedFromMs(
  coveredUntilMs: number | null,
  { catchUpMinutes }: Pick<GeneralSettings, 'catchUpMinutes'>,
  nowMs: number,
): number {
  return Math.min(coveredUntilMs ?? nowMs, nowMs - catchUpMinutes * MINUTE_MS);
}

export function isWithinHorizon(dueMs: number, nowMs: number): boolean {
  return dueMs < nowMs + KNOWN_BEFORE_DUE_MS;
}
