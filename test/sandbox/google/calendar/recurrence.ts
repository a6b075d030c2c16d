// The recurrence lines of an event, as Google keeps them: rules, single dates, and what they leave out.
import ICAL from 'ical.js';
import { GoogleApiError } from '../error';
import type { Span } from './event';
import { refuseUnusable } from './rule';
import { instantOf, wallTimeOf } from './zone';

export class Recurrence {
  readonly rules: readonly ICAL.Recur[];
  /** The event's own start, which counts whatever the rules say, and every RDATE. */
  readonly fixedMs: readonly number[];
  private readonly excludedMs = new Set<number>();
  private readonly excludedDays = new Set<string>();

  /**
   * @param lines such as `RRULE:FREQ=DAILY` or `EXDATE;TZID=Asia/Tokyo:20261130T090000`
   * @throws GoogleApiError 400 for a line that Google refuses
   */
  constructor(
    lines: readonly string[],
    private readonly span: Span,
  ) {
    const rules: ICAL.Recur[] = [];
    const fixed = [span.startMs];
    for (const line of lines) {
      const property = readLine(line);
      const times = property.getValues() as unknown[];
      if (property.name === 'rrule') rules.push(this.readRule(times[0] as ICAL.Recur));
      else if (property.name === 'rdate') fixed.push(...times.map((time) => this.instant(property, time)));
      else if (property.name === 'exdate') for (const time of times) this.exclude(property, time);
      else throw refusal(line);
    }
    this.rules = rules;
    this.fixedMs = fixed;
  }

  /** EXDATE names an instant; with a bare date it takes out all of that day. */
  isExcluded(ms: number): boolean {
    if (this.excludedMs.has(ms)) return true;
    return this.excludedDays.size > 0 && this.excludedDays.has(wallTimeOf(ms, this.span.zone).slice(0, 10));
  }

  /** A rule's wall clock from a wall time on; the rule runs on days only where the event is all-day. */
  iterator(rule: ICAL.Recur, wall: string): ICAL.RecurIterator {
    return rule.iterator(this.time(wall));
  }

  private readRule(rule: ICAL.Recur): ICAL.Recur {
    refuseUnusable(rule);
    if (rule.until) rule.until = this.time(this.wallUntil(rule.until));
    try {
      this.iterator(rule, wallTimeOf(this.span.startMs, this.span.zone));
    } catch (cause) {
      throw refusal(`${rule.toString()} (${(cause as Error).message})`);
    }
    return rule;
  }

  /** UNTIL is UTC for timed events (RFC 5545, 3.3.10); a bare date includes its day. */
  private wallUntil(until: ICAL.Time): string {
    if (until.isDate) return `${until.toString()}T23:59:59`;
    if (until.zone !== ICAL.Timezone.utcTimezone) return until.toString();
    return wallTimeOf(until.toUnixTime() * 1_000, this.span.zone);
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

  private instant(property: ICAL.Property, value: unknown): number {
    const time = (value instanceof ICAL.Period ? value.start : value) as ICAL.Time;
    if (!time.isDate && time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1_000;
    if (this.span.allDay) return instantOf(time.toString().slice(0, 10), this.span.zone);
    const zone = property.getParameter('tzid');
    return instantOf(time.toString(), typeof zone === 'string' ? zone : this.span.zone);
  }
}

function readLine(line: string): ICAL.Property {
  try {
    return new ICAL.Property(ICAL.parse.property(line) as unknown as unknown[]);
  } catch (cause) {
    throw refusal(`${line} (${(cause as Error).message})`);
  }
}

function refusal(line: string): GoogleApiError {
  return new GoogleApiError(400, `Invalid recurrence line: ${line}`, 'invalid');
}
