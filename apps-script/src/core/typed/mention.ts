// Whom a reminder calls in Slack, as people type it → Slack's own form. Nothing else can ever become a mention.
import { normalized, type Parser } from './cell';

const MENTION = /^(<!here>|<!channel>|<!subteam\^[A-Z0-9]+>|<@[UW][A-Z0-9]+>)$/;

/** `@here`, `@channel`, the ID of a user or a user group. */
export const mention: Parser<string> = (typed) => {
  const value = normalized(typed);
  const name = value.toLowerCase().replace(/^@/, '');
  if (name === 'here' || name === 'channel') return { ok: true, value: `<!${name}>` };
  const user = userMention(value);
  if (user !== null) return { ok: true, value: user };
  if (/^@?S[A-Z0-9]{6,20}$/.test(value)) return { ok: true, value: `<!subteam^${value.replace(/^@/, '')}>` };
  return MENTION.test(value) ? { ok: true, value } : { ok: false, allowed: 'mention' };
};

/** A Slack user's ID → the mention; null where it is none. */
export function userMention(text: string): string | null {
  const id = /^(?:@|<@)?([UW][A-Z0-9]{6,20})>?$/.exec(text)?.[1];
  return id === undefined ? null : `<@${id}>`;
}
