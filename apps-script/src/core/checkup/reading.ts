// All that a check has looked at, parsed. The sheet and the terminal see different parts of it.
import type { RunTime } from '../health/run-time';
import type { FaultyProperty } from '../properties';
import type { InUse } from './in-use';
import type { PagerDutyReading } from './pagerduty-answers';
import type { Seen } from './seen';

export interface BridgeReading {
  /** Without a slash at the end. */
  readonly url: string;
  /** The build that answers; null where it does not say. */
  readonly health: Seen<string | null>;
  readonly check: Seen<CheckReading>;
}

export type CheckReading =
  | { readonly kind: 'channels'; readonly channels: readonly ChannelReading[] }
  /** The signature is not the bridge's. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'notConfigured'; readonly text: string };

export interface ChannelReading {
  readonly channel: string;
  /** Slack's word for what is wrong; null where the bot can use it. */
  readonly error: string | null;
}

export type WebAppAnswer =
  | { readonly kind: 'build'; readonly build: string }
  /** A page of Google's own: its sign-in as a rule. */
  | { readonly kind: 'page' }
  | { readonly kind: 'gone'; readonly status: number };

export interface WebAppReading {
  /** Null where it is not known. */
  readonly url: string | null;
  readonly answer: Seen<WebAppAnswer>;
  /** What an administrator last saw there; null before the first time. */
  readonly opened: Seen<{ readonly build: string; readonly atMs: number } | null>;
}

export interface CalendarReading {
  readonly calendarId: string;
  /** As the account that looks reads it. */
  readonly timeZone: Seen<string>;
  /** As the ticks do: since when they cannot read it; null while they can, undefined before they first did. */
  readonly unreadSinceMs: number | null | undefined;
}

export interface TicksReading {
  /** Of the account that looks: only its own triggers are visible. */
  readonly account: string;
  readonly triggers: number;
  /** Account → when it last ran a tick, epoch milliseconds. */
  readonly accounts: Readonly<Record<string, number>>;
  readonly goodMs: number | null;
  readonly runTime: RunTime;
  readonly quotaMinutes: number;
}

export interface SheetReading {
  readonly timeZone: string;
  /** The form in which it stands, and the one that this script writes. */
  readonly form: number;
  readonly knownForm: number;
  /** Sentences about cells that cannot be read. */
  readonly problems: readonly string[];
}

export interface SetUpReading {
  readonly nowMs: number;
  /** In which times are told. */
  readonly timeZone: string;
  /** The build that everything else is compared with: what ticks run, or what this checkout would release. */
  readonly build: string;
  readonly buildOf: 'ticks' | 'checkout';
  readonly inUse: InUse;
  readonly properties: Seen<readonly FaultyProperty[]>;
  readonly pagerDuty: PagerDutyReading;
  readonly sheet: Seen<SheetReading>;
  readonly calendars: Seen<readonly CalendarReading[]>;
  readonly ticks: Seen<TicksReading>;
  readonly webApp: WebAppReading;
  readonly bridges: readonly BridgeReading[];
  /** Whether ticks tell it. */
  readonly heartbeat: Seen<boolean>;
}
