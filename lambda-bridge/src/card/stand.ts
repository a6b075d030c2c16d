// A change of state, whichever path brought it → the card after it, and whether it must be told.
import type { Card, CardState, Standing } from './card';
import { withoutExpected } from './expectation';
import { compareMoments } from './order';

export type StateChange = Omit<Standing, 'sinceSecond'>;

/** States that mean nothing to Slack while no card exists there. */
const SILENT_WITHOUT_CARD: ReadonlySet<CardState> = new Set(['upcoming', 'cancelled']);

/** A poll rounds to whole seconds: the same start can come a second earlier than it was told. */
const ROUNDING_SECONDS = 1;

export interface Stood {
  readonly card: Card;
  readonly tell: boolean;
}

export function isNewer(card: Card, change: StateChange): boolean {
  return card.standing === null || compareMoments(card.standing, change) < 0;
}

/** The card after a newer change. The same state again only moves its time on. */
export function stand(card: Card, change: StateChange): Stood {
  const before = card.standing;
  const again = before?.state === change.state;
  if (before && again && (before.attempt === change.attempt || SILENT_WITHOUT_CARD.has(change.state))) {
    const standing = { ...before, attempt: change.attempt, atSecond: change.atSecond };
    return { card: { ...card, standing }, tell: false };
  }
  const after: Card = {
    ...withoutExpected(card, change),
    standing: { ...change, sinceSecond: change.atSecond },
    started: startOf(card, change),
    line: null,
  };
  return { card: after, tell: mustShow(after) };
}

/** Whether people must see this card in Slack: all that is told, and whatever happens to a card that is there. */
export function mustShow(card: Card): boolean {
  if (card.standing === null) return false;
  return card.root !== null || !SILENT_WITHOUT_CARD.has(card.standing.state);
}

/** A return to open is a reminder too; the first opening is none. */
export function markReturn(card: Card, nowMs: number): Card {
  const returns = card.root !== null && card.standing?.state === 'open';
  return returns ? { ...card, remindedAtMs: nowMs } : card;
}

/** Whether the change speaks of the very state that stands, so that its name and reason belong to it. */
export function isSameState({ standing }: Card, change: StateChange): boolean {
  return (
    standing !== null &&
    standing.state === change.state &&
    standing.attempt === change.attempt &&
    change.atSecond >= standing.sinceSecond - ROUNDING_SECONDS
  );
}

/** Whether the change reached its state after the standing one was reached, be it the same state. */
export function isLater(standing: Standing, change: StateChange): boolean {
  return change.atSecond > standing.sinceSecond + ROUNDING_SECONDS;
}

/** Gives the standing state the name and reason that only came later. */
export function rename(card: Card, said: Pick<Standing, 'by' | 'reason'>): Card {
  if (card.standing === null) return card;
  const started =
    card.standing.state === 'started' ? card.started && { ...card.started, by: said.by } : card.started;
  return { ...card, standing: { ...card.standing, ...said }, started };
}

/** A start that is heard of after the finish is not told any more, but the card no longer says that nobody started. */
export function withEarlierStart(card: Card, change: StateChange): Card {
  const { standing, started } = card;
  const wasStarted =
    change.state === 'started' &&
    started === null &&
    standing?.state === 'done' &&
    standing.attempt === change.attempt &&
    change.atSecond <= standing.atSecond;
  return wasStarted ? { ...card, started: { by: change.by, atSecond: change.atSecond } } : card;
}

function startOf(card: Card, change: StateChange): Card['started'] {
  if (change.state === 'started') return { by: change.by, atSecond: change.atSecond };
  return card.standing?.attempt === change.attempt ? card.started : null;
}
