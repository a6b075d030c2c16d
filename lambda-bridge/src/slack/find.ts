// Was it posted? Looks where the message would stand, by its metadata, and keeps one of what it finds.
import type { Post } from '../deliver/step';
import { SlackRefused } from '../errors';
import { log } from '../log';
import { METADATA_EVENT, type SlackClient, type SlackMessage } from './client';
import { reportRefusals } from './report';

/** Slack's clock and ours may differ by this much. */
const CLOCK_MARGIN_MS = 60_000;

/** What tells a message of ours from all others. */
type Wanted = Pick<Post, 'change' | 'incidentKey' | 'channel' | 'threadTs'>;

/**
 * @param sinceMs when the first who may have posted it began, epoch milliseconds
 * @returns its ts, or null where it is not there; of two the younger is deleted
 */
export async function findPosted(slack: SlackClient, post: Wanted, sinceMs: number): Promise<string | null> {
  const [first, ...younger] = await findAll(slack, post, sinceMs);
  for (const ts of younger) await deleteIfThere(slack, post, ts);
  return first ?? null;
}

/** @returns the ts of every message that it is, the oldest first */
export async function findAll(slack: SlackClient, post: Wanted, sinceMs: number): Promise<readonly string[]> {
  const messages =
    post.threadTs === null
      ? await slack.history(post.channel, tsOf(sinceMs - CLOCK_MARGIN_MS))
      : await slack.replies(post.channel, post.threadTs);
  return messages
    .filter((message) => isOf(message, post))
    .map(({ ts }) => ts)
    .sort((left, right) => Number(left) - Number(right));
}

function tsOf(ms: number): string {
  return `${Math.floor(ms / 1_000)}.000000`;
}

/** A card that was posted anew and a line of its old thread can tell the same change: the place counts, too. */
function isOf({ ts, thread_ts = ts, metadata }: SlackMessage, post: Wanted): boolean {
  const isRoot = thread_ts === ts;
  return (
    (post.threadTs === null ? isRoot : !isRoot) &&
    metadata?.event_type === METADATA_EVENT &&
    metadata.event_payload.incidentKey === post.incidentKey &&
    metadata.event_payload.change === post.change
  );
}

export async function deleteIfThere(slack: SlackClient, post: Wanted, ts: string): Promise<void> {
  const { incidentKey, change, channel } = post;
  try {
    await slack.delete(channel, ts);
    log('warn', 'withdrawn', { incidentKey, change, channel, ts });
  } catch (error) {
    if (!(error instanceof SlackRefused)) throw error;
    reportRefusals([error]);
  }
}
