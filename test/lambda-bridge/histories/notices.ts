// Notices of their own: the tick tells each until the bridge has taken it, and people see each once.
import type { Message } from '../../sandbox/slack/messages';
import { push } from './bridge-line';
import type { Answered, Course } from './course';
import type { Arrival } from './task';

const MINUTE_MS = 60_000;
/** From then on Apps Script reaches the bridge. */
const TRIES = 10;
const TEXT = 'Notice of its own';

export async function tellNotice(
  course: Course,
  number: number,
  channel: string,
  arrival: () => Arrival,
  onPush: (answered: Answered) => void,
): Promise<void> {
  const id = `notice ${number}`;
  const at = new Date(course.nowMs).toISOString();
  const text = `${TEXT} ${number}`;
  for (let minute = 0; ; minute += 1) {
    const notice = { id, at, level: 'info', text, channel, mention: null } as const;
    const pushed = await push(course, [], [notice], minute < TRIES ? arrival() : 'whole');
    if (pushed) onPush(pushed.answered);
    if (pushed?.taken.has(id)) return;
    await course.sleep(MINUTE_MS);
  }
}

/** @param count how many there were */
export function noticeFaults(messages: readonly Message[], count: number): readonly string[] {
  const told = messages.flatMap(({ text }) => (text.includes(TEXT) ? [text] : [])).sort();
  const expected = Array.from({ length: count }, (_each, number) => `ℹ️ ${TEXT} ${number}`);
  return told.join() === expected.join() ? [] : [`${count} notices were told as: ${told.join()}`];
}
