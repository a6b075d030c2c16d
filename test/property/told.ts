// What a task's channel must look like at rest: one card, no line twice, and the card's face is its latest line's.
import type { SlackMessage } from '../sandbox/control/contract';
import { textOf } from '../sandbox/driver';

/** Reminders and overruns come again while they last. */
const RECURRING: ReadonlySet<string> = new Set(['⏰', '⌛']);

export function slackFaults(title: string, slack: readonly SlackMessage[]): string[] {
  const roots = slack.filter((message) => !message.thread_ts && textOf(message).includes(title));
  if (roots.length > 1) return [`${title} has ${roots.length} cards`];
  const [root] = roots;
  if (!root) return [];
  const lines = slack.filter((each) => each.channel === root.channel && each.thread_ts === root.ts);
  const states = lines.map(({ text }) => faceOf(text)).filter((face) => !RECURRING.has(face));
  const twice = states.filter((face, index) => index > 0 && face === states[index - 1] && face !== '🗓️');
  return twice.map((face) => `${title}: ${face} is told twice in a row: ${states.join(' ')}`);
}

function faceOf(text: string): string {
  return text.split(' ')[0] ?? '';
}
