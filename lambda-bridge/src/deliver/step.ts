// One move of an item: at most one new message, the edits that make Slack equal to it, and the item after it.
// It is stored with the claim as it is, so that whoever takes over does exactly the same.
import type { SlackRefused } from '../errors';
import type { Content } from '../render/content';
import type { Alias } from '../store/alias';

export interface Post {
  /** A `root` is the card, a `line` tells its state, a `note` stands for itself. */
  readonly role: 'root' | 'line' | 'note';
  /** Change id; with `incidentKey` it finds the message again by its metadata. */
  readonly change: string;
  readonly incidentKey: string;
  readonly channel: string;
  /** The root's ts; null for a message of the channel itself. */
  readonly threadTs: string | null;
  /** Shown in the channel as well. */
  readonly broadcast: boolean;
  readonly content: Content;
  readonly digest: string;
}

export interface Edit {
  readonly role: 'root' | 'line';
  readonly channel: string;
  readonly ts: string;
  readonly content: Content;
  readonly digest: string;
}

export interface Step<B> {
  readonly next: B;
  readonly post: Post | null;
  readonly edits: readonly Edit[];
  /** An incident id that leads to this item from now on. */
  readonly alias: Alias | null;
}

/** What came of a step in Slack: null where nothing was posted, and the edits that were made. */
export interface Done {
  readonly postedTs: string | null;
  /** When it was posted, epoch milliseconds; null where a predecessor had posted it. */
  readonly postedMs: number | null;
  readonly edited: readonly Edit[];
}

/** What the engine must know of the kind of item it delivers. */
export interface Kind<B> {
  readonly absent: B;
  /** @throws where the stored value is none of this kind */
  parse(stored: unknown): B;
  /** The item after Slack: where messages stand and what they show. */
  record(next: B, post: Post | null, done: Done): B;
  /** The messages under which a change was told; empty where it was not. */
  toldAs(body: B, change: string): readonly string[];
  /** What the item's messages that are edited in place must show. */
  messages(body: B): readonly Edit[];
  /** The item that goes round a channel or thread that refused us for good; null where there is no way round. */
  avoid(body: B, refusal: SlackRefused): B | null;
  /** TTL in epoch seconds; null while the item must not expire. */
  expiresAt(body: B, nowMs: number): number | null;
}
