// Slack's Web API, the methods that a card needs. Every call ends with the request's deadline.
import * as v from 'valibot';
import type { Deadline } from '../deadline';
import type { Edit, Post } from '../deliver/step';
import { DeadlinePassed, SlackAmbiguous } from '../errors';
import { callSlack } from './call';
import { failureOfCode } from './failure';

/** A call that hangs this long is given up, so that one message does not stop a whole batch. */
const CALL_CAP_MS = 8_000;
/** What Slack does must be noted in the table before the request's own deadline. */
const NOTE_MS = 400;
const PAGE = 200;
export const METADATA_EVENT = 'toban';

const postedSchema = v.object({ ts: v.string() });
const infoSchema = v.object({ channel: v.object({ is_archived: v.optional(v.boolean(), false) }) });
const pageSchema = v.object({
  messages: v.array(
    v.object({
      ts: v.string(),
      thread_ts: v.optional(v.string()),
      metadata: v.fallback(
        v.optional(v.object({ event_type: v.string(), event_payload: v.record(v.string(), v.unknown()) })),
        undefined,
      ),
    }),
  ),
  response_metadata: v.optional(v.object({ next_cursor: v.optional(v.string()) })),
});

export type SlackMessage = v.InferOutput<typeof pageSchema>['messages'][number];

export class SlackClient {
  constructor(
    private readonly token: string,
    private readonly apiUrl: string,
    private readonly deadline: Deadline,
  ) {}

  /** The same client for calls that end by another deadline. */
  until(deadline: Deadline): SlackClient {
    return new SlackClient(this.token, this.apiUrl, deadline);
  }

  /** To be called before what is of no use without a call to Slack. @throws DeadlinePassed */
  needTime(purpose: string): void {
    if (this.leftMs <= 0) throw new DeadlinePassed(`no time left for ${purpose}`);
  }

  /** @returns the message's ts */
  async post(post: Post): Promise<string> {
    const answer = await this.call('chat.postMessage', post.channel, {
      channel: post.channel,
      ...(post.threadTs === null ? {} : { thread_ts: post.threadTs, reply_broadcast: post.broadcast }),
      ...post.content,
      parse: 'none',
      unfurl_links: false,
      unfurl_media: false,
      metadata: {
        event_type: METADATA_EVENT,
        event_payload: { incidentKey: post.incidentKey, change: post.change },
      },
    });
    return understood('chat.postMessage', postedSchema, answer).ts;
  }

  async update({ channel, ts, content }: Edit): Promise<void> {
    await this.call('chat.update', channel, { channel, ts, ...content, parse: 'none' });
  }

  async delete(channel: string, ts: string): Promise<void> {
    await this.call('chat.delete', channel, { channel, ts });
  }

  /** All messages of the channel itself since a ts, with metadata. */
  history(channel: string, oldest: string): Promise<readonly SlackMessage[]> {
    return this.pages('conversations.history', channel, { oldest });
  }

  /** The whole thread, with metadata. */
  replies(channel: string, ts: string): Promise<readonly SlackMessage[]> {
    return this.pages('conversations.replies', channel, { ts });
  }

  /** Whether the bot can post here, and find again what it posted; posts nothing. @throws SlackRefused */
  async probe(channel: string): Promise<void> {
    const info = await this.call('conversations.info', channel, new URLSearchParams({ channel }));
    if (understood('conversations.info', infoSchema, info).channel.is_archived) {
      throw failureOfCode('conversations.info', 'is_archived', channel);
    }
    await this.call('conversations.history', channel, new URLSearchParams({ channel, limit: '1' }));
  }

  private get leftMs(): number {
    return this.deadline.leftMs - NOTE_MS;
  }

  private async pages(
    method: string,
    channel: string,
    more: Readonly<Record<string, string>>,
  ): Promise<readonly SlackMessage[]> {
    const messages: SlackMessage[] = [];
    let cursor = '';
    do {
      const form = new URLSearchParams({ channel, ...more, limit: `${PAGE}`, include_all_metadata: 'true' });
      if (cursor !== '') form.set('cursor', cursor);
      const page = understood(method, pageSchema, await this.call(method, channel, form));
      messages.push(...page.messages);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return messages;
  }

  /** @throws SlackRateLimited, SlackAmbiguous, SlackRefused; DeadlinePassed where nothing was sent */
  private async call(method: string, channel: string, input: URLSearchParams | object): Promise<unknown> {
    this.needTime(method);
    const { apiUrl, token } = this;
    const capMs = Math.min(CALL_CAP_MS, this.leftMs);
    return callSlack({ apiUrl, token, method, channel, input }, capMs, this.deadline);
  }
}

/** An `ok` that does not say what it must leaves us not knowing what happened. */
function understood<T>(method: string, schema: v.GenericSchema<unknown, T>, answer: unknown): T {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  throw new SlackAmbiguous(`${method} was answered in an unknown form`);
}
