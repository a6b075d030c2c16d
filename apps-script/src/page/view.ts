// What the start page shows, as plain data that passes through google.script.run: the case that the visitor meets, and
// the task's facts.
import type { LinkAction } from '../core/link-token';

/** Every case has its own heading and sentence in each language. */
export const PAGE_CASES = [
  'ready',
  'opening',
  'failed',
  'reopened',
  'unstarted',
  'canFinish',
  'notDue',
  'postponed',
  'soon',
  'started',
  'done',
  'cancelled',
  'moved',
  'missed',
  'skipped',
  'expired',
  'invalid',
  'newerLink',
  'unknown',
  'busy',
  'nameless',
  'untimely',
  'acceptedStart',
  'acceptedFinish',
  'acceptedPostpone',
  'youStarted',
  'youFinished',
  'youPostponed',
  'closedAgain',
  'troubled',
  'outdated',
  // For an administrator, from Check set-up.
  'checked',
  // The browser's own: no answer came.
  'unreachable',
] as const;
export type PageCase = (typeof PAGE_CASES)[number];

export interface PageView {
  readonly case: PageCase;
  /** Who acted, and since when it is so, where the case's sentence tells them. */
  readonly who: string | null;
  readonly sinceIso: string | null;
  /** What the button does; null where there is nothing to press. */
  readonly action: LinkAction | null;
  /** Between which instants the task can be put off to, the first one left out; null where it cannot. */
  readonly postpone: { readonly afterIso: string; readonly latestIso: string } | null;
  /** Another page of Toban's that helps on: of the task's attempt now, or of the other action. */
  readonly goOn: { readonly to: GoOn; readonly link: string } | null;
  /** Null where the page keeps showing what it showed; so with the ledger's address. */
  readonly task: PageTask | null;
  readonly ledger: string | null;
  readonly nowIso: string;
}

export type GoOn = 'current' | LinkAction;

export interface PageTask {
  readonly title: string;
  readonly customer: string;
  readonly dueIso: string;
  readonly startIso: string;
  /** Exclusive. */
  readonly endIso: string;
  /** The calendar's zone, in which an all-day event has its day. */
  readonly timeZone: string;
  readonly allDay: boolean;
  readonly lateMinutes: number;
  readonly note: string | null;
  readonly links: {
    readonly runbook: string | null;
    readonly event: string | null;
    readonly incident: string | null;
  };
}
