// The way to the server functions: google.script.run, which HtmlService gives the frame.
import type { LinkAction } from '../../core/link-token';
import type { SentClick, SentPostponement } from '../page-data';
import type { PageView } from '../view';

interface Runner {
  withSuccessHandler(handler: (view: PageView | null) => void): Runner;
  withFailureHandler(handler: () => void): Runner;
  startTask(click: SentClick): void;
  finishTask(click: SentClick): void;
  postponeTask(click: SentPostponement): void;
  notePage(): void;
}

declare const google: { readonly script: { readonly run: Runner } };

export type Wanted =
  | { readonly action: LinkAction }
  /** `until`: ISO 8601. */
  | { readonly action: 'postpone'; readonly until: string };

/** @param answered gets null where no answer came: nothing is known of what happened */
export function send(wanted: Wanted, click: SentClick, answered: (view: PageView | null) => void): void {
  const run = google.script.run.withSuccessHandler(answered).withFailureHandler(() => answered(null));
  if (wanted.action === 'postpone') run.postponeTask({ ...click, until: wanted.until });
  else if (wanted.action === 'start') run.startTask(click);
  else run.finishTask(click);
}

/** A GET changes nothing, so the page itself says that it was opened. */
export function noteOpened(): void {
  google.script.run.notePage();
}

/** 128 random bits in hex. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
