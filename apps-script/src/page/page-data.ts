// What the server gives the page when it is opened, as JSON.
import type { PageTexts } from '../i18n/page-texts';
import type { PageView } from './view';

export type PageLanguage = 'ja' | 'en';

export interface PageData {
  readonly token: string;
  readonly view: PageView;
  /** The page's own address, for a fresh look; null where it is not known. */
  readonly self: string | null;
  /** That of the page, which is the deployment's, and that which ticks run; null where it is not known. */
  readonly build: { readonly page: string; readonly ticks: string | null };
  /** The visitor's name; null where Google does not tell it. */
  readonly visitor: string | null;
  /** For a visitor whose browser speaks neither language. */
  readonly language: PageLanguage;
  readonly texts: Readonly<Record<PageLanguage, PageTexts>>;
}

/** What the button sends. */
export interface SentClick {
  readonly token: string;
  /** Counts only where Google does not name the visitor. */
  readonly name: string;
  readonly note: string;
  /** Made by the page, once for each thing that its visitor wants: a repeated call is the same click. */
  readonly nonce: string;
}

/** What the choice of a later time sends. */
export interface SentPostponement extends SentClick {
  /** ISO 8601. */
  readonly until: string;
}
