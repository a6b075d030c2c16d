// One calendar: its events, and the instances that recurring ones stand for.
// A changed or cancelled instance is an event of its own under the instance's id, as Google keeps it.
import { GoogleApiError } from '../error';
import { type EventResource, type EventTime, type Span, spanOf, timeFields } from './event';
import { Series } from './expand';
import { parseTime, utcStamp, wallTimeOf } from './zone';

/** What the account that Toban runs as may do with a calendar; `none` answers like one that does not exist. */
type Access = 'none' | 'freeBusyReader' | 'reader' | 'writer' | 'owner';

export interface CalendarInfo {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly access: Access;
}

export interface StoredEvent {
  readonly resource: EventResource;
  readonly span: Span;
  /** Only a recurring event has one. */
  readonly series: Series | undefined;
}

export class Calendar {
  private readonly stored = new Map<string, StoredEvent>();
  /** Unchanged instances by id, made when first asked for, gone with any change of their event. */
  private readonly instances = new Map<string, Map<string, StoredEvent>>();

  constructor(readonly info: CalendarInfo) {}

  all(): Iterable<StoredEvent> {
    return this.stored.values();
  }

  find(id: string): StoredEvent | undefined {
    return this.stored.get(id);
  }

  /** Stores a resource as it is; its times decide where it stands. Throws what Google refuses. */
  put(resource: EventResource): StoredEvent {
    const span = spanOf(resource.start, resource.end, this.info.timeZone);
    const lines = resource.recurrence ?? [];
    const series = lines.length > 0 ? new Series(lines, span) : undefined;
    const shown = Object.freeze({
      ...resource,
      ...timeFields(span, this.info.timeZone),
      htmlLink: this.link(resource.id),
    });
    const stored = { resource: shown, span, series };
    this.stored.set(resource.id, stored);
    this.instances.delete(resource.id);
    return stored;
  }

  remove(id: string): void {
    this.stored.delete(id);
    this.instances.delete(id);
  }

  exceptionsOf(masterId: string): StoredEvent[] {
    return [...this.stored.values()].filter((event) => event.resource.recurringEventId === masterId);
  }

  /** The event or instance under an id, changed or not. */
  lookUp(id: string): StoredEvent | undefined {
    const own = this.stored.get(id);
    if (own) return own;
    const match = /^(.+)_(\d{8}(?:T\d{6}Z)?)$/.exec(id);
    const master = match?.[1] === undefined ? undefined : this.stored.get(match[1]);
    if (!master?.series || match?.[2] === undefined) return undefined;
    const startMs = this.stampMs(match[2]);
    const isItsOwnForm = this.instanceId(master, startMs) === id;
    return isItsOwnForm && master.series.has(startMs) ? this.instance(master, startMs) : undefined;
  }

  /** Unchanged instances that end after `fromMs` and start before `toMs`. */
  instancesOf(master: StoredEvent, fromMs: number, toMs: number): StoredEvent[] {
    const { series, span } = master;
    if (!series) return [];
    // A day of spare on both sides, since a day's length and zone rules move bounds; the caller compares exactly.
    const firstStartMs = fromMs - (span.endMs - span.startMs) - 86_400_000;
    return series
      .between(firstStartMs, toMs)
      .map((startMs) => this.instance(master, startMs))
      .filter((event) => !this.stored.has(event.resource.id));
  }

  /** The instance that begins at `startMs` as its series gives it, whatever was done to it since. */
  unchanged(master: StoredEvent, startMs: number): StoredEvent {
    return this.instance(master, startMs);
  }

  instantOf(time: EventTime): number {
    return parseTime(time.date ?? time.dateTime ?? '', this.info.timeZone);
  }

  private instanceId(master: StoredEvent, startMs: number): string {
    const stamp = master.span.allDay
      ? wallTimeOf(startMs, this.info.timeZone).slice(0, 10).replace(/-/g, '')
      : utcStamp(startMs);
    return `${master.resource.id}_${stamp}`;
  }

  private instance(master: StoredEvent, startMs: number): StoredEvent {
    const id = this.instanceId(master, startMs);
    const known = this.instances.get(master.resource.id) ?? new Map<string, StoredEvent>();
    this.instances.set(master.resource.id, known);
    let found = known.get(id);
    if (!found) {
      found = this.makeInstance(master, id, startMs);
      known.set(id, found);
    }
    return found;
  }

  private makeInstance(master: StoredEvent, id: string, startMs: number): StoredEvent {
    const { recurrence: _, ...fields } = master.resource;
    const span = { ...master.span, startMs, endMs: this.endOf(master.span, startMs) };
    const times = timeFields(span, this.info.timeZone);
    const resource: EventResource = Object.freeze({
      ...fields,
      ...times,
      id,
      htmlLink: this.link(id),
      recurringEventId: master.resource.id,
      originalStartTime: times.start,
    });
    return { resource, span, series: undefined };
  }

  private link(id: string): string {
    const eid = Buffer.from(`${id} ${this.info.id}`).toString('base64url');
    return `https://www.google.com/calendar/event?eid=${eid}`;
  }

  /** A timed event lasts as long in milliseconds (RFC 5545, 3.8.5.3), an all-day one as many days. */
  private endOf(span: Span, startMs: number): number {
    if (!span.allDay) return startMs + span.endMs - span.startMs;
    const days = Math.round((span.endMs - span.startMs) / 86_400_000);
    const date = new Date(`${wallTimeOf(startMs, this.info.timeZone).slice(0, 10)}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + days);
    return parseTime(date.toISOString().slice(0, 10), this.info.timeZone);
  }

  /** A date that does not exist runs over, and then does not give the id it was read from. */
  private stampMs(stamp: string): number {
    const [year, month, day, hour, minute, second] = (/^(....)(..)(..)(?:T(..)(..)(..)Z)?$/.exec(stamp) ?? [])
      .slice(1)
      .map((part) => Number(part ?? 0));
    const ms = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return stamp.length > 8 ? ms : parseTime(new Date(ms).toISOString().slice(0, 10), this.info.timeZone);
  }
}

/** A deleted event is sure to carry its id alone; a cancelled instance also says which one it was. */
export function tombstone(event: EventResource): Readonly<Record<string, unknown>> {
  const { kind, etag, id, status, recurringEventId, originalStartTime } = event;
  if (recurringEventId === undefined) return { kind, etag, id, status };
  return { kind, etag, id, status, recurringEventId, originalStartTime: originalStartTime as EventTime };
}

export function notFound(): GoogleApiError {
  return new GoogleApiError(404, 'Not Found', 'notFound');
}
