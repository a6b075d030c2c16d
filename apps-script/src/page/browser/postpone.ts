// The choice of a later time: half an hour, an hour, or a time in the visitor's own zone. Nothing is checked here that the
// server does not check.
import type { PageView } from '../view';
import { byId, field } from './elements';
import type { Showing } from './show';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const PROPOSED_MS = 120 * MINUTE_MS;

type Range = NonNullable<PageView['postpone']>;

export function showPostpone({ data, view, language, working, nowMs }: Showing): void {
  const { postpone } = view;
  const texts = data.texts[language].postpone;
  byId('postpone').hidden = postpone === null;
  byId('postponeLabel').textContent = texts.open;
  byId('halfHour').textContent = texts.halfHour;
  byId('hour').textContent = texts.hour;
  byId('untilLabel').textContent = texts.until;
  byId('toTime').textContent = texts.toTime;
  for (const id of ['halfHour', 'hour', 'until', 'toTime']) field(id).disabled = working;
  if (postpone === null) return;
  const until = field('until');
  const fromMs = from(postpone, nowMs);
  until.min = onTheWall(up(fromMs + 1, MINUTE_MS));
  until.max = onTheWall(Date.parse(postpone.latestIso));
  if (until.value === '') until.value = onTheWall(up(fromMs + PROPOSED_MS, QUARTER_MS));
}

/** So many minutes after it is due, or from now on where that has passed, to the whole minute; ISO 8601. */
export function minutesLater(minutes: number, postpone: Range, nowMs: number): string {
  return new Date(up(from(postpone, nowMs) + minutes * MINUTE_MS, MINUTE_MS)).toISOString();
}

/** The time that stands in the field, by the browser's zone, as ISO 8601; null where there is none. */
export function chosenTime(): string | null {
  const ms = new Date(field('until').value).getTime();
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function from({ afterIso }: Range, nowMs: number): number {
  return Math.max(Date.parse(afterIso), nowMs);
}

function up(ms: number, stepMs: number): number {
  return Math.ceil(ms / stepMs) * stepMs;
}

/** As a `datetime-local` field wants it. */
function onTheWall(ms: number): string {
  const offsetMs = new Date(ms).getTimezoneOffset() * MINUTE_MS;
  return new Date(ms - offsetMs).toISOString().slice(0, 16);
}
