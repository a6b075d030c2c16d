// Was it posted? Looks where the message would stand, by its metadata, and keeps one of what it finds.
import type { Post } from '../deliver/step';
import { SlackRefused } from '../errors';
import { log } from '../log';
import type { Claim } from '../store/items';
import { METADATA_EVENT, type SlackClient, type SlackMessage } from './client';

/** Slack's clock and ours may differ by this much. */
const CLOCK_MARGIN_MS = 60_000;

/**
 * @param claim under which the step's message may have been posted
 * @returns its ts, or null where it is not there; of two the younger is deleted
 */
export async function findPosted(slack: SlackClient, claim: Claim<unknown>): Promise<string | null> {
  const { post } = claim.step;
  if (post === null) return null;
  const oldest = tsOf(claim.sinceMs - CLOCK_MARGIN_MS);
  const latest = tsOf(claim.leaseUntilMs + CLOCK_MARGIN_MS);
  const messages =
    post.threadTs === null
      ? await slack.history(post.channel, oldest, latest)
      : await slack.replies(post.channel, post.threadTs);
  const [first, ...younger] = messages
    .filter((message) => isOf(message, post))
    .map(({ ts }) => ts)
    .sort((left, right) => Number(left) - Number(right));
  for (const ts of younger) {
    await deleteIfThere(slack, post.channel, ts);
    log('warn', 'withdrawn', {
      incidentKey: post.incidentKey,
      change: post.change,
      channel: post.channel,
      ts,
    });
  }
  return first ?? null;
}

function tsOf(ms: number): string {
  return `${Math.floor(ms / 1_000)}.000000`;
}

function isOf({ metadata }: SlackMessage, { incidentKey, change }: Post): boolean {
  return (
    metadata?.event_type === METADATA_EVENT &&
    metadata.event_payload.incidentKey === incidentKey &&
    metadata.event_payload.change === change
  );
}

async function deleteIfThere(slack: SlackClient, channel: string, ts: string): Promise<void> {
  try {
    await slack.delete(channel, ts);
  } catch (error) {
    if (!(error instanceof SlackRefused)) throw error;
    log('warn', 'slack.refused', { method: error.method, code: error.code, channel });
  }
}
