// The starts of a recurring event, worked out only as far as somebody asks, and kept.
// A rule runs on the wall clock of the event's zone; each wall time is then an instant of that zone.
import ICAL from 'ical.js';
import { GoogleApiError } from '../error';
import type { Span } from './event';
import { fitsMonth, refuseUnusable } from './rule';
import { instantOf, wallTimeOf } from './zone';

const DAY_MS = 86_400_000;
/** The wall clock and UTC never differ by more than a day: what lies this near a bound is looked at exactly. */
const MARGIN_MS = 2 * DAY_MS;
const MAX_STARTS = 100_000;
/** Read ahead, so that a window which moves on each minute does no work. */
const AHEAD_MS = 7 * DAY_MS;

interface Source {
  readonly rule: ICAL.Recur;
  iterator: ICAL.RecurIterator;
  /** Read, but later than what was asked for so far. */
  pending: string | undefined;
  ended: boolean;
}

export class Series {
  private readonly rules: readonly ICAL.Recur[];
  private readonly fixedMs: readonly number[];
  private readonly excludedMs = new Set<number>();
  private readonly excludedDays = new Set<string>();
  private readonly startMonth: number;
  private sources: Source[] = [];
  private starts: number[] = [];
  private knownFromMs = Number.POSITIVE_INFINITY;
  private knownToMs = Number.NEGATIVE_INFINITY;

  /** @param recurrence lines such as `RRULE:FREQ=DAILY` or `EXDATE;TZID=Asia/Tokyo:20261130T090000` */
  constructor(
    readonly recurrence: readonly string[],
    private readonly span: Span,
  ) {
    this.startMonth = Number(wallTimeOf(span.startMs, span.zone).slice(5, 7));
    const rules: ICAL.Recur[] = [];
    const fixed = [span.startMs];
    for (const line of recurrence) {
      const property = readLine(line);
      const times = property.getValues() as unknown[];
      if (property.name === 'rrule') rules.push(this.readRule(times[0] as ICAL.Recur));
      else if (property.name === 'rdate') fixed.push(...times.map((time) => this.instant(property, time)));
      else if (property.name === 'exdate') for (const time of times) this.exclude(property, time);
      else throw new GoogleApiError(400, `Invalid recurrence line: ${line}`, 'invalid');
    }
    this.rules = rules;
    this.fixedMs = fixed;
  }

  /** Starts in `fromMs ≤ start < toMs`, in order. */
  between(fromMs: number, toMs: number): readonly number[] {
    this.know(fromMs, toMs);
    return this.starts.slice(lowerBound(this.starts, fromMs), lowerBound(this.starts, toMs));
  }

  has(startMs: number): boolean {
    return this.between(startMs, startMs + 1).length > 0;
  }

  private know(fromMs: number, toMs: number): void {
    if (fromMs < this.knownFromMs) {
      this.knownFromMs = fromMs;
      this.knownToMs = Number.NEGATIVE_INFINITY;
      this.starts = this.fixedMs.filter((ms) => ms >= fromMs);
      this.sources = this.rules.map((rule) => this.open(rule, fromMs - MARGIN_MS));
    }
    if (toMs <= this.knownToMs) return;
    this.knownToMs = toMs + AHEAD_MS;
    const wallLimit = new Date(this.knownToMs + MARGIN_MS).toISOString().slice(0, 19);
    const found = this.sources.flatMap((source) => this.read(source, wallLimit));
    const all = new Set([...this.starts, ...found]);
    this.starts = [...all].filter((ms) => !this.isExcluded(ms)).sort((one, other) => one - other);
    if (this.starts.length > MAX_STARTS)
      throw new GoogleApiError(400, 'The recurrence is too dense.', 'invalid');
  }

  /** Runs one rule up to a wall time; what lies clearly before the known range is not converted. */
  private read(source: Source, wallLimit: string): number[] {
    const wallFloor = new Date(Math.max(this.knownFromMs - MARGIN_MS, 0)).toISOString().slice(0, 19);
    const found: number[] = [];
    while (!source.ended) {
      const wall = source.pending ?? nextWall(source);
      source.pending = undefined;
      if (wall === undefined) break;
      if (wall > wallLimit) {
        source.pending = wall;
        break;
      }
      if (wall < wallFloor || !fitsMonth(source.rule, wall, this.startMonth)) continue;
      const ms = instantOf(wall, this.span.zone);
      if (ms >= this.knownFromMs) found.push(ms);
    }
    return found;
  }

  /** An endless rule by day or week may begin whole periods later without changing what it gives. */
  private open(rule: ICAL.Recur, floorMs: number): Source {
    const wallStart = wallTimeOf(this.span.startMs, this.span.zone);
    const isWeekly = rule.freq === 'WEEKLY';
    let start = wallStart;
    if (!rule.count && rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') {
      const periodMs = rule.interval * (isWeekly ? 7 : 1) * DAY_MS;
      const startMs = Date.parse(`${wallStart}Z`);
      const periods = Math.floor((floorMs - startMs) / periodMs) - 1;
      if (periods > 0) start = new Date(startMs + periods * periodMs).toISOString().slice(0, 19);
    }
    return { rule, iterator: rule.iterator(this.time(start)), pending: undefined, ended: false };
  }

  private readRule(rule: ICAL.Recur): ICAL.Recur {
    refuseUnusable(rule);
    if (rule.until) rule.until = this.time(this.wallUntil(rule.until));
    return rule;
  }

  /** UNTIL is UTC for timed events (RFC 5545, 3.3.10); a bare date includes its day. */
  private wallUntil(until: ICAL.Time): string {
    if (until.isDate) return `${until.toString()}T23:59:59`;
    if (until.zone !== ICAL.Timezone.utcTimezone) return until.toString();
    return wallTimeOf(until.toUnixTime() * 1000, this.span.zone);
  }

  private time(wall: string): ICAL.Time {
    return this.span.allDay
      ? ICAL.Time.fromDateString(wall.slice(0, 10))
      : ICAL.Time.fromDateTimeString(wall);
  }

  private exclude(property: ICAL.Property, value: unknown): void {
    const time = value as ICAL.Time;
    if (time.isDate && !this.span.allDay) this.excludedDays.add(time.toString());
    else this.excludedMs.add(this.instant(property, time));
  }

  private isExcluded(ms: number): boolean {
    if (this.excludedMs.has(ms)) return true;
    return this.excludedDays.size > 0 && this.excludedDays.has(wallTimeOf(ms, this.span.zone).slice(0, 10));
  }

  private instant(property: ICAL.Property, value: unknown): number {
    const time = (value instanceof ICAL.Period ? value.start : value) as ICAL.Time;
    if (!time.isDate && time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000;
    const zone = property.getParameter('tzid');
    const wall = this.span.allDay ? time.toString().slice(0, 10) : time.toString();
    return instantOf(wall, typeof zone === 'string' && !this.span.allDay ? zone : this.span.zone);
  }
}

function readLine(line: string): ICAL.Property {
  try {
    return new ICAL.Property(ICAL.parse.property(line) as unknown as unknown[]);
  } catch (cause) {
    throw new GoogleApiError(
      400,
      `Invalid recurrence line: ${line} (${(cause as Error).message})`,
      'invalid',
    );
  }
}

function nextWall(source: Source): string | undefined {
  const time = source.iterator.next();
  if (!time) {
    source.ended = true;
    return undefined;
  }
  const wall = time.toString();
  return time.isDate ? `${wall}T00:00:00` : wall;
}

/** The first index whose value is not below `bound`. */
function lowerBound(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
