// All that one tick has read, parsed. A part that could not be read says so: nothing is concluded from it.
import type { Activity, PostponedLine } from './activity';
import type { SubscriptionsReading } from './health/second-look';
import type { Incident } from './incident';
import type { IncidentLog } from './incident-log';
import type { Digest } from './keys';
import type { RowProblem } from './ledger/ledger';
import type { Memory } from './memory';
import type { OccurrenceReading } from './occurrence/occurrence';
import type { Settings } from './settings/settings';
import type { ReadTab } from './tabs';
import type { Task } from './task';
import type { CoreTexts } from './texts';

export interface LackingColumn {
  /** The tab's title as set-up gave it. */
  readonly tab: string;
  readonly column: string;
}

export type CalendarReading =
  | { readonly kind: 'read'; readonly timeZone: string; readonly occurrences: readonly OccurrenceReading[] }
  | { readonly kind: 'unread'; readonly reason: string };

/** An event's own GET: the one thing that can prove that it is gone. */
export type EventReading =
  | OccurrenceReading
  | { readonly kind: 'gone' }
  | { readonly kind: 'unread'; readonly reason: string };

export type IncidentsReading =
  | { readonly kind: 'read'; readonly open: readonly Incident[] }
  | { readonly kind: 'unread'; readonly reason: string };

export interface Reading {
  readonly settings: Settings;
  readonly tasks: readonly Task[];
  /** Ledger rows that cannot be read: their tasks are left alone. */
  readonly unreadableRows: readonly RowProblem[];
  /** Columns of ours that people renamed or deleted, or that set-up has yet to add; the tick goes on without them. */
  readonly lackingColumns: readonly LackingColumn[];
  readonly activities: readonly Activity[];
  /** By task key, also those that a tick took long ago. */
  readonly postponements: ReadonlyMap<string, PostponedLine>;
  readonly memory: Memory;
  /** By calendar id; a calendar that is off or has a bad cell is not in it. */
  readonly calendars: ReadonlyMap<string, CalendarReading>;
  /** By `calendarId/eventId`, for those events that were asked for one by one. */
  readonly events: ReadonlyMap<string, EventReading>;
  readonly incidents: IncidentsReading;
  /** The incidents that were resolved last; of one that is not among them nothing is known. */
  readonly resolved: readonly Incident[];
  /** The tabs' names as people see them. */
  readonly tabs: Readonly<Record<ReadTab, string>>;
  /** By incident id, for starts that are not confirmed yet; one that could not be read is not in it. */
  readonly logs: ReadonlyMap<string, IncidentLog>;
  /** Null where it was not time to look at them. */
  readonly subscriptions: SubscriptionsReading | null;
  readonly texts: CoreTexts;
  readonly digest: Digest;
}

/** What the spreadsheet says, before anything outside was asked. */
export type SheetReading = Omit<
  Reading,
  'calendars' | 'events' | 'incidents' | 'resolved' | 'logs' | 'subscriptions'
>;
