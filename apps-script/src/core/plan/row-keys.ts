// After an edit of its series a row goes on under an event that its key does not name. Should people delete that row, the
// event would be another task under a key of its own, beside the incident that is open under the row's. So the memory
// keeps which key an event's row has, for as long as the event may be listed.
import { listedFromMs } from '../horizon';
import { taskKeyOf } from '../keys';
import type { CalendarMemory, KeptKey, Memory } from '../memory';
import type { Reading } from '../reading';

/** A cell of the State tab holds 50,000 characters, and each takes some 150 (Google Sheets: limits of a cell). */
const MOST_KEPT = 150;

/**
 * @param reading its rows under the events that they have now
 * @param held events that may be a row's own, with that row's key: it may be deleted before that is known
 */
export function withRowKeys(
  memory: Memory,
  reading: Reading,
  held: ReadonlyMap<string, KeptKey>,
  nowMs: number,
): Memory {
  const events = new Map(reading.tasks.map((task) => [task.key, taskKeyOf(task.calendarId, task.eventId)]));
  const own = new Map(held);
  for (const { key, calendarId, eventId, endMs } of reading.tasks) {
    const event = taskKeyOf(calendarId, eventId);
    if (key !== event) own.set(event, { key, endMs });
  }
  const rowOf = new Set(events.values());
  const calendars = Object.entries(memory.calendars).map(([calendarId, before]): [string, CalendarMemory] => {
    const prefix = taskKeyOf(calendarId, '');
    const fromMs = listedFromMs(before.coveredUntilMs, reading.settings.general, nowMs);
    const kept = Object.entries(before.keys).filter(
      ([eventId, { key }]) => !events.has(key) && !rowOf.has(prefix + eventId),
    );
    const now = [...own].flatMap(([event, each]): [string, KeptKey][] =>
      event.startsWith(prefix) ? [[event.slice(prefix.length), each]] : [],
    );
    const keys = [...new Map([...kept, ...now])].filter(([, { endMs }]) => endMs >= fromMs);
    return [calendarId, { ...before, keys: Object.fromEntries(latest(keys)) }];
  });
  return { ...memory, calendars: Object.fromEntries(calendars) };
}

/** In the order of their ids, so that the same keys are the same memory. */
function latest(keys: readonly [string, KeptKey][]): [string, KeptKey][] {
  return [...keys]
    .sort(([, left], [, right]) => right.endMs - left.endMs)
    .slice(0, MOST_KEPT)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** The key under which the event's row stood before it was lost; undefined where none is known, or that row is there. */
export function lostKey(
  { memory, tasks, unreadableRows }: Pick<Reading, 'memory' | 'tasks' | 'unreadableRows'>,
  calendarId: string,
  eventId: string,
): string | undefined {
  const key = memory.calendars[calendarId]?.keys[eventId]?.key;
  if (key === undefined) return undefined;
  const stands = [...tasks, ...unreadableRows].some((row) => row.key === key);
  return stands ? undefined : key;
}
