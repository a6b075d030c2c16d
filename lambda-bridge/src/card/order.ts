// Which of two changes is the later one. Whole seconds, since polls have no finer ones; never a clock of ours.
import type { CardState } from './card';

export interface Moment {
  readonly attempt: number;
  readonly atSecond: number;
  readonly state: CardState;
}

/** Within one second a task runs forward. */
const RANK: readonly CardState[] = ['failed', 'open', 'started', 'done', 'upcoming', 'cancelled'];

/** Below 0 where `left` comes first, 0 where both are the same change. */
export function compareMoments(left: Moment, right: Moment): number {
  return (
    left.attempt - right.attempt ||
    left.atSecond - right.atSecond ||
    RANK.indexOf(left.state) - RANK.indexOf(right.state)
  );
}

export function toSecond(ms: number): number {
  return Math.floor(ms / 1_000);
}
