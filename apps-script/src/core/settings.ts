// What administrators set on the Settings tab: general values, and one row a calendar.

export type Mode = 'on' | 'rehearse' | 'off';

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
  readonly holdUntilMs: number | null;
}

/** A cell that could not be used. It stops its own calendar (or general value), nothing else. */
export interface CellProblem {
  /** Counts from 1, as the sheet shows it. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly allowed: string;
}

export interface Settings {
  readonly general: GeneralSettings;
  /** Only rows without a problem, each calendar once. */
  readonly calendars: readonly CalendarSettings[];
  readonly problems: readonly CellProblem[];
}

/** `unread`: the tab is missing, empty, or not the tab it was. Nothing may be concluded from it. */
export type SettingsReading =
  | { readonly kind: 'read'; readonly settings: Settings }
  | { readonly kind: 'unread'; readonly reason: string };

export function problemText(problem: CellProblem): string {
  const shown = problem.value === '' ? 'is empty' : `is "${problem.value.slice(0, 60)}"`;
  return `Settings, row ${problem.row}, column "${problem.column}" ${shown}; allowed: ${problem.allowed}`;
}
