// What the engine must know of cards: how Slack's answers are remembered, and how long a card lives.
import * as v from 'valibot';
import type { Done, Kind, Post } from '../deliver/step';
import { type Card, cardSchema, EMPTY_CARD, remember } from './card';
import { messagesOf } from './messages';

/** At least 90 days after the last touch; an unfinished card never expires. */
const LIFE_SECONDS = 120 * 86_400;

/** @param defaultChannel where a card goes whose own channel refuses us */
export function cardKind(defaultChannel: string): Kind<Card> {
  return {
    absent: EMPTY_CARD,
    // A card of an earlier release lacks what was added since.
    parse: (stored) => ({ ...EMPTY_CARD, ...v.parse(cardSchema, stored) }),
    record,
    toldAs: (card, change) =>
      card.told.flatMap((told) => (told.change === change && told.ts !== null ? [told.ts] : [])),
    messages: messagesOf,
    avoid(card, { scope, channel, code }) {
      const homeless: Card = { ...card, root: null, line: null };
      if (scope === 'thread') return card.root === null ? null : homeless;
      if (defaultChannel === '' || channel === null || channel === defaultChannel) return null;
      return { ...homeless, fault: { channel, code, reported: false } };
    },
    expiresAt({ standing }, nowMs) {
      const isFinished = standing?.state === 'done' || standing?.state === 'cancelled';
      return isFinished ? Math.floor(nowMs / 1_000) + LIFE_SECONDS : null;
    },
  };
}

function record(next: Card, post: Post | null, { postedTs, postedMs, edited }: Done): Card {
  let card = next;
  if (post !== null && postedTs !== null) {
    card = remember(card, { change: post.change, ts: postedTs });
    if (post.role === 'root') {
      card = { ...card, root: { channel: post.channel, ts: postedTs, digest: post.digest }, line: null };
    }
    // A reminder counts from when people see it, however long Slack did not take it.
    if (post.broadcast && postedMs !== null) card = { ...card, remindedAtMs: postedMs };
    if (post.role === 'line') card = { ...card, line: { ts: postedTs, digest: post.digest } };
  }
  for (const { role, ts, digest } of edited) {
    const message = card[role];
    if (message?.ts === ts) card = { ...card, [role]: { ...message, digest } };
  }
  return card;
}
