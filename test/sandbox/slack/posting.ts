// chat.postMessage, chat.update and chat.delete.
import { flagOf, textOf } from './arguments';
import { contentOf } from './content';
import { SlackError } from './error';
import * as limit from './limits';
import type { Message } from './messages';
import { type Calling, type Method, visibleChannel } from './method';
import { RateLimit } from './rate';

const TS = /^\d{10}\.\d{6}$/;

const POST_ARGUMENTS = [
  'channel',
  'text',
  'blocks',
  'metadata',
  'thread_ts',
  'reply_broadcast',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'link_names',
  'parse',
];
const UPDATE_ARGUMENTS = [
  'channel',
  'ts',
  'text',
  'blocks',
  'metadata',
  'reply_broadcast',
  'link_names',
  'parse',
];

function tier3(): RateLimit {
  return new RateLimit(limit.TIER_3_PER_MINUTE / 60, limit.TIER_3_PER_MINUTE);
}

export function postMessage(): Method {
  return {
    takes: POST_ARGUMENTS,
    takesJson: true,
    posts: true,
    limit: new RateLimit(limit.POSTS_PER_SECOND, limit.POST_BURST),
    bucket: (args) => String(args.channel),
    run: (calling) => {
      const { args, workspace } = calling;
      const channel = visibleChannel(calling);
      if (channel.archived) throw new SlackError('is_archived');
      if (!channel.member) throw new SlackError('not_in_channel');
      const content = contentOf(args, limit.POST_TEXT_CHARS);
      const threadTs = textOf(args, 'thread_ts');
      if (threadTs !== undefined) checkThread(calling, channel.id, threadTs);
      const message = workspace.add(
        {
          channel: channel.id,
          user: calling.botUser,
          text: content.text ?? '',
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          ...(content.blocks?.length ? { blocks: content.blocks } : {}),
          ...(content.metadata ? { metadata: content.metadata } : {}),
          ...(threadTs !== undefined && flagOf(args, 'reply_broadcast') ? { reply_broadcast: true } : {}),
        },
        calling.nowMs,
      );
      return { channel: channel.id, ts: message.ts, message: shown(message) };
    },
  };
}

export function updateMessage(): Method {
  return {
    takes: UPDATE_ARGUMENTS,
    takesJson: true,
    posts: true,
    limit: tier3(),
    bucket: () => '',
    run: (calling) => {
      const old = ownMessage(calling, 'cant_update_message');
      const content = contentOf(calling.args, limit.UPDATE_TEXT_CHARS);
      // Text alone removes the blocks; metadata that is left out stays.
      const { blocks: _removed, ...kept } = old;
      const broadcast = old.thread_ts !== undefined && flagOf(calling.args, 'reply_broadcast');
      const message: Message = {
        ...kept,
        text: content.text ?? '',
        ...(content.blocks?.length ? { blocks: content.blocks } : {}),
        ...(content.metadata ? { metadata: content.metadata } : {}),
        ...(broadcast ? { reply_broadcast: true } : {}),
        edited: { user: calling.botUser, ts: `${Math.floor(calling.nowMs / 1_000)}.000000` },
      };
      calling.workspace.replace(message);
      return { channel: message.channel, ts: message.ts, text: message.text, message: shown(message) };
    },
  };
}

export function deleteMessage(): Method {
  return {
    takes: ['channel', 'ts'],
    takesJson: true,
    posts: false,
    limit: tier3(),
    bucket: () => '',
    run: (calling) => {
      const message = ownMessage(calling, 'cant_delete_message');
      calling.workspace.remove(message);
      return { channel: message.channel, ts: message.ts };
    },
  };
}

/** A message as an answer carries it; the channel stands beside it. */
export function shown(message: Message): Record<string, unknown> {
  const { channel: _channel, reply_broadcast, ...rest } = message;
  return { type: 'message', ...(reply_broadcast ? { subtype: 'thread_broadcast' } : {}), ...rest };
}

function ownMessage(calling: Calling, refusal: string): Message {
  const channel = visibleChannel(calling);
  const ts = textOf(calling.args, 'ts');
  if (!ts) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: ts']);
  if (!channel.member) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_inactive');
  const message = calling.workspace.find(channel.id, ts);
  if (!message) throw new SlackError('message_not_found');
  if (message.user !== calling.botUser) throw new SlackError(refusal);
  return message;
}

/**
 * A reply needs a root that is there: one in the same channel that is no reply itself.
 * `invalid_thread_ts` as seen in jenkinsci/slack-plugin#584. For a root that is gone Slack is known to refuse with
 * `thread_not_found` (bolt-js#2307), or to take a message that nobody sees (python-slack-sdk#840).
 */
function checkThread(calling: Calling, channel: string, threadTs: string): void {
  if (!TS.test(threadTs)) {
    throw new SlackError('invalid_thread_ts', [`[ERROR] ${threadTs} is not a valid thread_ts`]);
  }
  const root = calling.workspace.find(channel, threadTs);
  if (!root || root.thread_ts !== undefined) throw new SlackError('thread_not_found');
}
