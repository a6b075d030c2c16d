// What administrators set on the Settings tab: general values, and one row a calendar.
import type { Allowed } from '../typed/allowed';

export const MODES = ['on', 'rehearse', 'off'] as const;
export type Mode = (typeof MODES)[number];

export interface CalendarSettings {
  readonly calendarId: string;
  readonly customer: string;
  readonly mode: Mode;
  readonly service: string;
  readonly policy: string | null;
  readonly urgency: 'high' | 'low';
  readonly from: string;
  readonly leadMinutes: number;
  /** HH:mm at which an all-day event starts, on the calendar's own wall clock. */
  readonly allDayTime: string;
  readonly channel: string;
  readonly mention: string | null;
  readonly remindEveryMinutes: number;
  readonly titleFilter: string | null;
  readonly finish: 'manual' | 'at end';
  readonly holdUntilMs: number | null;
}

export interface GeneralSettings {
  readonly language: 'ja' | 'en';
  readonly testChannel: string | null;
  readonly catchUpMinutes: number;
  readonly archiveAfterMinutes: number;
  readonly overrunGraceMinutes: number;
  readonly overrunIntervalMinutes: number;
  readonly onTimeMinutes: number;
  /** Minutes that triggers of the account may run in a day: 90, with Workspace 360. */
  readonly runTimeMinutes: number;
  readonly holdUntilMs: number | null;
}

/** What people must mend on the tab. It stops its own calendar (or general value), nothing else. */
export type SettingsProblem =
  | {
      readonly kind: 'cell';
      /** Null for a general value, and where the calendar's ID itself is not there. */
      readonly calendarId: string | null;
      /** Counts from 1, as the sheet shows it. */
      readonly row: number;
      /** As it stands in the sheet. */
      readonly column: string;
      readonly value: string;
      readonly allowed: Allowed;
    }
  /** The calendar has a row further up, or an equally named one that can be read: that one counts. */
  | {
      readonly kind: 'twice';
      readonly calendarId: string;
      readonly row: number;
      readonly column: string;
      readonly counts: number;
    }
  /** A column or general value is not on the tab: its default holds. */
  | { readonly kind: 'lacking'; readonly header: string };

/** A calendar whose row has a bad cell: it is stopped, but what is due in its ledger is not forgotten. */
export interface BrokenCalendar {
  readonly calendarId: string;
  /** The cells that can be read. */
  readonly known: Partial<CalendarSettings>;
}

export interface Settings {
  readonly general: GeneralSettings;
  /** Only rows without a bad cell, each calendar once. */
  readonly calendars: readonly CalendarSettings[];
  readonly broken: readonly BrokenCalendar[];
  readonly problems: readonly SettingsProblem[];
  /** Why the tab as a whole could not be read: then nothing may be concluded from what is not on it. */
  readonly unread: SettingsFault | null;
}

export type SettingsFault =
  /** The tab is gone, empty, or has no row with the header of the calendars' IDs. */
  { readonly kind: 'headless' } | { readonly kind: 'lacking'; readonly headers: readonly string[] };

export type SettingsReading =
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'unread'; readonly fault: SettingsFault };
