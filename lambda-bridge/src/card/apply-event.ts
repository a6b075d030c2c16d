// A webhook's event → the card after it. Events come repeated, late and out of order.
import type { IncidentEvent } from '../decode/incident-event';
import type { Applied } from './applied';
import { type Card, type CardState, hasTold, withIncidentId } from './card';
import { expected } from './expectation';
import { toSecond } from './order';
import { isNewer, isSameState, markReturn, rename, type StateChange, stand, withEarlierStart } from './stand';

const STATE_OF_KIND: Readonly<Record<Exclude<IncidentEvent['kind'], 'escalated'>, CardState>> = {
  triggered: 'open',
  reopened: 'open',
  acknowledged: 'started',
  released: 'open',
  resolved: 'done',
};

export function applyEvent(card: Card, event: IncidentEvent, attempt: number, nowMs: number): Applied {
  const known = withIncidentId(card, event.incidentId);
  if (event.kind === 'escalated') return applyEscalation(known, event, attempt, nowMs);
  const change = changeOf(known, event, STATE_OF_KIND[event.kind], attempt, nowMs);
  if (closesWhatIsClosed(known, change)) return { card: known, saying: null, quiet: false };
  const named = isSameState(known, change) ? nameIfUnnamed(known, change) : known;
  if (!isNewer(named, change)) {
    return { card: withEarlierStart(named, change), saying: null, quiet: false };
  }
  const { card: stood, tell } = stand(named, change);
  const incident = stood.incident ?? { title: event.title, url: event.url };
  return {
    card: tell ? { ...markReturn(stood, nowMs), incident } : stood,
    saying: tell ? { kind: 'state' } : null,
    quiet: false,
  };
}

/** Told once for its second, while nobody has started. */
function applyEscalation(card: Card, event: IncidentEvent, attempt: number, nowMs: number): Applied {
  const second = toSecond(event.occurredMs);
  const change = `escalated@${second}#${attempt}`;
  const { standing } = card;
  const tells =
    standing?.state === 'open' &&
    standing.attempt === attempt &&
    second >= standing.sinceSecond &&
    !hasTold(card, change);
  return tells
    ? { card: { ...card, remindedAtMs: nowMs }, saying: { kind: 'escalated', change }, quiet: false }
    : { card, saying: null, quiet: false };
}

function changeOf(
  card: Card,
  event: IncidentEvent,
  state: CardState,
  attempt: number,
  nowMs: number,
): StateChange {
  const atSecond = toSecond(event.occurredMs);
  const announced = expected(card, { state, attempt, atSecond }, nowMs);
  // Whoever triggers is the API's own user; a reason says more than that user's name, too.
  const unnamed = event.kind === 'triggered' || (announced !== null && announced.reason !== null);
  return {
    state: announced === null || announced.state === 'opening' ? state : announced.state,
    attempt,
    atSecond,
    by: announced?.by ?? (unnamed ? null : event.by),
    byAnnounced: (announced?.by ?? null) !== null,
    reason: announced?.reason ?? null,
  };
}

/** The resolve that closed a cancelled or moved task, coming after the snapshot that told it. */
function closesWhatIsClosed({ standing }: Card, change: StateChange): boolean {
  return (
    change.state === 'done' &&
    standing?.attempt === change.attempt &&
    (standing.state === 'cancelled' || standing.state === 'upcoming')
  );
}

/** PagerDuty's name is only better than none. */
function nameIfUnnamed(card: Card, change: StateChange): Card {
  const { standing } = card;
  if (standing === null || standing.by !== null || standing.reason !== null || change.by === null)
    return card;
  return rename(card, { by: change.by, reason: null });
}
