// What a Web API method is to the simulator.
import { type Arguments, textOf } from './arguments';
import { SlackError } from './error';
import type { Channel, Workspace } from './messages';
import type { RateLimit } from './rate';

export interface Calling {
  readonly workspace: Workspace;
  readonly nowMs: number;
  readonly botUser: string;
  readonly args: Arguments;
}

export interface Method {
  /** Arguments that Slack knows for it. Slack ignores others in silence; the journal complains. */
  readonly takes: readonly string[];
  /**
   * Methods that only read take a form or a query: a JSON body is not seen, and the answer is `invalid_arguments`
   * (measured on conversations.replies: gajae-code#3824; conversations.history: frigg#147).
   */
  readonly takesJson: boolean;
  readonly limit: RateLimit;
  /** Bucket of the rate limit; posts are counted for each channel. */
  readonly bucket: (args: Arguments) => string;
  /** Whether the fault `killAfterSlack` may strike between its effect and its answer. */
  readonly posts: boolean;
  readonly run: (calling: Calling) => Record<string, unknown>;
}

/** The channel that the bot can see: a private one without the bot is not found, as in Slack. */
export function visibleChannel(calling: Calling): Channel {
  const id = textOf(calling.args, 'channel');
  if (!id) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: channel']);
  const channel = calling.workspace.channels.get(id);
  if (!channel || (channel.private && !channel.member)) throw new SlackError('channel_not_found');
  return channel;
}
