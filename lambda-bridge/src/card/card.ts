// What the bridge remembers of a task, whole in one item of the table. It is replaced, never changed in place.
import * as v from 'valibot';
import type { Expectation, Reason, Snapshot } from '../../contract';

/** States that a card can be in; `opening` is none, it tells nothing. */
export type CardState = Exclude<Snapshot['state'], 'opening'>;

export type Facts = Pick<
  Snapshot,
  | 'rev'
  | 'title'
  | 'customer'
  | 'startAt'
  | 'endAt'
  | 'allDay'
  | 'dueAt'
  | 'lateMinutes'
  | 'note'
  | 'channel'
  | 'mention'
  | 'remindEveryMinutes'
  | 'locale'
  | 'links'
>;

/** The last change that the card followed. */
export interface Standing {
  readonly state: CardState;
  readonly attempt: number;
  /** Epoch seconds, PagerDuty's; what an older change is compared with. */
  readonly atSecond: number;
  /** When the state was first reached; `atSecond` moves on while PagerDuty repeats the state. */
  readonly sinceSecond: number;
  readonly by: string | null;
  /** The name was announced by the page: PagerDuty knows only the API's user. */
  readonly byAnnounced: boolean;
  readonly reason: Reason | null;
}

export interface Told {
  /** Change id, as in the message's metadata. */
  readonly change: string;
  /** Slack's ts; null where the change was dropped on purpose. */
  readonly ts: string | null;
}

export interface Card {
  readonly standing: Standing | null;
  /** Who started this attempt, kept when it returns to open. */
  readonly started: { readonly by: string | null; readonly atSecond: number } | null;
  readonly facts: Facts | null;
  /** What PagerDuty itself says, for as long as no snapshot says more. */
  readonly incident: { readonly title: string | null; readonly url: string | null } | null;
  /** Incidents whose alias is written, newest last. */
  readonly incidentIds: readonly string[];
  /** What was announced and has not come yet, newest last. */
  readonly expectations: readonly (Expectation & { readonly attempt: number; readonly untilMs: number })[];
  /** The digest is of what Slack shows, so that an edit that did not happen is made up for later. */
  readonly root: { readonly channel: string; readonly ts: string; readonly digest: string } | null;
  /** The line that told the current state; null where the root told it. */
  readonly line: { readonly ts: string; readonly digest: string } | null;
  readonly remindedAtMs: number | null;
  /** The channel that refused us for good: the card goes to the default channel, the next snapshot's answer says so. */
  readonly fault: { readonly channel: string; readonly code: string; readonly reported: boolean } | null;
  /** The last changes, newest last. */
  readonly told: readonly Told[];
}

export const EMPTY_CARD: Card = {
  standing: null,
  started: null,
  facts: null,
  incident: null,
  incidentIds: [],
  expectations: [],
  root: null,
  line: null,
  remindedAtMs: null,
  fault: null,
  told: [],
};

const TOLD_KEPT = 60;
const INCIDENTS_KEPT = 8;

export function remember(card: Card, told: Told): Card {
  return { ...card, told: [...card.told, told].slice(-TOLD_KEPT) };
}

export function hasTold(card: Card, change: string): boolean {
  return card.told.some((each) => each.change === change);
}

export function withIncidentId(card: Card, incidentId: string | null): Card {
  if (incidentId === null || card.incidentIds.includes(incidentId)) return card;
  return { ...card, incidentIds: [...card.incidentIds, incidentId].slice(-INCIDENTS_KEPT) };
}

/** The item is written by the bridge alone; this catches one that something else wrote. */
export const cardSchema = v.custom<Card>(
  (value) => typeof value === 'object' && value !== null && 'standing' in value && 'told' in value,
  'a card',
);
