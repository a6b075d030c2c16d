// Every text that people see from Apps Script, once a language. The shape is typed: no key can be missing.
import type { CheckTexts } from '../core/checkup/texts';
import type { CoreTexts } from '../core/texts';
import type { CalendarsDialogTexts, CheckDialogTexts, ConnectDialogTexts } from './dialog-texts';
import { check as checkEn } from './en/check';
import { core as coreEn } from './en/core';
import {
  calendarsDialog as calendarsDialogEn,
  checkDialog as checkDialogEn,
  connectDialog as connectDialogEn,
} from './en/dialogs';
import { menu as menuEn } from './en/menu';
import { page as pageEn } from './en/page';
import { check as checkJa } from './ja/check';
import { core as coreJa } from './ja/core';
import {
  calendarsDialog as calendarsDialogJa,
  checkDialog as checkDialogJa,
  connectDialog as connectDialogJa,
} from './ja/dialogs';
import { menu as menuJa } from './ja/menu';
import { page as pageJa } from './ja/page';
import type { MenuTexts } from './menu-texts';
import type { PageTexts } from './page-texts';

export type Language = 'ja' | 'en';

export interface Catalogue {
  readonly core: CoreTexts;
  readonly page: PageTexts;
  readonly menu: MenuTexts;
  readonly check: CheckTexts;
  readonly checkDialog: CheckDialogTexts;
  readonly connectDialog: ConnectDialogTexts;
  readonly calendarsDialog: CalendarsDialogTexts;
}

export const en: Catalogue = {
  core: coreEn,
  menu: menuEn,
  page: pageEn,
  check: checkEn,
  checkDialog: checkDialogEn,
  connectDialog: connectDialogEn,
  calendarsDialog: calendarsDialogEn,
};
export const ja: Catalogue = {
  core: coreJa,
  menu: menuJa,
  page: pageJa,
  check: checkJa,
  checkDialog: checkDialogJa,
  connectDialog: connectDialogJa,
  calendarsDialog: calendarsDialogJa,
};

export function textsOf(language: Language): Catalogue {
  return language === 'ja' ? ja : en;
}

/** @param tag a browser's or an account's language tag, such as `ja-JP`; empty where none is known */
export function languageOf(tag: string): Language {
  return /^ja\b/i.test(tag) ? 'ja' : 'en';
}
