// Slack's own client, set for a function that must answer PagerDuty within five seconds.
import { WebClient } from '@slack/web-api';
import type { Card } from './card';
import type { Change } from './change';
import { readSecrets } from './secrets';

const TIMEOUT_MS = 3_500;
const EMOJI = new Map([
  ['open', '🔔'],
  ['started', '▶️'],
  ['done', '✅'],
]);

let client: WebClient | null = null;

async function slack(): Promise<WebClient> {
  client ??= new WebClient((await readSecrets()).slackToken, {
    slackApiUrl: `${process.env.SLACK_API_URL ?? 'https://slack.com/api'}/`,
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  return client;
}

export async function postRoot(change: Change): Promise<Pick<Card, 'channel' | 'ts'>> {
  const channel = change.channel ?? process.env.SLACK_DEFAULT_CHANNEL ?? '';
  const { ts } = await (await slack()).chat.postMessage({ channel, ...contentOf(change), ...QUIET });
  if (ts === undefined) throw new Error('Slack did not say where the message stands');
  return { channel, ts };
}

export async function postLine(change: Change, { channel, ts }: Card): Promise<void> {
  const text = `${EMOJI.get(change.state) ?? ''} ${change.state}${change.by ? ` by ${escaped(change.by)}` : ''}`;
  await (await slack()).chat.postMessage({ channel, thread_ts: ts, text, ...QUIET });
}

export async function updateRoot(change: Change, { channel, ts }: Card): Promise<void> {
  await (await slack()).chat.update({ channel, ts, ...contentOf(change) });
}

const QUIET = { unfurl_links: false, unfurl_media: false };

function contentOf({ state, title, customer, by, link }: Change) {
  const text = `${EMOJI.get(state) ?? ''} *${state}* ${escaped(title)}`;
  const lines = [text, escaped(customer), by ? `by ${escaped(by)}` : '', link ? `<${link}|Open>` : ''];
  const section = {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: lines.filter(Boolean).join('\n') },
  };
  return { text, blocks: [section] };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
