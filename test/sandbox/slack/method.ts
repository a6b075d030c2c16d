// What a Web API method is to the simulator, and how it refuses.
import type { Journal } from '../journal';
import type { Arguments } from './arguments';
import type { Channel, Workspace } from './messages';
import type { RateLimit } from './rate';

/** A refusal as Slack words it: HTTP 200, `ok: false`. */
export class SlackError extends Error {
  override readonly name = 'SlackError';

  constructor(
    readonly code: string,
    readonly details: readonly string[] = [],
  ) {
    super(`Slack refuses: ${code}`);
  }
}

export interface Calling {
  readonly workspace: Workspace;
  readonly journal: Journal;
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
  /** Whether it changes messages, so that a fault may strike after its effect. */
  readonly writes: boolean;
  readonly run: (calling: Calling) => Record<string, unknown>;
}

/** A text argument; undefined where it was left out. */
export function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new SlackError('invalid_arguments', [`[ERROR] ${name} must be a string`]);
  return value;
}

/** True, "true" and "1" are true, in a form as in JSON. */
export function flagOf(args: Arguments, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1' || args[name] === 1;
}

/** The channel that the bot can see: a private one without the bot is not found, as in Slack. */
export function visibleChannel(calling: Calling): Channel {
  const id = textOf(calling.args, 'channel');
  if (!id) throw new SlackError('invalid_arguments', ['[ERROR] missing required field: channel']);
  const channel = calling.workspace.channels.get(id);
  if (!channel || (channel.private && !channel.member)) throw new SlackError('channel_not_found');
  return channel;
}
