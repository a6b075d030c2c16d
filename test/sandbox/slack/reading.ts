// auth.test, conversations.info, conversations.history and conversations.replies.
import { flagOf, textOf } from './arguments';
import { SlackError } from './error';
import * as limit from './limits';
import type { Message } from './messages';
import { type Calling, type Method, visibleChannel } from './method';
import { shown } from './posting';
import { RateLimit } from './rate';

function reading(takes: readonly string[], run: Method['run']): Method {
  return {
    takes,
    takesJson: false,
    posts: false,
    limit: new RateLimit(limit.TIER_3_PER_MINUTE / 60, limit.TIER_3_PER_MINUTE),
    bucket: () => '',
    run,
  };
}

export function authTest(): Method {
  return {
    ...reading([], (calling) => ({
      url: 'https://toban.slack.com/',
      team: 'Toban',
      user: 'toban',
      team_id: 'T0TOBAN00',
      user_id: calling.botUser,
      bot_id: 'B0TOBAN00',
      is_enterprise_install: false,
    })),
    takesJson: true,
    limit: new RateLimit(limit.AUTH_TEST_PER_MINUTE / 60, limit.AUTH_TEST_PER_MINUTE),
  };
}

export function conversationsInfo(): Method {
  return reading(['channel', 'include_locale', 'include_num_members'], (calling) => {
    const channel = visibleChannel(calling);
    return {
      channel: {
        id: channel.id,
        name: channel.name,
        is_channel: !channel.private,
        is_group: channel.private,
        is_private: channel.private,
        is_archived: channel.archived,
        is_member: channel.member,
      },
    };
  });
}

const RANGE = ['channel', 'cursor', 'limit', 'oldest', 'latest', 'inclusive', 'include_all_metadata'];

export function conversationsHistory(): Method {
  return reading(RANGE, (calling) => {
    const channel = memberChannel(calling);
    const found = inRange(calling, calling.workspace.history(channel));
    return page(calling, found, limit.HISTORY_DEFAULT_LIMIT, limit.HISTORY_MAX_LIMIT);
  });
}

export function conversationsReplies(): Method {
  return reading([...RANGE, 'ts'], (calling) => {
    const channel = memberChannel(calling);
    const ts = textOf(calling.args, 'ts');
    if (!ts) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: ts']);
    const asked = calling.workspace.find(channel, ts);
    if (!asked) throw new SlackError('thread_not_found');
    // The `ts` of a reply finds that reply alone: the thread hangs on its root.
    const thread = asked.thread_ts === undefined ? calling.workspace.thread(channel, ts) : [asked];
    const [root = asked, ...replies] = thread;
    const found = [root, ...inRange(calling, replies)];
    return page(calling, found, limit.REPLIES_DEFAULT_LIMIT, limit.REPLIES_MAX_LIMIT);
  });
}

function memberChannel(calling: Calling): string {
  const channel = visibleChannel(calling);
  if (!channel.member) throw new SlackError('not_in_channel');
  return channel.id;
}

/** `oldest` and `latest` exclude their own message unless `inclusive`. */
function inRange(calling: Calling, messages: readonly Message[]): Message[] {
  const { args } = calling;
  const oldest = bound(args.oldest, 'invalid_ts_oldest', Number.NEGATIVE_INFINITY);
  const latest = bound(args.latest, 'invalid_ts_latest', Number.POSITIVE_INFINITY);
  const inclusive = flagOf(args, 'inclusive');
  return messages.filter((message) => {
    const ts = microseconds(message.ts);
    return (ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest));
  });
}

function bound(value: unknown, refusal: string, open: number): number {
  if (value === undefined || value === 'now') return open;
  if (!/^\d+(\.\d{1,6})?$/.test(String(value))) throw new SlackError(refusal);
  return microseconds(String(value));
}

/** Whole microseconds, exact in a double, so that neighbouring `ts` values never compare as equal. */
function microseconds(ts: string): number {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0'));
}

/** The cursor names the first message of the next page. */
function page(
  calling: Calling,
  found: readonly Message[],
  defaultLimit: number,
  maxLimit: number,
): Record<string, unknown> {
  const { args } = calling;
  const size = args.limit === undefined ? defaultLimit : Number(args.limit);
  if (!Number.isInteger(size) || size < 1 || size > maxLimit) throw new SlackError('invalid_limit');
  const start = args.cursor ? found.findIndex((message) => cursorOf(message) === args.cursor) : 0;
  if (start < 0) throw new SlackError('invalid_cursor');
  const next = found[start + size];
  return {
    messages: found.slice(start, start + size).map((message) => withThread(calling, message)),
    has_more: next !== undefined,
    ...(next ? { response_metadata: { next_cursor: cursorOf(next) } } : {}),
  };
}

function cursorOf(message: Message): string {
  return Buffer.from(`next_ts:${message.ts.replace('.', '')}`).toString('base64');
}

function withThread(calling: Calling, message: Message): Record<string, unknown> {
  const { metadata, ...rest } = shown(message);
  const replies = calling.workspace.thread(message.channel, message.ts).slice(1);
  const latest = replies.at(-1);
  return {
    ...rest,
    ...(metadata && flagOf(calling.args, 'include_all_metadata') ? { metadata } : {}),
    ...(latest ? { thread_ts: message.ts, reply_count: replies.length, latest_reply: latest.ts } : {}),
  };
}
