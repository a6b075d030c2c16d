// A step whose owner was given up: its last call may still take effect, long after a successor finished the step and
// others went on. It is remembered for as long as that can be, see settle.ts.
import type { Edit, Post, Step } from './step';

/** Lambda stops a function after 29 s; a machine that stood still for a quarter of an hour is covered, too. */
const DOUBT_MS = 1_800_000;

export interface Doubt {
  readonly post: Pick<Post, 'change' | 'incidentKey' | 'channel' | 'threadTs'> | null;
  readonly edits: readonly Pick<Edit, 'ts' | 'digest'>[];
  /** When the step was claimed first, epoch milliseconds. */
  readonly sinceMs: number;
  /** From when on nothing can come of it any more. */
  readonly untilMs: number;
}

export function doubtOf({ post, edits }: Step<unknown>, sinceMs: number): Doubt {
  return {
    post: post && {
      change: post.change,
      incidentKey: post.incidentKey,
      channel: post.channel,
      threadTs: post.threadTs,
    },
    edits: edits.map(({ ts, digest }) => ({ ts, digest })),
    sinceMs,
    untilMs: Date.now() + DOUBT_MS,
  };
}

/** Each takes a search to look into; more at once come of a long outage, in which nothing was sent for hours. */
const MOST_DOUBTS = 8;

/** The same step again, given up once more, stays one doubt. */
export function withDoubt(doubts: readonly Doubt[], added: Doubt): readonly Doubt[] {
  const essence = ({ post, edits }: Doubt): string => JSON.stringify([post, edits]);
  const others = doubts.filter((doubt) => essence(doubt) !== essence(added));
  return [...others, added].slice(-MOST_DOUBTS);
}

export function liveDoubts(doubts: readonly Doubt[]): readonly Doubt[] {
  return doubts.filter(({ untilMs }) => Date.now() < untilMs);
}
