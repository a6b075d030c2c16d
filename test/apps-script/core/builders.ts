// Small builders of what core takes: each with one plain, valid value that a test overrides where it matters.
import { createHash } from 'node:crypto';
import type { Activity, ActivityLine, PostponedLine } from '../../../apps-script/src/core/activity';
import type { Incident } from '../../../apps-script/src/core/incident';
import type { IncidentLog, LogEntry } from '../../../apps-script/src/core/incident-log';
import { type Digest, incidentKeyOf, taskKeyOf } from '../../../apps-script/src/core/keys';
import type { RowProblem } from '../../../apps-script/src/core/ledger/ledger';
import {
  type CalendarMemory,
  type Memory,
  NEW_CALENDAR,
  NEW_MEMORY,
} from '../../../apps-script/src/core/memory';
import type { Occurrence } from '../../../apps-script/src/core/occurrence/occurrence';
import type { EventReading, Reading } from '../../../apps-script/src/core/reading';
import type { CalendarSettings, GeneralSettings } from '../../../apps-script/src/core/settings/settings';
import type { Intent, Task } from '../../../apps-script/src/core/task';
import { en } from '../../../apps-script/src/i18n/catalogue';

export const CALENDAR = 'acme@group.calendar.google.com';
export const EVENT = 'backup01';
export const REF = `${CALENDAR}/${EVENT}`;
export const texts = en.core;

export const digest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
export const keyOf = (attempt: number, eventId = EVENT): string =>
  incidentKeyOf(taskKeyOf(CALENDAR, eventId), attempt, digest);

/** An ISO time such as `2026-11-30T09:00Z` → epoch milliseconds. */
export const at = (iso: string): number => {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`"${iso}" is no time`);
  return ms;
};

export const general = (over: Partial<GeneralSettings> = {}): GeneralSettings => ({
  language: 'en',
  testChannel: null,
  catchUpMinutes: 1440,
  archiveAfterMinutes: 43_200,
  overrunGraceMinutes: 15,
  overrunIntervalMinutes: 60,
  onTimeMinutes: 10,
  runTimeMinutes: 90,
  holdUntilMs: null,
  ...over,
});

export const calendarSettings = (over: Partial<CalendarSettings> = {}): CalendarSettings => ({
  calendarId: CALENDAR,
  customer: 'Acme',
  mode: 'on',
  service: 'PSVC001',
  policy: null,
  urgency: 'high',
  from: 'duty@example.com',
  leadMinutes: 0,
  allDayTime: '09:00',
  channel: 'C0ACME00',
  mention: null,
  remindEveryMinutes: 10,
  titleFilter: null,
  finish: 'manual',
  holdUntilMs: null,
  ...over,
});

/** A timed event, 09:00–10:00 in Tokyo on 30 November 2026. */
export const occurrence = (over: Partial<Occurrence> = {}): Occurrence => ({
  eventId: EVENT,
  title: 'Check the backup',
  description: '',
  start: { kind: 'instant', ms: at('2026-11-30T00:00Z') },
  end: { kind: 'instant', ms: at('2026-11-30T01:00Z') },
  eventType: 'default',
  declined: false,
  link: null,
  recurringEventId: null,
  ...over,
});

export const timed = (start: string, end: string, over: Partial<Occurrence> = {}): Occurrence =>
  occurrence({ start: { kind: 'instant', ms: at(start) }, end: { kind: 'instant', ms: at(end) }, ...over });

/** The row of `occurrence()`, waiting for its time. */
export const task = (over: Partial<Task> = {}): Task => ({
  key: REF,
  calendarId: CALENDAR,
  eventId: EVENT,
  title: 'Check the backup',
  customer: 'Acme',
  startMs: at('2026-11-30T00:00Z'),
  endMs: at('2026-11-30T01:00Z'),
  allDay: false,
  timeZone: 'Asia/Tokyo',
  dueMs: at('2026-11-30T00:00Z'),
  service: 'PSVC001',
  policy: null,
  urgency: 'high',
  from: 'duty@example.com',
  channel: 'C0ACME00',
  mention: null,
  remindEveryMinutes: 10,
  finish: 'manual',
  runbook: null,
  assignee: null,
  eventLink: null,
  attempt: 1,
  state: 'upcoming',
  sinceMs: at('2026-11-29T00:00Z'),
  lateMinutes: 0,
  intent: null,
  closing: null,
  pending: null,
  incidentId: null,
  incidentLink: null,
  openedMs: null,
  startedMs: null,
  doneMs: null,
  finishedBy: null,
  by: null,
  postponedMs: null,
  postponedBy: null,
  reason: null,
  skippedFor: null,
  note: null,
  reminders: 0,
  stillOpenMs: null,
  overruns: 0,
  merged: null,
  refusal: null,
  rev: at('2026-11-29T00:00Z'),
  delivered: at('2026-11-29T00:00Z'),
  ...over,
});

export const intent = (over: Partial<Intent> = {}): Intent => ({
  service: 'PSVC001',
  policy: null,
  urgency: 'high',
  from: 'duty@example.com',
  title: 'Check the backup',
  startMs: at('2026-11-30T00:00Z'),
  dueMs: at('2026-11-30T00:00Z'),
  atMs: at('2026-11-30T00:00Z'),
  waitedFromMs: null,
  ...over,
});

/** The intent stands; whether its incident exists is not known. */
export const opening = (over: Partial<Task> = {}): Task =>
  task({ state: 'opening', intent: intent(), sinceMs: at('2026-11-30T00:00Z'), ...over });

/** Its incident was opened at 09:00 in Tokyo. */
export const open = (over: Partial<Task> = {}): Task =>
  opening({
    state: 'open',
    incidentId: 'Q1',
    incidentLink: 'https://acme.pagerduty.com/incidents/Q1',
    openedMs: at('2026-11-30T00:00Z'),
    ...over,
  });

/** Started by Sato at 09:05 in Tokyo. */
export const started = (over: Partial<Task> = {}): Task =>
  open({
    state: 'started',
    by: 'Sato',
    sinceMs: at('2026-11-30T00:05Z'),
    startedMs: at('2026-11-30T00:05Z'),
    ...over,
  });

/** Finished at 09:50 in Tokyo. */
export const done = (over: Partial<Task> = {}): Task =>
  started({ state: 'done', sinceMs: at('2026-11-30T00:50Z'), doneMs: at('2026-11-30T00:50Z'), ...over });

export const incident = (over: Partial<Incident> = {}): Incident => ({
  id: 'Q1',
  key: keyOf(1),
  status: 'triggered',
  changedMs: at('2026-11-30T00:00Z'),
  changedBy: { kind: 'person', name: 'API user' },
  acknowledgedBy: null,
  createdMs: at('2026-11-30T00:00Z'),
  link: 'https://acme.pagerduty.com/incidents/Q1',
  bodyStartMs: at('2026-11-30T00:00Z'),
  mergedInto: null,
  ...over,
});

/** What people and Toban did to an incident, oldest first. */
export const logEntry = (kind: LogEntry['kind'], iso: string, by: string | null = 'Toban'): LogEntry => ({
  kind,
  atMs: at(iso),
  agentId: by && `id of ${by}`,
  by,
});

const LINE = {
  rowIndex: 1,
  atMs: at('2026-11-30T00:03Z'),
  by: 'Sato',
  taskKey: REF,
  attempt: 1,
  note: null,
  nonce: 'n1',
};

type Line = Partial<Omit<ActivityLine, 'action'>> & { readonly rowIndex?: number };

export const click = (over: Line & { readonly action?: 'start' | 'finish' } = {}): Activity => ({
  action: 'start',
  ...LINE,
  ...over,
});

/** Sato puts the task off to this time. */
export const postponement = (until: string, over: Line = {}): PostponedLine => ({
  ...LINE,
  ...over,
  action: 'postpone',
  untilMs: at(until),
});

export const calendarMemory = (over: Partial<CalendarMemory> = {}): CalendarMemory => ({
  ...NEW_CALENDAR,
  firstReadMs: at('2026-11-01T00:00Z'),
  coveredUntilMs: at('2026-11-29T23:59Z'),
  ...over,
});

export const memory = (over: Partial<CalendarMemory> = {}): Memory => ({
  ...NEW_MEMORY,
  writtenMs: at('2026-11-29T23:59Z'),
  settings: general(),
  calendars: { [CALENDAR]: calendarMemory(over) },
});

export interface Read {
  readonly settings?: Partial<CalendarSettings>;
  readonly general?: Partial<GeneralSettings>;
  readonly tasks?: readonly Task[];
  /** What the calendar's list gives; `'unread'` where it could not be read. */
  readonly listed?: readonly Occurrence[] | 'unread';
  /** The calendar's zone. */
  readonly timeZone?: string;
  /** What the own GET of `occurrence()`'s event says. */
  readonly event?: EventReading;
  /** What other events' own GETs say, by event id. */
  readonly events?: Readonly<Record<string, EventReading>>;
  /** PagerDuty's open incidents. */
  readonly incidents?: readonly Incident[] | 'unread';
  /** Those that were resolved last. */
  readonly resolved?: readonly Incident[];
  /** By incident id. */
  readonly logs?: Readonly<Record<string, IncidentLog>>;
  readonly activities?: readonly Activity[];
  /** Lines that a tick has taken. */
  readonly postponements?: readonly PostponedLine[];
  readonly memory?: Memory;
  readonly unreadableRows?: readonly RowProblem[];
}

/** One tick's reading of one calendar in Tokyo. */
export function reading(read: Read = {}): Reading {
  const { listed = [], incidents = [] } = read;
  return {
    settings: {
      general: general(read.general),
      calendars: [calendarSettings(read.settings)],
      broken: [],
      problems: [],
      unread: null,
    },
    tasks: read.tasks ?? [],
    unreadableRows: read.unreadableRows ?? [],
    lackingColumns: [],
    activities: read.activities ?? [],
    postponements: new Map((read.postponements ?? []).map((line) => [line.taskKey, line])),
    memory: read.memory ?? memory(),
    calendars: new Map([
      [
        CALENDAR,
        listed === 'unread'
          ? { kind: 'unread', reason: 'Google Calendar answered 500' }
          : {
              kind: 'read',
              timeZone: read.timeZone ?? 'Asia/Tokyo',
              occurrences: listed.map((each) => ({ kind: 'live', occurrence: each })),
            },
      ],
    ]),
    events: new Map([
      ...(read.event ? [[REF, read.event] as const] : []),
      ...Object.entries(read.events ?? {}).map(([id, each]) => [taskKeyOf(CALENDAR, id), each] as const),
    ]),
    incidents:
      incidents === 'unread'
        ? { kind: 'unread', reason: 'PagerDuty answered 503' }
        : { kind: 'read', open: incidents },
    resolved: read.resolved ?? [],
    tabs: { ledger: 'Ledger', settings: 'Settings', activity: 'Activity', state: 'State' },
    logs: new Map(Object.entries(read.logs ?? {})),
    subscriptions: null,
    texts,
    digest,
  };
}

/** A row of the ledger with a mistyped cell. */
export const unreadableRow = (over: Partial<RowProblem> = {}): RowProblem => ({
  key: REF,
  event: REF,
  startMs: at('2026-11-30T00:00Z'),
  row: 2,
  column: 'Due',
  value: 'x',
  allowed: 'instant',
  ...over,
});

export const live = (each: Occurrence): EventReading => ({ kind: 'live', occurrence: each });
