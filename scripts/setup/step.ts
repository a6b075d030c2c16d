// One step of the way from a clone to a running system. Whether it is done is seen in the world, not in a list of
// ours: so a run that broke off, or a mend by hand, changes nothing about how the next run goes on.
import type { World } from './world';

export type Look =
  /** @param detail what was found, for the list */
  | { readonly kind: 'done'; readonly detail: string }
  /** @param detail what is lacking */
  | { readonly kind: 'todo'; readonly detail: string };

export interface Step {
  /** Stays the same over releases: `--from` takes it, and confirmations are kept under it. */
  readonly id: string;
  readonly title: (world: World) => string;
  /** Changes nothing. @throws StepFailed where it cannot be known */
  readonly look: (world: World) => Promise<Look>;
  /** Makes it done; asks and waits where a person is needed. May be run again at any time. @throws StepFailed */
  readonly act: (world: World) => Promise<void>;
}
