// Text from outside → text that Slack shows as it is: no mention, no link, no markup of Slack's own, never too long.

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Half characters, and invisible ones that turn text around; line breaks are left to `escapeText`. */
const HIDDEN = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** @param max characters of the result; what is longer ends in an ellipsis, never inside an entity or a character */
export function escapeText(raw: string, max: number): string {
  const lines = raw.replace(/\r\n?/g, '\n').split('\n');
  const clean = lines
    .map((line) => line.replace(HIDDEN, ' ').trimEnd())
    .join('\n')
    .trim();
  const escaped = [...clean].map((character) => ENTITY[character] ?? character);
  if (escaped.reduce((length, part) => length + part.length, 0) <= max) return escaped.join('');
  let kept = '';
  for (const part of escaped) {
    if (kept.length + part.length > max - 1) break;
    kept += part;
  }
  return `${kept.trimEnd()}…`;
}

/** The same on one line. */
export function escapeLine(raw: string, max: number): string {
  return escapeText(raw.replace(/\s+/g, ' '), max);
}

const MENTION = /^(?:<!(?:here|channel|everyone)>|<!subteam\^[A-Z0-9]+>|<@[UW][A-Z0-9]+>)$/;

const MAX_MENTIONS = 5;
const MAX_MENTION = 60;

/** The mentions that an administrator set; whatever else stands there is shown as plain text. */
export function mentionOf(setting: string | null): string {
  const parts = (setting ?? '').split(/\s+/).filter((part) => part !== '');
  return parts
    .slice(0, MAX_MENTIONS)
    .map((part) => (part.length <= MAX_MENTION && MENTION.test(part) ? part : escapeLine(part, MAX_MENTION)))
    .join(' ');
}

const MAX_URL = 700;

/** A link in Slack's own form; null where the address is no web address, or too long to be kept whole. */
export function linkTo(url: string | null, label: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const safe = href.replace(/[<>|]/g, encodeURIComponent).replaceAll('&', '&amp;');
  return safe.length > MAX_URL ? null : `<${safe}|${label}>`;
}
