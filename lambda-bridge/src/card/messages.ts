// The messages of a card that are edited in place, as they must be now: its root, and the line of its state.
import type { Edit } from '../deliver/step';
import { digestOf } from '../render/content';
import { renderStateLine } from '../render/line';
import { renderRoot } from '../render/root';
import type { Card } from './card';

/** The line first: who starts a task looks for it. */
export function messagesOf(card: Card): readonly Edit[] {
  const { root, line, standing } = card;
  if (root === null || standing === null) return [];
  const { channel } = root;
  const rootContent = renderRoot(card, standing);
  const rootEdit: Edit = {
    role: 'root',
    channel,
    ts: root.ts,
    content: rootContent,
    digest: digestOf(rootContent),
  };
  if (line === null) return [rootEdit];
  const content = renderStateLine(card, standing);
  return [{ role: 'line', channel, ts: line.ts, content, digest: digestOf(content) }, rootEdit];
}
