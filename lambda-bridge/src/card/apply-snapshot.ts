// A snapshot from the ledger → the card after it: facts by `rev`, the state by its time, then notices by their id.
import type { Snapshot } from '../../contract';
import type { Applied } from './applied';
import { type Card, type Facts, hasTold, remember, withIncidentId } from './card';
import { announcedOf, expecting } from './expectation';
import { toSecond } from './order';
import {
  isLater,
  isNewer,
  isSameState,
  markReturn,
  rename,
  type StateChange,
  stand,
  withEarlierStart,
} from './stand';

const MINUTE_MS = 60_000;

export function applySnapshot(card: Card, snapshot: Snapshot, nowMs: number): Applied {
  const known = withFacts(withIncidentId(card, snapshot.incidentId), snapshot);
  if (snapshot.expect) {
    const announced = expecting(known, snapshot.attempt, snapshot.expect, nowMs);
    return { card: announced, saying: null, quiet: true };
  }
  const reported = known.fault === null ? known : { ...known, fault: { ...known.fault, reported: true } };
  return applyState(reported, snapshot, undoesFailure(card, snapshot), nowMs);
}

function applyState(known: Card, snapshot: Snapshot, undoes: boolean, nowMs: number): Applied {
  if (snapshot.state === 'opening') return applyNotices(known, snapshot, nowMs);
  const change = changeOf(known, snapshot, snapshot.state, nowMs);
  const named = isSameState(known, change) ? rename(known, nameOf(known, change)) : known;
  if (!isNewer(named, change) && !undoes) {
    return applyNotices(withEarlierStart(named, change), snapshot, nowMs);
  }
  const { card: stood, tell } = stand(named, change);
  if (!tell) return applyNotices(stood, snapshot, nowMs);
  return { card: markReturn(stood, nowMs), saying: { kind: 'state' }, quiet: false };
}

function withFacts(card: Card, snapshot: Snapshot): Card {
  if (card.facts !== null && snapshot.rev < card.facts.rev) return card;
  const facts: Facts = {
    rev: snapshot.rev,
    title: snapshot.title,
    customer: snapshot.customer,
    startAt: snapshot.startAt,
    endAt: snapshot.endAt,
    allDay: snapshot.allDay,
    dueAt: snapshot.dueAt,
    lateMinutes: snapshot.lateMinutes,
    note: snapshot.note,
    channel: snapshot.channel,
    mention: snapshot.mention,
    remindEveryMinutes: snapshot.remindEveryMinutes,
    locale: snapshot.locale,
    links: snapshot.links,
  };
  return { ...card, facts };
}

/** A closing that was announced serves PagerDuty's resolve; the ledger itself says what became of the task. */
function changeOf(card: Card, snapshot: Snapshot, state: StateChange['state'], nowMs: number): StateChange {
  const moment = { state, attempt: snapshot.attempt, atSecond: toSecond(Date.parse(snapshot.at)) };
  const announced = announcedOf(card, moment, nowMs);
  return {
    ...moment,
    by: snapshot.by ?? announced?.by ?? null,
    byAnnounced: snapshot.by === null && (announced?.by ?? null) !== null,
    reason: snapshot.reason ?? announced?.reason ?? null,
  };
}

/**
 * The ledger knows better than PagerDuty who it was, but not better than the page that announced it. Another reason is
 * another story with a name of its own: a task that waits was put off once more. So is a later start, of one who took
 * over or began anew.
 */
function nameOf({ standing }: Card, change: StateChange): Pick<StateChange, 'by' | 'reason'> {
  const reason = change.reason ?? standing?.reason ?? null;
  const sameStory = JSON.stringify(reason) === JSON.stringify(standing?.reason ?? null);
  const isAnnounced = standing?.byAnnounced === true && sameStory && !isLater(standing, change);
  const keepsName = isAnnounced || change.by === null;
  return { by: keepsName ? (standing?.by ?? null) : change.by, reason };
}

/**
 * A failure carries the tick's time. An incident found later that PagerDuty had swallowed carries its own, earlier
 * one: a later word of the ledger counts then, whatever the times.
 */
function undoesFailure({ standing, facts }: Card, snapshot: Snapshot): boolean {
  return (
    standing?.state === 'failed' &&
    snapshot.state !== 'failed' &&
    snapshot.attempt === standing.attempt &&
    snapshot.rev > (facts?.rev ?? 0)
  );
}

/** The first notice that is still to be told; what is dropped on purpose is remembered as told. */
function applyNotices(card: Card, snapshot: Snapshot, nowMs: number): Applied {
  let after = card;
  for (const notice of snapshot.notices) {
    const change = `notice:${notice.id}`;
    if (hasTold(after, change)) continue;
    if (notice.kind === 'reminder' && !isReminderDue(after, nowMs)) {
      after = remember(after, { change, ts: null });
      continue;
    }
    const reminded = notice.kind === 'reminder' ? { ...after, remindedAtMs: nowMs } : after;
    return { card: reminded, saying: { kind: 'notice', change, notice }, quiet: false };
  }
  return { card: after, saying: null, quiet: false };
}

/** Only while nobody has started, and not again within the interval (a tick may come a minute early). */
function isReminderDue({ standing, remindedAtMs, facts }: Card, nowMs: number): boolean {
  if (standing?.state !== 'open') return false;
  const intervalMs = (facts?.remindEveryMinutes ?? 0) * MINUTE_MS;
  return remindedAtMs === null || nowMs - remindedAtMs >= intervalMs - Math.min(MINUTE_MS, intervalMs / 2);
}
