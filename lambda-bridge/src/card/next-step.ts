// A card and a change → the next step, or null where the change brings nothing new. Pure: the engine performs it.
import type { Edit, Post, Step } from '../deliver/step';
import { type Content, digestOf } from '../render/content';
import { renderEscalation, renderStateLine, renderTaskNotice } from '../render/line';
import { renderRoot } from '../render/root';
import type { Applied, Saying } from './applied';
import type { Card, Standing } from './card';
import { incidentKeyOf } from './incident-key';
import { messagesOf } from './messages';
import { mustShow } from './stand';

export interface Desk {
  /** Names the item. */
  readonly hash: string;
  /** The attempt that the change is of. */
  readonly attempt: number;
  readonly defaultChannel: string;
}

/** @param apply makes the change of a card; it is called again after each step, until nothing is left to say */
export function nextStep(before: Card, apply: (card: Card) => Applied, desk: Desk): Step<Card> | null {
  const { card: next, saying, quiet } = apply(before);
  if (!quiet && before.standing !== null && before.root === null && mustShow(before)) {
    // Its channel or root was lost: the card appears anew before anything else is said.
    return { next: before, post: rootOf(before, before.standing, desk), edits: [], alias: null };
  }
  const post = saying === null ? null : postOf(next, saying, desk);
  const edits = quiet ? [] : editsOf(next, post);
  const incidentId = next.incidentIds.at(-1);
  const isKnown = incidentId === undefined || before.incidentIds.includes(incidentId);
  const alias = isKnown ? null : { incidentId, hash: desk.hash, attempt: desk.attempt };
  if (post === null && edits.length === 0 && JSON.stringify(before) === JSON.stringify(next)) return null;
  return { next, post, edits, alias };
}

function postOf(card: Card, saying: Saying, desk: Desk): Post {
  const { standing } = card;
  if (saying.kind === 'notice') {
    const content = renderTaskNotice(card, saying.notice);
    return noteOf(card, saying.change, content, saying.notice.kind === 'reminder', desk);
  }
  if (standing === null) throw new TypeError('a card without a state has none to tell');
  if (saying.kind === 'escalated') return noteOf(card, saying.change, renderEscalation(card), true, desk);
  if (card.root === null) return rootOf(card, standing, desk);
  const content = renderStateLine(card, standing);
  return {
    role: 'line',
    change: changeId(standing),
    incidentKey: incidentKeyOf(desk),
    channel: card.root.channel,
    threadTs: card.root.ts,
    broadcast: standing.state === 'open',
    content,
    digest: digestOf(content),
  };
}

function rootOf(card: Card, standing: Standing, desk: Desk): Post {
  const content = renderRoot(card, standing);
  return {
    role: 'root',
    change: changeId(standing),
    incidentKey: incidentKeyOf({ hash: desk.hash, attempt: standing.attempt }),
    channel: channelOf(card, desk),
    threadTs: null,
    broadcast: false,
    content,
    digest: digestOf(content),
  };
}

function noteOf(card: Card, change: string, content: Content, broadcast: boolean, desk: Desk): Post {
  return {
    role: 'note',
    change,
    incidentKey: incidentKeyOf(desk),
    channel: card.root?.channel ?? channelOf(card, desk),
    threadTs: card.root?.ts ?? null,
    broadcast: broadcast && card.root !== null,
    content,
    digest: digestOf(content),
  };
}

/** What Slack does not show yet, apart from what the post itself will show. */
function editsOf(card: Card, post: Post | null): readonly Edit[] {
  return messagesOf(card).filter(
    ({ role, digest }) => card[role]?.digest !== digest && !(role === 'line' && post?.role === 'line'),
  );
}

function channelOf({ facts, fault }: Card, desk: Desk): string {
  const wished = facts?.channel ?? '';
  return wished === '' || wished === fault?.channel ? desk.defaultChannel : wished;
}

function changeId({ state, atSecond }: Standing): string {
  return `${state}@${atSecond}`;
}
