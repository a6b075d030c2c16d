// What the script tells the menu's dialogs.
import type { Line } from '../../core/checkup/line';
import type { BlockProblem } from '../../core/connection';

export interface Checked {
  readonly lines: readonly Line[];
  readonly build: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface KnownProperty {
  readonly name: string;
  /** `bad`: there is one that cannot be used. */
  readonly state: 'set' | 'bad' | 'lacking' | 'default';
}

export interface Connected {
  /** What was stored now; nothing where there are problems. */
  readonly saved: readonly string[];
  readonly problems: readonly (BlockProblem & { readonly text: string })[];
  readonly known: readonly KnownProperty[];
}
