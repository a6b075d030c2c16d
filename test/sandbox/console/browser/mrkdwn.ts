// Slack's mrkdwn as a tree, by Slack's own rules: a mark counts only at a word's edge, so `a*b*c` stays as it is.
// Pure; whoever draws the tree decides what a reader's own time and language are.
import { EMOJI } from './emoji';

export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code' | 'pre' | 'mention'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly children: readonly Span[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Span[] }
  | {
      readonly kind: 'date';
      readonly unix: number;
      readonly format: string;
      readonly url: string | null;
      readonly fallback: string;
    };

/** Private-use characters stand for what is already understood while the marks around it are looked for. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const HELD = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

export function readMrkdwn(source: string): readonly Span[] {
  const held: Span[] = [];
  const hold = (span: Span): string => `${OPEN}${held.push(span) - 1}${CLOSE}`;
  const text = source
    .replaceAll(/[\uE000\uE001]/g, '')
    .replaceAll(/```\n?([\s\S]+?)\n?```/g, (_, code: string) => hold({ kind: 'pre', text: decoded(code) }))
    .replaceAll(/`([^`\n]+)`/g, (_, code: string) => hold({ kind: 'code', text: decoded(code) }))
    .replaceAll(/<([^<>\n]+)>/g, (_, inside: string) => hold(readAngle(inside)));
  const lines = text.split('\n').map((line): readonly Span[] => {
    const quoted = /^&gt; ?(.*)$/.exec(line);
    return quoted ? [{ kind: 'quote', children: marks(quoted[1] ?? '', held) }] : marks(line, held);
  });
  return lines.flatMap((line, index) =>
    index === 0 || lines[index - 1]?.[0]?.kind === 'quote' ? line : [{ kind: 'break' as const }, ...line],
  );
}

/** `plain_text`: emoji, and nothing else. */
export function readPlain(source: string): readonly Span[] {
  return [{ kind: 'text', text: leaf(source) }];
}

function readAngle(inside: string): Span {
  const [target = '', label] = splitOnce(inside, '|');
  if (target.startsWith('!date^')) {
    const [, unix = '', format = '', url] = target.split('^');
    return { kind: 'date', unix: Number(unix), format, url: url ?? null, fallback: leaf(label ?? '') };
  }
  if (target.startsWith('!subteam^')) return { kind: 'mention', text: label ?? `@${target.slice(9)}` };
  if (target.startsWith('!')) return { kind: 'mention', text: `@${target.slice(1)}` };
  if (target.startsWith('@')) return { kind: 'mention', text: label ? `@${label}` : target };
  if (target.startsWith('#')) return { kind: 'mention', text: label ? `#${label}` : target };
  return { kind: 'link', url: decoded(target), children: [{ kind: 'text', text: leaf(label ?? target) }] };
}

const MARKS = [
  { kind: 'bold', mark: '\\*' },
  { kind: 'italic', mark: '_' },
  { kind: 'strike', mark: '~' },
] as const;

function marks(text: string, held: readonly Span[]): readonly Span[] {
  let first: { readonly at: number; readonly length: number; readonly span: Span } | undefined;
  for (const { kind, mark } of MARKS) {
    const edge = `[\\p{L}\\p{N}${mark}]`;
    const found = new RegExp(
      `(?<!${edge})${mark}(?![\\s${mark}])((?:(?!${mark}).)*?\\S)${mark}(?!${edge})`,
      'u',
    ).exec(text);
    if (!found || (first && first.at <= found.index)) continue;
    const span: Span = { kind, children: marks(found[1] ?? '', held) };
    first = { at: found.index, length: found[0].length, span };
  }
  if (!first) return plain(text, held);
  return [
    ...plain(text.slice(0, first.at), held),
    first.span,
    ...marks(text.slice(first.at + first.length), held),
  ];
}

function plain(text: string, held: readonly Span[]): readonly Span[] {
  const found = HELD.exec(text);
  if (!found) return text === '' ? [] : [{ kind: 'text', text: leaf(text) }];
  const span = held[Number(found[1])];
  return [
    ...plain(text.slice(0, found.index), held),
    ...(span ? [span] : []),
    ...plain(text.slice(found.index + found[0].length), held),
  ];
}

function leaf(text: string): string {
  return decoded(text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI[name] ?? whole));
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
