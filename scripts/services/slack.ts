// Slack's Web API, as far as set-up and doctor look at it.
import * as v from 'valibot';
import { callJson, Unreachable, understood } from './http';

const SLACK_API_URL = 'https://slack.com/api';

export interface Bot {
  readonly teamId: string;
  readonly team: string;
  readonly userId: string;
  /** What the token may do, as Slack says in `x-oauth-scopes`; null where it does not say. */
  readonly scopes: readonly string[] | null;
}

export interface FoundMessage {
  readonly ts: string;
  readonly text: string;
}

/** Slack's own word for what it refuses: `invalid_auth`, `channel_not_found`… */
export class SlackSaidNo extends Error {
  override readonly name = 'SlackSaidNo';
  constructor(
    method: string,
    readonly code: string,
  ) {
    super(`Slack refused ${method}: ${code}`);
  }
}

const answerSchema = v.looseObject({ ok: v.boolean(), error: v.optional(v.string()) });
const authSchema = v.object({ team_id: v.string(), team: v.string(), user_id: v.string() });
const channelSchema = v.object({
  channel: v.object({
    name: v.optional(v.string(), ''),
    is_member: v.optional(v.boolean(), false),
    is_archived: v.optional(v.boolean(), false),
  }),
});
const historySchema = v.object({ messages: v.array(v.object({ ts: v.string(), text: v.string() })) });

export class Slack {
  constructor(
    private readonly token: string,
    private readonly apiUrl = SLACK_API_URL,
  ) {}

  /** @throws SlackSaidNo, Unreachable */
  async whoAmI(): Promise<Bot> {
    const { body, headers } = await this.call('auth.test', {});
    const { team_id, team, user_id } = understood('Slack', authSchema, body);
    const scopes = headers.get('x-oauth-scopes');
    return {
      teamId: team_id,
      team,
      userId: user_id,
      scopes: scopes === null ? null : scopes.split(',').map((each) => each.trim()),
    };
  }

  /** @throws SlackSaidNo, Unreachable */
  async channel(id: string): Promise<{ name: string; isMember: boolean; isArchived: boolean }> {
    const { body } = await this.call('conversations.info', { channel: id });
    const { channel } = understood('Slack', channelSchema, body);
    return { name: channel.name, isMember: channel.is_member, isArchived: channel.is_archived };
  }

  /** The channel's latest messages, newest first. @throws SlackSaidNo, Unreachable */
  async latest(channel: string, count: number): Promise<readonly FoundMessage[]> {
    const { body } = await this.call('conversations.history', { channel, limit: String(count) });
    return understood('Slack', historySchema, body).messages;
  }

  private async call(method: string, form: Readonly<Record<string, string>>) {
    const { status, body, headers } = await callJson(`${this.apiUrl}/${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: new URLSearchParams(form).toString(),
    });
    if (status === 429) throw new SlackSaidNo(method, 'ratelimited');
    if (status !== 200) throw new Unreachable(`Slack answered ${method} with HTTP ${status}`);
    const answer = understood('Slack', answerSchema, body);
    if (!answer.ok) throw new SlackSaidNo(method, answer.error ?? 'unknown_error');
    return { body, headers };
  }
}
