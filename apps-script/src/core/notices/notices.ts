// What people must hear although it is no task's state.
import type { Memory } from '../memory';
import type { Reading } from '../reading';
import type { Task } from '../task';
import { digests } from './digests';
import { holdNotices } from './hold-notices';
import { lookNotices } from './look-notices';
import { offNotices } from './off-notices';
import type { PlannedNotice } from './planned-notice';
import { rehearsals } from './rehearsals';
import { runTimeNotices } from './run-time-notices';
import { serviceNotices } from './service-notices';
import { sheetNotices } from './sheet-notices';
import { unreadNotices } from './unread-notices';

/** All that has a cause now, told before or not; the caller leaves out what `memory.told` holds. */
export function plannedNotices(
  reading: Reading,
  tasks: readonly Task[],
  memory: Memory,
  nowMs: number,
): PlannedNotice[] {
  const channel = administratorsChannel(reading);
  return [
    ...sheetNotices(reading, channel, nowMs),
    ...unreadNotices(reading, memory, channel, nowMs),
    ...holdNotices(reading, tasks, memory, nowMs),
    ...offNotices(reading, tasks, memory, nowMs),
    ...lookNotices(memory, channel, nowMs),
    ...serviceNotices(reading, channel, nowMs),
    ...runTimeNotices(reading, channel, nowMs),
    ...digests(reading, tasks, nowMs),
    ...rehearsals(reading, tasks, channel, nowMs),
  ];
}

/** Empty where none is known: then the bridge takes its own. */
function administratorsChannel({ settings, tasks }: Reading): string {
  const { general, calendars, broken } = settings;
  const ofBroken = broken.find(({ known }) => known.channel !== undefined)?.known.channel;
  return general.testChannel ?? calendars[0]?.channel ?? ofBroken ?? tasks[0]?.channel ?? '';
}
