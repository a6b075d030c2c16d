// One tick's reading, indexed for the rules: what is known of a task's calendar, event and incident.

import { NO_HOLD, outsideOf, spansOf } from '../hold';
import type { Incident } from '../incident';
import type { IncidentLog } from '../incident-log';
import { taskKeyOf } from '../keys';
import type { Memory } from '../memory';
import type { DirectiveProblem } from '../occurrence/directives';
import { factsOf } from '../occurrence/facts';
import type { Occurrence } from '../occurrence/occurrence';
import type { EventReading, Reading } from '../reading';
import { type CalendarUse, calendarsInUse } from '../settings/in-use';
import type { CalendarSettings } from '../settings/settings';
import type { Task } from '../task';
import type { SkipReason } from '../texts';
import { appearedLate } from './appeared-late';
import { type FollowedFacts, withPostponement } from './follow';
import { type Followers, followersOf, isShared } from './shared';

const MINUTE_MS = 60_000;

export interface LiveEvent {
  readonly kind: 'live';
  /** With the due time that counts for this row. */
  readonly facts: FollowedFacts;
  readonly skip: SkipReason | null;
  /** Directives that were not understood. */
  readonly problems: readonly DirectiveProblem[];
}

/** What is known of a task's event. */
export type EventVerdict =
  | LiveEvent
  /** Proved by the event's own GET. */
  | { readonly kind: 'gone' }
  /** A first 404 or 410 while its calendar was readable: to be asked once more before anything follows from it. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unknown' };

export class Context {
  private readonly settingsById: ReadonlyMap<string, CalendarSettings>;
  private readonly uses: ReadonlyMap<string, CalendarUse>;
  private readonly listed = new Map<string, Occurrence>();
  private readonly openById = new Map<string, Incident>();
  private readonly resolvedById: ReadonlyMap<string, Incident>;
  private readonly followers: Followers;

  constructor(
    readonly reading: Reading,
    /** As this reading leaves it. */
    private readonly memory: Memory,
    readonly nowMs: number,
  ) {
    this.settingsById = new Map(reading.settings.calendars.map((each) => [each.calendarId, each]));
    this.uses = calendarsInUse(reading.settings, reading.memory);
    for (const [calendarId, calendar] of reading.calendars) {
      if (calendar.kind === 'unread') continue;
      for (const each of calendar.occurrences) {
        if (each.kind === 'live')
          this.listed.set(taskKeyOf(calendarId, each.occurrence.eventId), each.occurrence);
      }
    }
    this.followers = followersOf(reading.tasks);
    this.resolvedById = new Map(reading.resolved.map((incident) => [incident.id, incident]));
    if (reading.incidents.kind === 'unread') return;
    for (const incident of reading.incidents.open) this.openById.set(incident.id, incident);
  }

  /** The calendar's row; undefined where it is off, gone from the tab, or has a bad cell. */
  settingsOf(task: Task): CalendarSettings | undefined {
    const settings = this.settingsById.get(task.calendarId);
    return settings?.mode === 'off' ? undefined : settings;
  }

  /** Whether and how the calendar's due rows are opened, also while its row has a bad cell or the tab is unread. */
  useOf(task: Task): CalendarUse | undefined {
    return this.uses.get(task.calendarId);
  }

  /** Whether the task's calendar was switched off at its time, and came into use only afterwards. */
  wasOffAt({ calendarId, startMs, dueMs }: Task): boolean {
    const onSinceMs = this.memory.calendars[calendarId]?.onSinceMs ?? null;
    return onSinceMs !== null && Math.max(startMs, dueMs) < onSinceMs;
  }

  calendarUnread(task: Task): boolean {
    return this.reading.calendars.get(task.calendarId)?.kind !== 'read';
  }

  verdict(task: Task): EventVerdict {
    const ref = taskKeyOf(task.calendarId, task.eventId);
    const asked: EventReading | undefined = this.reading.events.get(ref);
    if (asked?.kind === 'cancelled') return { kind: 'gone' };
    if (asked?.kind === 'gone') {
      if (this.calendarUnread(task)) return { kind: 'unknown' };
      const { calendars } = this.reading.memory;
      const seenBefore = calendars[task.calendarId]?.missing[task.eventId] !== undefined;
      return { kind: seenBefore ? 'gone' : 'waiting' };
    }
    const occurrence = asked?.kind === 'live' ? asked.occurrence : this.listed.get(ref);
    const settings = this.settingsOf(task);
    if (!occurrence || !settings) return { kind: 'unknown' };
    const facts = factsOf(occurrence, settings, this.timeZoneOf(task));
    if (facts.kind === 'never') return { kind: 'gone' };
    return { ...facts, facts: withPostponement(task, facts.facts), kind: 'live' };
  }

  /** Whether a hold, of the calendar or of all, lets nothing open now. */
  isHeld({ holdUntilMs }: CalendarUse): boolean {
    return Math.max(holdUntilMs ?? 0, this.reading.settings.general.holdUntilMs ?? 0) > this.nowMs;
  }

  /**
   * Whether it is too late to open it: due for longer than the catch-up window, which stands still while it is held.
   * With a lead longer than the window the work may still lie ahead: then it is opened late.
   */
  isTooLate({ calendarId, dueMs, startMs }: Pick<Task, 'calendarId' | 'dueMs' | 'startMs'>): boolean {
    const { general } = this.reading.settings;
    const cells = [general.holdUntilMs, this.uses.get(calendarId)?.holdUntilMs ?? null];
    const spans = [
      ...spansOf(this.memory.hold, this.nowMs),
      ...spansOf(this.memory.calendars[calendarId]?.hold ?? NO_HOLD, this.nowMs),
      // A hold that was over before any tick could see it.
      ...cells.flatMap((toMs) => (toMs === null ? [] : [{ fromMs: 0, toMs }])),
    ];
    const waitedMs = outsideOf(spans, dueMs, this.nowMs);
    return waitedMs > general.catchUpMinutes * MINUTE_MS && startMs <= this.nowMs;
  }

  /** Whether Toban watched the calendar at that start, and it was not yet long past when Toban last looked. */
  isRecent(startMs: number, { calendarId }: Task): boolean {
    const firstReadMs = this.memory.calendars[calendarId]?.firstReadMs ?? null;
    const isWatched = firstReadMs !== null && firstReadMs <= startMs;
    return isWatched && !appearedLate(startMs, calendarId, this.reading.memory);
  }

  /** The task's incident among PagerDuty's open ones; undefined proves nothing. */
  openIncident(task: Task): Incident | undefined {
    return task.incidentId === null ? undefined : this.openById.get(task.incidentId);
  }

  /** The task's incident among those that were resolved last; undefined proves nothing. */
  resolvedIncident(task: Task): Incident | undefined {
    return task.incidentId === null ? undefined : this.resolvedById.get(task.incidentId);
  }

  isShared(task: Task): boolean {
    return isShared(task, this.followers);
  }

  /** The log of the task's incident, where a start of it is to be confirmed. */
  logOf(task: Task): IncidentLog | null {
    return (task.incidentId === null ? undefined : this.reading.logs.get(task.incidentId)) ?? null;
  }

  private timeZoneOf(task: Task): string {
    const calendar = this.reading.calendars.get(task.calendarId);
    return calendar?.kind === 'read' ? calendar.timeZone : task.timeZone;
  }
}
