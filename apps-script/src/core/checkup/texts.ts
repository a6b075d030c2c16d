// What a check says. Each language's catalogue fills this shape. A place is where an administrator has to go.
import type { PropertyFault } from '../properties';
import type { Said } from './line';
import type { SetUpReading } from './reading';

export interface CheckTexts {
  readonly places: {
    readonly setUp: string;
    readonly properties: string;
    readonly pagerDuty: string;
    readonly service: (name: string) => string;
    readonly policy: (name: string) => string;
    readonly webhooks: string;
    readonly settings: string;
    /** @param customers at most a few are named */
    readonly settingsOf: (customers: readonly string[]) => string;
    readonly calendar: (name: string) => string;
    readonly triggers: string;
    readonly webApp: string;
    readonly bridge: (url: string) => string;
    readonly channel: (id: string, customers: readonly string[]) => string;
    readonly heartbeat: string;
    readonly sheet: string;
  };
  /** @param reason as the service gave it */
  readonly unseen: (reason: string) => Said;
  readonly sheetUnread: (reason: string) => Said;
  readonly onlyInSheet: (places: readonly string[]) => Said;
  readonly setUp: { readonly unfinished: (parts: readonly string[]) => Said };
  /** What other builds are compared with. */
  readonly own: Readonly<Record<SetUpReading['buildOf'], (build: string) => string>>;
  readonly properties: {
    readonly good: string;
    readonly faulty: (name: string, fault: PropertyFault) => Said;
  };
  readonly token: { readonly good: string; readonly refused: Said };
  readonly person: {
    readonly good: (name: string, email: string) => string;
    readonly unknown: (email: string) => Said;
    readonly cannotAct: (email: string, role: string) => Said;
    readonly limited: (email: string, role: string) => Said;
  };
  readonly service: {
    readonly good: string;
    readonly gone: (id: string) => Said;
    readonly disabled: Said;
    /** @param until null where no window says it */
    readonly inMaintenance: (until: string | null) => Said;
    readonly maintenanceAhead: (from: string, until: string) => Said;
    readonly resolvesItself: (minutes: number) => Said;
    readonly releases: (minutes: number) => Said;
  };
  readonly lowUrgency: Said;
  readonly policy: {
    readonly good: (levels: number, loops: number) => string;
    readonly gone: (id: string) => Said;
    readonly empty: Said;
    /** @param level counts from 1 */
    readonly nobody: (level: number) => Said;
    readonly oneLevel: (minutes: number) => Said;
  };
  readonly settings: {
    readonly good: (calendars: number) => string;
    readonly problem: (text: string) => Said;
    readonly empty: Said;
  };
  readonly calendar: {
    readonly good: (timeZone: string) => string;
    readonly off: string;
    readonly readByTicks: (account: string) => string;
    /** @param account whose trigger runs; null where it is not known */
    readonly unreadable: (reason: string, account: string | null) => Said;
    readonly unreadByTicks: (since: string, account: string | null) => Said;
  };
  readonly triggers: {
    readonly good: (account: string) => string;
    readonly none: (account: string) => Said;
    readonly ofOthers: (accounts: readonly string[]) => Said;
    readonly several: (count: number) => Said;
    readonly twoAccounts: (accounts: readonly string[]) => Said;
  };
  readonly ticks: {
    readonly good: (minutesAgo: number) => string;
    readonly never: Said;
    readonly old: (since: string) => Said;
    readonly runTime: (used: number, quota: number) => string;
    readonly runTimeScarce: (used: number, quota: number) => Said;
  };
  readonly webApp: {
    readonly good: string;
    readonly opened: (at: string) => string;
    readonly other: (build: string, own: string) => Said;
    readonly wall: Said;
    /** As the terminal sees it. */
    readonly wallFromOutside: Said;
    readonly gone: (status: number) => Said;
    readonly noAddress: Said;
  };
  readonly bridge: {
    readonly good: string;
    readonly other: (build: string | null, own: string) => Said;
    readonly signature: string;
    readonly refused: Said;
    readonly notConfigured: Said;
  };
  readonly channel: {
    readonly good: string;
    /** @param error Slack's word */
    readonly refused: (error: string) => Said;
  };
  readonly webhooks: {
    readonly good: (url: string) => string;
    readonly none: (url: string) => Said;
    readonly off: (url: string) => Said;
    readonly paused: (url: string) => Said;
    readonly lacking: (url: string, events: readonly string[]) => Said;
    readonly narrow: (url: string, services: readonly string[]) => Said;
    readonly ofTeam: (url: string) => Said;
  };
  readonly heartbeat: { readonly good: string; readonly none: Said };
  readonly form: {
    readonly good: (form: number) => string;
    readonly newer: (form: number, known: number) => Said;
  };
  readonly timeZone: {
    readonly good: (timeZone: string) => string;
    readonly differs: (timeZone: string, calendars: readonly string[]) => Said;
  };
}
