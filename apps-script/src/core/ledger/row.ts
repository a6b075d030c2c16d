// A task and where it stands in the ledger.
import type { Task } from '../task';

export interface LedgerRow {
  /** Row of the sheet, counted from 0. */
  readonly rowIndex: number;
  readonly task: Task;
}
