// Texts of the start page: one heading and one sentence for each case that a visitor can meet.
import type { PageCase } from '../page/view';

export interface CaseTexts {
  readonly heading: string;
  readonly sentence: (about: { readonly who: string; readonly when: string }) => string;
}

export interface PageTexts {
  readonly cases: Readonly<Record<PageCase, CaseTexts>>;
  readonly start: string;
  readonly finish: string;
  readonly due: string;
  readonly end: string;
  readonly customer: string;
  readonly runbook: string;
  readonly event: string;
  readonly incident: string;
  readonly ledger: string;
  readonly toNewLink: string;
  readonly yourName: string;
  readonly nameNeeded: string;
  readonly note: string;
  readonly working: string;
  readonly unreachable: string;
  readonly ago: (minutes: number) => string;
  readonly justNow: string;
  readonly otherLanguage: string;
}
