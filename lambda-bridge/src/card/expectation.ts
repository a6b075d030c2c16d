// An announcement says who is about to make a change and why, before PagerDuty tells it in the name of the API's user.
import type { Expectation, Snapshot } from '../../contract';
import type { Card, CardState } from './card';

const VALID_MS = 120_000;

/** Several may be on their way at once: a task is started and finished before PagerDuty's word of the start comes. */
const MOST = 8;

/** PagerDuty's clock and ours may differ by this much. */
const CLOCK_MARGIN_MS = 2_000;

type Kept = Card['expectations'][number];
type Change = { readonly state: Snapshot['state']; readonly attempt: number; readonly atSecond: number };

/** Keeps the announcement; the same one again is no news. */
export function expecting(card: Card, attempt: number, announced: Expectation, nowMs: number): Card {
  const { by, reason } = announced;
  const kept: Kept = { state: outcomeOf(announced), by, reason, attempt, untilMs: nowMs + VALID_MS };
  const live = liveOf(card, nowMs);
  const repeated = live.some(
    (known) => JSON.stringify({ ...known, untilMs: 0 }) === JSON.stringify({ ...kept, untilMs: 0 }),
  );
  return repeated ? card : { ...card, expectations: [...live, kept].slice(-MOST) };
}

/** What was announced for a state that the ledger tells. */
export function announcedOf(card: Card, change: Change, nowMs: number): Kept | null {
  const known = liveOf(card, nowMs).filter((each) => isFor(each, change));
  return nearest(known, change);
}

/** What was announced for a change in PagerDuty. A resolve also serves the closings that it has no state for. */
export function expected(card: Card, change: Change, nowMs: number): Kept | null {
  const mayClose = !isRepeat(card, change);
  const known = liveOf(card, nowMs).filter(
    (each) => isFor(each, change) || (mayClose && closes(each, change)),
  );
  return nearest(known, change);
}

/** The card once the change has come: what was announced for it, or before that, colours no other one. */
export function withoutExpected(card: Card, change: Change): Card {
  const met = nearest(
    card.expectations.filter((known) => isFor(known, change)),
    change,
  );
  if (met === null) return card;
  const expectations = card.expectations.filter(
    (known) => !(isFor(known, change) && known.untilMs <= met.untilMs),
  );
  return { ...card, expectations };
}

function liveOf({ expectations }: Card, nowMs: number): readonly Kept[] {
  return expectations.filter(({ untilMs }) => nowMs <= untilMs);
}

/** The last one that was announced before the change; where none was, by the clocks, the first. */
function nearest(known: readonly Kept[], { atSecond }: Change): Kept | null {
  const latestMs = (atSecond + 1) * 1_000 + CLOCK_MARGIN_MS + VALID_MS;
  return known.findLast(({ untilMs }) => untilMs < latestMs) ?? known[0] ?? null;
}

function isFor(known: Kept, { state, attempt }: Change): boolean {
  return known.attempt === attempt && known.state === state;
}

/** The very change that stands, once more: what was announced since is of another one. */
function isRepeat({ standing }: Card, { state, attempt, atSecond }: Change): boolean {
  return standing?.state === state && standing.attempt === attempt && standing.atSecond === atSecond;
}

function closes(known: Kept, { state, attempt }: Change): boolean {
  const closed = known.state === 'cancelled' || known.state === 'upcoming';
  return known.attempt === attempt && state === 'done' && closed;
}

/** A task that is resolved because it moved waits again; one whose event is gone is cancelled. */
function outcomeOf({ state, reason }: Expectation): CardState | 'opening' {
  if (state !== 'done') return state;
  if (reason?.kind === 'moved' || reason?.kind === 'postponed') return 'upcoming';
  return reason?.kind === 'deleted' ? 'cancelled' : 'done';
}
