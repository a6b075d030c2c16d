// What people see of a task in Slack, read as people read it: by its words.
import type { Message } from '../../sandbox/slack/messages';
import type { State } from './diary';

export interface Line {
  readonly kind: State | 'escalated' | 'reminder' | 'other';
  readonly text: string;
  readonly atMs: number;
  readonly broadcast: boolean;
}

export interface Shown {
  readonly roots: readonly Message[];
  /** The root's state as it stands, null where there is no root. */
  readonly state: State | null;
  /** The state that the root told when it was posted, then the thread, oldest first. */
  readonly told: readonly Line[];
}

const STATES: readonly (readonly [string, State])[] = [
  ['🗓️', 'upcoming'],
  ['🚨', 'failed'],
  ['🔔', 'open'],
  ['▶️', 'started'],
  ['✅', 'done'],
  ['🚫', 'cancelled'],
];

/** @param messages all of the workspace @param firstTexts by channel and ts, as each was posted */
export function shownOf(
  hash: string,
  messages: readonly Message[],
  firstTexts: ReadonlyMap<string, string>,
): Shown {
  const own = messages.filter(({ metadata }) =>
    String(metadata?.event_payload.incidentKey).startsWith(`toban-${hash}-`),
  );
  const roots = own.filter(({ thread_ts, text }) => thread_ts === undefined && stateOf(text) !== null);
  const [root] = roots;
  if (root === undefined) return { roots, state: null, told: [] };
  const thread = own.filter(({ thread_ts }) => thread_ts === root.ts);
  const first = { ...root, text: firstTexts.get(`${root.channel} ${root.ts}`) ?? '' };
  return { roots, state: stateOf(root.text), told: [first, ...thread].map(lineOf) };
}

function lineOf({ text, ts, reply_broadcast }: Message): Line {
  const kind =
    stateOf(text) ??
    (/Escalated/.test(text) ? 'escalated' : text.includes('Reminder') ? 'reminder' : 'other');
  return { kind, text, atMs: Number(ts) * 1_000, broadcast: reply_broadcast === true };
}

function stateOf(text: string): State | null {
  return STATES.find(([emoji]) => text.startsWith(emoji))?.[1] ?? null;
}
