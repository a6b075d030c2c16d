// What one Slack message shows. Blocks are verbatim, so that Slack makes no links or mentions of plain text.
import { createHash } from 'node:crypto';

interface Section {
  readonly type: 'section';
  readonly text: { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };
}

export interface Content {
  /** For notifications, and for clients without blocks. */
  readonly text: string;
  readonly blocks: readonly Section[];
}

/** Slack's limit for a section's text. */
const MAX_SECTION = 3_000;

/** @param parts each within MAX_SECTION by the limits of what it is made of; empty ones are left out */
export function contentOf(text: string, parts: readonly string[]): Content {
  const blocks = parts
    .filter((part) => part !== '')
    .map((part): Section => {
      if (part.length > MAX_SECTION) throw new RangeError(`a section of ${part.length} characters`);
      return { type: 'section', text: { type: 'mrkdwn', text: part, verbatim: true } };
    });
  return { text, blocks };
}

/** Tells whether Slack already shows this content. */
export function digestOf(content: Content): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16);
}
