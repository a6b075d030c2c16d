// What Slack's answer means for us: passing, refused for good, or nobody knows.
import { SlackAmbiguous, SlackRateLimited, SlackRefused } from '../errors';

const DEFAULT_RETRY_MS = 1_000;

/** Slack did nothing: asking too often. */
const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** https://docs.slack.dev/reference/methods/chat.postMessage: after these the message may stand all the same. */
const AMBIGUOUS = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** This channel does not take the message; another one does. */
const CHANNEL = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'channel_is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'team_not_found',
]);

/** The message to answer is gone: somebody deleted the card. */
const THREAD = new Set(['thread_not_found', 'message_not_found', 'cannot_reply_to_message']);

/** The bot as a whole may not speak. */
const ACCESS = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
]);

/** An HTTP answer that is not Slack's own JSON with `ok`. */
export function failureOfStatus(method: string, status: number, retryAfter: string | null): Error {
  if (status !== 429) return new SlackAmbiguous(`${method} was answered HTTP ${status}`);
  const seconds = Number(retryAfter);
  const retryAfterMs = retryAfter !== null && seconds > 0 ? seconds * 1_000 : DEFAULT_RETRY_MS;
  return new SlackRateLimited(`${method} is rate limited for ${retryAfterMs} ms`, retryAfterMs);
}

export function failureOfCode(method: string, code: string, channel: string | null): Error {
  if (RATE_LIMITED.has(code)) return new SlackRateLimited(`${method}: ${code}`, DEFAULT_RETRY_MS);
  if (AMBIGUOUS.has(code)) return new SlackAmbiguous(`${method}: ${code}`);
  return new SlackRefused(method, code, scopeOf(code), channel);
}

function scopeOf(code: string): SlackRefused['scope'] {
  if (CHANNEL.has(code)) return 'channel';
  if (THREAD.has(code)) return 'thread';
  return ACCESS.has(code) ? 'access' : 'message';
}
