// An announcement says who is about to make a change and why, before PagerDuty tells it in the name of the API's user.
import type { Expectation, Snapshot } from '../../contract';
import type { Card, CardState } from './card';

const VALID_MS = 120_000;

type Kept = NonNullable<Card['expectation']>;

/** Keeps the announcement; the same one again is no news. */
export function expecting(card: Card, attempt: number, announced: Expectation, nowMs: number): Card {
  const expectation: Kept = {
    state: outcomeOf(announced),
    by: announced.by,
    reason: announced.reason,
    attempt,
    untilMs: nowMs + VALID_MS,
  };
  const known = card.expectation;
  const repeated =
    known !== null &&
    nowMs <= known.untilMs &&
    JSON.stringify({ ...known, untilMs: 0 }) === JSON.stringify({ ...expectation, untilMs: 0 });
  return repeated ? card : { ...card, expectation };
}

/** What was announced for this change. A resolve also serves the closings that PagerDuty has no state for. */
export function expected(
  card: Card,
  change: { readonly state: Snapshot['state']; readonly attempt: number },
  nowMs: number,
): Kept | null {
  const known = card.expectation;
  if (known === null || known.attempt !== change.attempt || nowMs > known.untilMs) return null;
  if (known.state === change.state) return known;
  return change.state === 'done' && (known.state === 'cancelled' || known.state === 'upcoming')
    ? known
    : null;
}

/** A task that is resolved because it moved waits again; one whose event is gone is cancelled. */
function outcomeOf({ state, reason }: Expectation): CardState | 'opening' {
  if (state !== 'done') return state;
  if (reason?.kind === 'moved' || reason?.kind === 'postponed') return 'upcoming';
  return reason?.kind === 'deleted' ? 'cancelled' : 'done';
}
