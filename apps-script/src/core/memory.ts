// What a tick must remember beside the tasks: the hidden State tab, one JSON cell a key.
import * as v from 'valibot';
import { type HealthOf, healthSchema, SERVICES } from './health/health';
import { NOTHING_SPENT, type RunTime, runTimeSchema } from './health/run-time';
import { lookSchema, NEVER_LOOKED } from './health/second-look';
import { NEVER_TICKED, tickedSchema } from './health/ticked';
import { holdSchema, NO_HOLD } from './hold';
import { parseJson } from './json';
import { SCHEMA_ROW } from './schema';
import { type GeneralSettings, MODES } from './settings/settings';

const instant = v.pipe(v.number(), v.integer());

const keptKeySchema = v.object({
  key: v.string(),
  /** When the event ends: it is listed that long, and a while longer. */
  endMs: instant,
});
/** The key of a row that goes on under another event than its key names. */
export type KeptKey = v.InferOutput<typeof keptKeySchema>;

const calendarSchema = v.object({
  /** When the calendar was first read completely: nothing that started earlier is opened. */
  firstReadMs: v.nullable(instant),
  /** Up to when it was read completely. */
  coveredUntilMs: v.nullable(instant),
  unreadSinceMs: v.nullable(instant),
  /** Event id → when its own GET first said 404 or 410. */
  missing: v.record(v.string(), instant),
  /**
   * Ids of rows' events that the next tick asks for one by one: a complete list did not show them, which proves nothing,
   * or an unknown instance may be theirs.
   */
  asked: v.optional(v.array(v.string()), []),
  /** What its row on the Settings tab said last, for the time in which it cannot be read. */
  use: v.optional(v.object({ mode: v.picklist(MODES), holdUntilMs: v.nullable(instant) }), {
    mode: 'on',
    holdUntilMs: null,
  }),
  /** When it was switched on again. */
  onSinceMs: v.optional(v.nullable(instant), null),
  /** The hold of its own row. */
  hold: v.optional(holdSchema, NO_HOLD),
  /** Event id → the key of its row, where that is not the event's own. */
  keys: v.optional(v.record(v.string(), keptKeySchema), {}),
});

const settingsSchema = v.object({
  language: v.picklist(['ja', 'en']),
  testChannel: v.nullable(v.string()),
  catchUpMinutes: instant,
  archiveAfterMinutes: instant,
  overrunGraceMinutes: instant,
  overrunIntervalMinutes: instant,
  onTimeMinutes: instant,
  runTimeMinutes: v.optional(instant, 90),
  holdUntilMs: v.nullable(instant),
}) satisfies v.GenericSchema<unknown, GeneralSettings>;

const NO_CHORES = { archivedMs: 0, reportedMs: 0 };

const generalSchema = v.object({
  /** When this tab was last written. */
  writtenMs: instant,
  /** Ids of notices that the bridge has confirmed → when, for as long as their cause lasts. */
  told: v.record(v.string(), instant),
  /** What people must mend → since when it stands so. */
  troubles: v.optional(v.record(v.string(), instant), {}),
  /** When each chore was last done, or when it began to count; 0 before that. */
  chores: v.optional(v.object({ archivedMs: instant, reportedMs: instant }), NO_CHORES),
  /** The general values as the Settings tab gave them last; null before the first time. */
  settings: v.fallback(v.nullable(settingsSchema), null),
  /** What the last second look found. */
  look: v.fallback(v.optional(lookSchema, NEVER_LOOKED), NEVER_LOOKED),
  /** The hold of all calendars. */
  hold: v.optional(holdSchema, NO_HOLD),
  /** Since when PagerDuty's open incidents could not be read; null while they can. */
  incidentsUnreadSinceMs: v.optional(v.nullable(instant), null),
  /** Who runs ticks. */
  ticked: v.optional(tickedSchema, NEVER_TICKED),
});

const servicesSchema = v.partial(v.object(v.entriesFromList(SERVICES, healthSchema)));

export type CalendarMemory = v.InferOutput<typeof calendarSchema>;

export interface Memory extends v.InferOutput<typeof generalSchema> {
  readonly services: HealthOf;
  readonly runTime: RunTime;
  readonly calendars: Readonly<Record<string, CalendarMemory>>;
}

export const NEW_CALENDAR: CalendarMemory = {
  firstReadMs: null,
  coveredUntilMs: null,
  unreadSinceMs: null,
  missing: {},
  asked: [],
  use: { mode: 'on', holdUntilMs: null },
  onSinceMs: null,
  hold: NO_HOLD,
  keys: {},
};
/** Nothing was ever remembered. */
export const NEW_MEMORY: Memory = {
  writtenMs: 0,
  told: {},
  troubles: {},
  chores: NO_CHORES,
  settings: null,
  look: NEVER_LOOKED,
  services: {},
  runTime: NOTHING_SPENT,
  hold: NO_HOLD,
  incidentsUnreadSinceMs: null,
  ticked: NEVER_TICKED,
  calendars: {},
};

const GENERAL_KEY = 'general';
const SERVICES_KEY = 'services';
const RUN_TIME_KEY = 'run time';
const CALENDAR_PREFIX = 'calendar ';

/** Rows of [key, JSON]. What cannot be read is as if it had never been written. */
export function readMemory(rows: readonly (readonly unknown[])[]): Memory {
  let general: v.InferOutput<typeof generalSchema> = NEW_MEMORY;
  let { services, runTime } = NEW_MEMORY;
  const calendars: Record<string, CalendarMemory> = {};
  for (const [key, cell] of rows) {
    if (typeof key !== 'string' || typeof cell !== 'string') continue;
    const value = parseJson(cell);
    if (key === GENERAL_KEY) general = read(generalSchema, value) ?? general;
    if (key === SERVICES_KEY) services = read(servicesSchema, value) ?? services;
    if (key === RUN_TIME_KEY) runTime = read(runTimeSchema, value) ?? runTime;
    const calendar = key.startsWith(CALENDAR_PREFIX) ? read(calendarSchema, value) : undefined;
    if (calendar) calendars[key.slice(CALENDAR_PREFIX.length)] = calendar;
  }
  return { ...general, services, runTime, calendars };
}

function read<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

export function memoryRows(memory: Memory): readonly (readonly [string, string])[] {
  const { calendars, services, runTime, ...general } = memory;
  return [
    SCHEMA_ROW,
    [GENERAL_KEY, JSON.stringify(general)],
    [SERVICES_KEY, JSON.stringify(services)],
    [RUN_TIME_KEY, JSON.stringify(runTime)],
    ...Object.keys(calendars)
      .sort()
      .map((id): readonly [string, string] => [`${CALENDAR_PREFIX}${id}`, JSON.stringify(calendars[id])]),
  ];
}
