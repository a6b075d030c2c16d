// The starts of a recurring event, worked out only as far as somebody asks, and kept.
// A rule runs on the wall clock of the event's zone; each wall time is then an instant of that zone.
import type ICAL from 'ical.js';
import { GoogleApiError } from '../error';
import type { Span } from './event';
import { Recurrence } from './recurrence';
import { fitsMonth } from './rule';
import { instantOf, wallTimeOf } from './zone';

const DAY_MS = 86_400_000;
/** The wall clock and UTC never differ by more than a day: what lies this near a bound is looked at exactly. */
const MARGIN_MS = 2 * DAY_MS;
const MAX_STARTS = 100_000;
/** Read ahead, so that a window which moves on each minute does no work. */
const AHEAD_MS = 7 * DAY_MS;

interface Source {
  readonly rule: ICAL.Recur;
  readonly iterator: ICAL.RecurIterator;
  /** Read, but later than what was asked for so far. */
  pending: string | undefined;
  ended: boolean;
}

export class Series {
  private readonly recurrence: Recurrence;
  private readonly wallStart: string;
  private sources: Source[] = [];
  private starts: number[] = [];
  private knownFromMs = Number.POSITIVE_INFINITY;
  private knownToMs = Number.NEGATIVE_INFINITY;

  /** @param lines as Google keeps them; throws GoogleApiError 400 for one that it refuses */
  constructor(
    lines: readonly string[],
    private readonly span: Span,
  ) {
    this.recurrence = new Recurrence(lines, span);
    this.wallStart = wallTimeOf(span.startMs, span.zone);
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
      this.starts = this.recurrence.fixedMs.filter((ms) => ms >= fromMs);
      this.sources = this.recurrence.rules.map((rule) => this.open(rule, fromMs - MARGIN_MS));
    }
    if (toMs <= this.knownToMs) return;
    this.knownToMs = toMs + AHEAD_MS;
    const wallLimit = new Date(this.knownToMs + MARGIN_MS).toISOString().slice(0, 19);
    const found = this.sources.flatMap((source) => this.read(source, wallLimit));
    const all = new Set([...this.starts, ...found]);
    this.starts = [...all].filter((ms) => !this.recurrence.isExcluded(ms)).sort((one, other) => one - other);
    if (this.starts.length > MAX_STARTS) {
      throw new GoogleApiError(400, 'The recurrence is too dense.', 'invalid');
    }
  }

  /** Runs one rule up to a wall time; what lies clearly before the known range is not converted. */
  private read(source: Source, wallLimit: string): number[] {
    const wallFloor = new Date(Math.max(this.knownFromMs - MARGIN_MS, 0)).toISOString().slice(0, 19);
    const startMonth = Number(this.wallStart.slice(5, 7));
    const found: number[] = [];
    while (!source.ended) {
      const wall = source.pending ?? nextWall(source);
      source.pending = undefined;
      if (wall === undefined) break;
      if (wall > wallLimit) {
        source.pending = wall;
        break;
      }
      if (wall < wallFloor || !fitsMonth(source.rule, wall, startMonth)) continue;
      const ms = instantOf(wall, this.span.zone);
      if (ms >= this.knownFromMs) found.push(ms);
    }
    return found;
  }

  /** An endless rule by day or week may begin whole periods later without changing what it gives. */
  private open(rule: ICAL.Recur, floorMs: number): Source {
    const isWeekly = rule.freq === 'WEEKLY';
    let start = this.wallStart;
    if (!rule.count && rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') {
      const periodMs = rule.interval * (isWeekly ? 7 : 1) * DAY_MS;
      const startMs = Date.parse(`${this.wallStart}Z`);
      const periods = Math.floor((floorMs - startMs) / periodMs) - 1;
      if (periods > 0) start = new Date(startMs + periods * periodMs).toISOString().slice(0, 19);
    }
    return { rule, iterator: this.recurrence.iterator(rule, start), pending: undefined, ended: false };
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
