// Sentences about what people typed into the sheet or an event's description and Toban could not understand.

import type { LedgerFault, RowProblem } from './ledger/ledger';
import type { DirectiveProblem } from './occurrence/directives';
import type { LackingColumn } from './reading';
import type { SettingsFault, SettingsProblem } from './settings/settings';
import type { Allowed } from './typed/allowed';

export interface SheetTexts {
  readonly allowed: Readonly<Record<Allowed, string>>;
  /** @param tab its name as people see it */
  readonly settingsProblem: (tab: string, problem: SettingsProblem) => string;
  readonly settingsUnread: (tab: string, fault: SettingsFault) => string;
  readonly ledgerUnread: (tab: string, fault: LedgerFault) => string;
  readonly rowProblem: (tab: string, problem: RowProblem) => string;
  readonly lackingColumn: (lacking: LackingColumn) => string;
  /** Of so many that each alone would be noise. */
  readonly manyProblems: (tab: string, count: number, first: string) => string;
  readonly directive: (problem: DirectiveProblem) => string;
  /** @param lines of events, as many as are shown of all */
  readonly directivesOf: (note: string, lines: readonly string[], count: number) => string;
}
