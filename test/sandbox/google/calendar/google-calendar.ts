// Google Calendar for the sandbox: the calendars of one account, edited from outside, read over REST.
import type { VirtualClock } from '../../clock';
import { discovery } from '../../contracts/discovery';
import type { Faults } from '../../faults';
import type { HttpHandler, HttpRequest, HttpResponse } from '../../http';
import { json } from '../../http';
import type { Journal } from '../../journal';
import { faultError, GoogleApiError } from '../error';
import { callByMethod } from './advanced';
import { answerBatch, BATCH_PATH } from './batch';
import { Calendar, type CalendarInfo, notFound } from './calendar';
import { deleteEvent, insertEvent, patchEvent, purgeEvent, splitFollowing } from './edit';
import type { EventResource } from './event';
import { importIcs } from './ics/import';
import type { IcsProblem } from './ics/problems';
import { listFailure, spoiltList } from './list-fault';
import { type Account, answerCall } from './rest';
import { isZone } from './zone';

export interface GoogleCalendarOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** The zone of a calendar that names none. */
  readonly timeZone?: string;
}

export type NewCalendar = Pick<CalendarInfo, 'id' | 'summary'> & Partial<CalendarInfo>;

export class GoogleCalendar {
  private readonly byId = new Map<string, Calendar>();
  private readonly failing = new Map<string, number>();
  private readonly account: Account;
  private readonly defaultZone: string;
  private readonly startMs: number;
  private insertions = 0;

  constructor(private readonly options: GoogleCalendarOptions) {
    this.startMs = options.clock.nowMs;
    this.defaultZone = options.timeZone ?? 'Asia/Tokyo';
    this.account = {
      nowMs: () => options.clock.nowMs,
      journal: options.journal,
      calendars: () => this.byId.values(),
      calendar: (id) => this.byId.get(id),
      faultOf: (id, url) => listFailure(options.faults, id, url) ?? this.failing.get(id ?? ''),
      losesEvent: (id) => options.faults.takeLostEvent(id),
      spoilList: (id, page) => spoiltList(page, options.faults.ofCalendar(id).answers),
    };
  }

  /** Serves https://www.googleapis.com/calendar/v3/… and the batch endpoint. */
  readonly handle: HttpHandler = async (request) => {
    if (new URL(request.url).pathname !== BATCH_PATH) return answerCall(this.account, request);
    const response = this.batch(request);
    this.options.journal.call('calendar', 'batch', String(response.status), response.body.length);
    return response;
  };

  /** One call of the advanced service, such as `calendar.events.list`. @throws GoogleApiError */
  call(methodId: string, parameters: Readonly<Record<string, unknown>>): unknown {
    return callByMethod(this.account, methodId, parameters);
  }

  private batch(request: HttpRequest): HttpResponse {
    const fault = this.options.faults.statusOf('calendar');
    if (fault !== undefined) return json(fault, faultError(fault).toCalendarBody());
    try {
      return answerBatch(request, (part) => answerCall(this.account, part));
    } catch (error) {
      if (!(error instanceof GoogleApiError)) throw error;
      this.options.journal.complain('calendar', `batch: ${error.message}`);
      return json(error.code, error.toCalendarBody());
    }
  }

  /** Throws GoogleApiError 409 where the id is taken, 400 where the zone is none. */
  addCalendar({ id, summary, timeZone = this.defaultZone, access = 'reader' }: NewCalendar): CalendarInfo {
    if (this.byId.has(id)) throw new GoogleApiError(409, `The calendar ${id} exists already.`, 'duplicate');
    if (!isZone(timeZone)) throw new GoogleApiError(400, `${timeZone} is no IANA time zone.`, 'invalid');
    const info = { id, summary, timeZone, access };
    this.byId.set(id, new Calendar(info));
    return info;
  }

  removeCalendar(id: string): void {
    this.byId.delete(id);
  }

  get calendars(): readonly CalendarInfo[] {
    return [...this.byId.values()].map(({ info }) => info);
  }

  /** Events as they are stored: single ones, series, and changed or cancelled instances. */
  events(calendarId: string): readonly EventResource[] {
    return [...this.calendar(calendarId).all()].map(({ resource }) => resource);
  }

  /** What is on in a window, instances included, in order of start: what a person would see. */
  agenda(calendarId: string, fromMs: number, toMs: number): readonly EventResource[] {
    const calendar = this.calendar(calendarId);
    return [...calendar.all()]
      .flatMap((event) => (event.series ? calendar.instancesOf(event, fromMs, toMs) : [event]))
      .filter(({ resource }) => resource.status !== 'cancelled')
      .filter(({ span }) => span.endMs > fromMs && span.startMs < toMs)
      .sort((one, other) => one.span.startMs - other.span.startMs)
      .map(({ resource }) => resource);
  }

  /** The event or instance under an id, whatever its status. */
  event(calendarId: string, eventId: string): EventResource | undefined {
    return this.calendar(calendarId).lookUp(eventId)?.resource;
  }

  /** @param resource a Google event; `start` and `end` are needed, all else has defaults */
  insert(calendarId: string, resource: unknown): EventResource {
    refuseUnknownFields(resource);
    this.insertions += 1;
    const newId = `sandbox${String(this.insertions).padStart(6, '0')}`;
    return insertEvent(this.calendar(calendarId), resource, newId, this.options.clock.nowMs);
  }

  /** Changes fields; null clears one. An instance's id changes that instance, a series' id all its instances. */
  patch(calendarId: string, eventId: string, patch: unknown): EventResource {
    refuseUnknownFields(patch);
    return patchEvent(this.calendar(calendarId), eventId, patch, this.options.clock.nowMs);
  }

  /** Cancels; an instance's id cancels that instance. Throws 404, and 410 where it is done already. */
  delete(calendarId: string, eventId: string): EventResource {
    return deleteEvent(this.calendar(calendarId), eventId, this.options.clock.nowMs);
  }

  /** Forgets an event for good: its GET answers 404. */
  purge(calendarId: string, eventId: string): void {
    purgeEvent(this.calendar(calendarId), eventId);
  }

  /** "This and following events": the instances from this one on have new ids. @returns the new series */
  splitFollowing(calendarId: string, instanceId: string, patch: unknown): EventResource {
    return splitFollowing(this.calendar(calendarId), instanceId, patch, this.options.clock.nowMs);
  }

  /**
   * Adds a calendar made of an .ics file. What cannot be read is told; the rest is used.
   * Nothing in it is created or updated later than the moment this account was made.
   */
  importIcs(
    fileName: string,
    text: string,
  ): { calendarId: string; imported: number; problems: readonly IcsProblem[] } {
    const calendarId = this.freeCalendarId(fileName);
    const { calendar, imported, problems } = importIcs(fileName, text, calendarId, this.startMs);
    this.byId.set(calendarId, calendar);
    return { calendarId, imported, problems };
  }

  private freeCalendarId(fileName: string): string {
    const base = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.ics$/i, '').toLowerCase();
    const name = base.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'calendar';
    let id = `${name}@import.calendar.google.com`;
    for (let number = 2; this.byId.has(id); number += 1) id = `${name}-${number}@import.calendar.google.com`;
    return id;
  }

  /** Every call on this calendar answers `status` until it is set to undefined. */
  failCalendar(calendarId: string, status: number | undefined): void {
    if (status === undefined) this.failing.delete(calendarId);
    else this.failing.set(calendarId, status);
  }

  private calendar(id: string): Calendar {
    const calendar = this.byId.get(id);
    if (!calendar) throw notFound();
    return calendar;
  }
}

function refuseUnknownFields(resource: unknown): void {
  const faults = discovery('calendar-v3')?.schemas.check('Event', resource) ?? [];
  if (faults.length > 0) throw new GoogleApiError(400, faults.join('\n'), 'invalid');
}
