// Texts of the menu's dialogs. Plain strings go to the browser: {n} a count, {build} a build, {time} a time of day.
import type { BlockProblem } from '../core/connection';
import type { BadField } from '../core/settings/chosen';

export interface CheckDialogTexts {
  readonly checking: string;
  readonly again: string;
  readonly failed: string;
  readonly allGood: string;
  readonly counts: { readonly bad: string; readonly warning: string; readonly unknown: string };
  /** Above the lines that are well, which are folded. */
  readonly fine: string;
  readonly verdicts: {
    readonly bad: string;
    readonly warning: string;
    readonly unknown: string;
    readonly ok: string;
  };
  readonly open: string;
  readonly foot: string;
}

export interface ConnectDialogTexts {
  readonly intro: string;
  readonly block: string;
  readonly newLinkSecret: string;
  readonly newLinkSecretNote: string;
  readonly save: string;
  readonly saving: string;
  readonly nothing: string;
  readonly saved: string;
  readonly notSaved: string;
  readonly failed: string;
  readonly known: string;
  readonly states: {
    readonly set: string;
    readonly bad: string;
    readonly lacking: string;
    readonly default: string;
  };
  /** Not for the browser. */
  readonly problem: (problem: BlockProblem) => string;
}

export interface CalendarsDialogTexts {
  readonly intro: string;
  readonly noCalendars: string;
  readonly calendars: string;
  /** {name} a calendar. */
  readonly customerOf: string;
  readonly listed: string;
  readonly modes: { readonly on: string; readonly rehearse: string };
  readonly modeNotes: { readonly on: string; readonly rehearse: string };
  readonly fields: Readonly<Record<BadField, string>>;
  readonly channelNote: string;
  readonly fromNote: string;
  readonly noServices: string;
  readonly save: string;
  readonly saving: string;
  readonly noneChosen: string;
  readonly noMode: string;
  readonly bad: string;
  /** Between names. */
  readonly and: string;
  readonly added: string;
  readonly failed: string;
}
