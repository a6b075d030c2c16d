// What the script tells the menu's dialogs.
import type { Line } from '../../core/checkup/line';
import type { BlockProblem } from '../../core/connection';
import type { BadField } from '../../core/settings/chosen';

export interface Checked {
  readonly lines: readonly Line[];
  readonly build: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface KnownProperty {
  readonly name: string;
  /** `bad`: there is one that cannot be used. */
  readonly state: 'set' | 'bad' | 'lacking' | 'default';
}

export interface Connected {
  /** What was stored now; nothing where there are problems. */
  readonly saved: readonly string[];
  readonly problems: readonly (BlockProblem & { readonly text: string })[];
  readonly known: readonly KnownProperty[];
}

export interface ListedChoice {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** It has a row in the Settings tab. */
  readonly isListed: boolean;
}

export interface CalendarChoices {
  readonly calendars: readonly ListedChoice[];
  /** Null where PagerDuty did not say what it has. */
  readonly services: readonly { readonly id: string; readonly name: string }[] | null;
  /** What the last row has. */
  readonly service: string;
  readonly from: string;
  readonly channel: string;
}

export interface AddedCalendars {
  /** Rows; none where something is bad. */
  readonly added: number;
  readonly bad: readonly BadField[];
}
