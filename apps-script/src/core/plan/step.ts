// What a tick will do for one task, as data. At most one step a task and tick; the next tick takes the next.
import type { Task } from '../task';
import type { LateStart } from './late-start';

export type Step =
  /** Only the row changes. */
  | { readonly kind: 'keep'; readonly task: Task; readonly why: string }
  /**
   * Look the incident up by its key, adopt what is found, else create it. With `unlessFound` nothing is created:
   * that is the row then.
   */
  | {
      readonly kind: 'open';
      readonly task: Task;
      readonly why: string;
      readonly unlessFound: Task | null;
    }
  /** Read the incident by id and follow its state. */
  | { readonly kind: 'verify'; readonly task: Task; readonly why: string }
  /** Read the incident by id and, if it is still triggered, acknowledge it for whoever clicked. */
  | { readonly kind: 'start'; readonly task: Task; readonly why: string }
  /** Read the incident by id and, if it is still open, resolve it for whoever clicked. */
  | { readonly kind: 'finish'; readonly task: Task; readonly why: string }
  /** Read the incident by id and, if it is not resolved, resolve it once more: a late start had reopened it. */
  | { readonly kind: 'closeAgain'; readonly task: Task; readonly why: string; readonly late: LateStart }
  /** Read that incident by id and, if nobody has begun, resolve it: the row has no use for it and stays as it is. */
  | { readonly kind: 'clear'; readonly task: Task; readonly why: string; readonly incidentId: string }
  /** Read the incident by id and resolve it for `task.closing`. `resumed`: an earlier tick wrote that intent. */
  | { readonly kind: 'close'; readonly task: Task; readonly why: string; readonly resumed: boolean };
