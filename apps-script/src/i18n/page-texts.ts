// Texts of the start page. Plain strings, since the browser gets both languages and fills them in by itself, in its own
// zone: {who} a name, {when} a time or how long ago, {h} and {n} hours and the rest, {time} a time of day.
import type { PageCase } from '../page/view';

export interface CaseTexts {
  readonly heading: string;
  readonly sentence: string;
}

export interface PageTexts {
  readonly cases: Readonly<Record<PageCase, CaseTexts>>;
  readonly buttons: { readonly start: string; readonly finish: string };
  readonly postpone: {
    readonly open: string;
    readonly halfHour: string;
    readonly hour: string;
    readonly until: string;
    readonly toTime: string;
  };
  readonly goOn: { readonly current: string; readonly start: string; readonly finish: string };
  readonly facts: {
    readonly customer: string;
    readonly due: string;
    readonly time: string;
    readonly late: string;
    readonly note: string;
  };
  readonly links: {
    readonly runbook: string;
    readonly event: string;
    readonly incident: string;
    readonly ledger: string;
  };
  readonly allDay: string;
  readonly ago: {
    readonly seconds: string;
    readonly minutes: string;
    readonly hours: string;
  };
  readonly duration: { readonly minutes: string; readonly hours: string };
  /** In place of a name that nobody knows. */
  readonly someone: string;
  readonly yourName: string;
  readonly signedInAs: string;
  readonly note: string;
  readonly working: string;
  readonly reload: string;
  readonly newTab: string;
  readonly timeZone: string;
  readonly otherLanguage: string;
  /** {page} and {ticks}: builds. */
  readonly build: { readonly same: string; readonly differs: string };
}
