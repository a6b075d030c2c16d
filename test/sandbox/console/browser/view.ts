// What all panes are drawn from: the sandbox's state, and what the reader has chosen.
import type { ConsoleState, State } from '../../control/contract';

export interface View {
  readonly state: State;
  readonly around: ConsoleState;
  readonly nowMs: number;
  readonly zone: string;
  /** PagerDuty user in whose name the buttons act. */
  readonly person: string;
  readonly working: boolean;
  /** What the sandbox last refused, in its words. */
  readonly refusal: string | null;
}
