// Sentences that core puts into rows, incidents and notices. Each language's catalogue fills this shape.
import type { Service } from './health/health';
import type { SheetTexts } from './sheet-texts';

/** Why an occurrence is no work: its own words and answers, when it came, or what its calendar's row says. */
export const SKIP_REASONS = ['skip', 'filter', 'declined', 'late', 'rehearsal', 'off'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export interface CoreTexts {
  readonly skipped: Readonly<Record<SkipReason, string>>;
  readonly calendarUnread: string;
  readonly settingsUnread: string;
  readonly sheet: SheetTexts;
  readonly eventGone: string;
  readonly eventMoved: (start: string) => string;
  readonly notStartedFirst: string;
  readonly closedByTimer: string;
  readonly swallowed: string;
  readonly leftOpen: string;
  readonly refusedChange: (text: string) => string;
  readonly reminder: (minutes: number) => string;
  readonly overrun: (minutes: number) => string;
  readonly resolution: {
    readonly moved: (due: string) => string;
    readonly postponed: (due: string, by: string) => string;
    readonly deleted: string;
    readonly atEnd: string;
    readonly finished: (by: string, note: string | null) => string;
    readonly lateStart: (by: string) => string;
    readonly surplus: string;
  };
  readonly closedAgain: (by: string) => string;
  readonly startedNote: (by: string) => string;
  /** @param customer null where all calendars are on hold */
  readonly heldUntil: (customer: string | null, until: string, lines: readonly string[]) => string;
  readonly holdEnded: (customer: string | null, lines: readonly string[]) => string;
  /** The last line of a list that was cut. */
  readonly more: (count: number) => string;
  readonly switchedOff: (calendar: string, lines: readonly string[]) => string;
  readonly missedDigest: (lines: readonly string[]) => string;
  readonly rehearsed: (line: string) => string;
  /** A newer Toban wrote the spreadsheet. */
  readonly newerBook: string;
  readonly webhooksOn: string;
  readonly webhooksOff: (reason: string) => string;
  readonly webhooksUnread: (reason: string) => string;
  readonly unwatched: (link: string) => string;
  readonly triggersRemoved: (count: number) => string;
  readonly unreadFor: (calendar: string, minutes: number, reason: string) => string;
  readonly incidentsUnreadFor: (minutes: number, reason: string) => string;
  readonly services: Readonly<Record<Service, string>>;
  readonly hangs: (service: string) => string;
  readonly answersAgain: (service: string, minutes: number) => string;
  readonly runTimeScarce: (usedMinutes: number, quotaMinutes: number, hungMinutes: number) => string;
}
