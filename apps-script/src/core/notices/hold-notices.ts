// Holds are told when they begin and when they end, each with the tasks that wait: a calendar's own hold in its channel,
// a hold of all once in each channel.
import { type Hold, NO_HOLD, type Span } from '../hold';
import type { Memory } from '../memory';
import type { Reading } from '../reading';
import type { CalendarSettings } from '../settings/settings';
import type { Task } from '../task';
import { byDue, taskLines } from '../task-line';
import { wallClock } from '../zone';
import { notice, type PlannedNotice } from './planned-notice';

/** The calendars of one channel that a hold stops. */
interface Held {
  /** Null for a hold of all. */
  readonly customer: string | null;
  readonly channel: string;
  readonly calendarIds: ReadonlySet<string>;
  readonly hold: Hold;
}

export function holdNotices(
  reading: Reading,
  tasks: readonly Task[],
  memory: Memory,
  nowMs: number,
): PlannedNotice[] {
  const used = reading.settings.calendars.filter((each) => each.mode !== 'off');
  return [...held(used, memory, reading)].flatMap((each) => {
    const own = tasks.filter((task) => each.calendarIds.has(task.calendarId)).sort(byDue);
    const id = `hold:${reading.digest(`${each.customer === null ? '' : [...each.calendarIds].join()} ${each.channel}`).slice(0, 16)}`;
    return [
      ...beginning(each, id, own, reading, nowMs),
      ...each.hold.past.map((span) => {
        const waited = own.filter((task) => waitedUntilAfter(task, span, nowMs));
        const text = reading.texts.holdEnded(each.customer, taskLines(waited, reading.texts));
        return {
          notice: notice(`${id}:${span.fromMs}:end`, 'info', text, each.channel, nowMs),
          tasks: [],
        };
      }),
    ];
  });
}

function held(used: readonly CalendarSettings[], memory: Memory, reading: Reading): Held[] {
  const channelOf = (settings: CalendarSettings) =>
    (settings.mode === 'rehearse' ? reading.settings.general.testChannel : null) ?? settings.channel;
  const single = used.map(
    (settings): Held => ({
      customer: settings.customer || settings.calendarId,
      channel: channelOf(settings),
      calendarIds: new Set([settings.calendarId]),
      hold: memory.calendars[settings.calendarId]?.hold ?? NO_HOLD,
    }),
  );
  const all = [...new Set(used.map(channelOf))].map(
    (channel): Held => ({
      customer: null,
      channel,
      calendarIds: new Set(
        used.filter((each) => channelOf(each) === channel).map(({ calendarId }) => calendarId),
      ),
      hold: memory.hold,
    }),
  );
  return [...single, ...all];
}

/** Another end is told anew: people count on it. */
function beginning(
  { customer, channel, calendarIds, hold }: Held,
  id: string,
  own: readonly Task[],
  reading: Reading,
  nowMs: number,
): PlannedNotice[] {
  if (!hold.running) return [];
  const { untilMs, afterMs } = hold.running;
  const waiting = own.filter((task) => task.state === 'upcoming' && task.dueMs < untilMs);
  const zones = [...calendarIds].flatMap((calendarId) => {
    const calendar = reading.calendars.get(calendarId);
    return calendar?.kind === 'read' ? [calendar.timeZone] : [];
  });
  const until = wallClock(untilMs, zones[0] ?? own[0]?.timeZone ?? 'UTC');
  const text = reading.texts.heldUntil(customer, until, taskLines(waiting, reading.texts));
  return [{ notice: notice(`${id}:${afterMs}:${untilMs}`, 'warning', text, channel, nowMs), tasks: [] }];
}

/** Due before the hold ended, and begun only afterwards, if at all. */
function waitedUntilAfter(task: Task, { toMs }: Span, nowMs: number): boolean {
  const begunMs = task.intent?.atMs ?? (task.state === 'upcoming' ? nowMs : task.sinceMs);
  return task.dueMs < toMs && begunMs >= toMs && task.state !== 'cancelled';
}
