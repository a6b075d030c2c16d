// Text from outside → text that Slack shows as it is: no mention, no link, no formatting, never too long.

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
/** Half characters, and invisible ones that turn text around. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Slack has no escape for its formatting marks (slackhq/slack-api-docs#34), so where one could begin something its
 * look-alike stands instead. Behind a letter or before a blank it begins nothing, and stays.
 */
const MARK = /`|(?<![\p{L}\p{N}])[*_~](?!\s)/gu;
const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
/** At the start of a line it quotes that line, three quote all that follows. */
const QUOTE = /^\s*>+/gm;

/** @param max characters of the result; what is longer ends in an ellipsis, never inside an entity or a grapheme */
export function escapeText(raw: string, max: number): string {
  const clean = raw
    .split(LINE_BREAK)
    .map((line) => line.replace(HIDDEN, ' ').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(QUOTE, (start) => start.replaceAll('>', '›'));
  return cut(clean, max).replace(MARK, (mark) => LOOK_ALIKE[mark] ?? mark);
}

/** The same on one line. */
export function escapeLine(raw: string, max: number): string {
  return escapeText(raw.replace(LINE_BREAK, ' '), max);
}

function cut(clean: string, max: number): string {
  const whole = entities(clean);
  if (whole.length <= max) return whole;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(clean)) {
    const part = entities(segment);
    if (kept.length + part.length > max - 1) break;
    kept += part;
  }
  return `${kept.trimEnd()}…`;
}

function entities(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITY[character] ?? character);
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
