// What can wait, at the end of a tick that has written nothing: at most one chore a tick. A calendar that nobody can read
// any more must not stop them, so each knows for itself what it may conclude from what was read.

import { isNewDay } from '../core/chores';
import { archivable } from '../core/ledger/archive';
import type { Memory } from '../core/memory';
import { MOST_AT_ONCE } from '../core/report/archive';
import { messageOf } from '../services/fetch';
import { archiveRows } from './archive';
import type { Draft } from './draft';
import type { TickReading } from './read';
import type { Recorder } from './recorder';
import { reportRequests } from './report';

/** A ledger of so many rows is not left to grow until the next day. */
const MANY_ROWS = 1_000;
const MANY_EVERY_MS = 10 * 60_000;

/** @returns why a chore could not be done, null when it was or none was due */
export function doChores(
  from: TickReading,
  draft: Draft,
  recorder: Recorder,
  memory: Memory,
  nowMs: number,
): string | null {
  const { reading } = from;
  const { chores } = memory;
  const isTime =
    isNewDay(chores.archivedMs, reading, nowMs) ||
    (draft.tasks.length >= MANY_ROWS && nowMs - chores.archivedMs >= MANY_EVERY_MS);
  const old = isTime ? archivable(reading, draft.tasks, nowMs) : [];
  const isArchiving = old.length > 0;
  const isReporting = !isArchiving && isNewDay(chores.reportedMs, reading, nowMs);
  if (!isArchiving && !isReporting) return null;
  const done = {
    ...memory,
    chores: isArchiving ? { ...chores, archivedMs: nowMs } : { ...chores, reportedMs: nowMs },
  };
  try {
    if (isArchiving) archiveRows(old.slice(0, MOST_AT_ONCE), from, recorder, done);
    else {
      const { settings, texts } = reading;
      recorder.saveBeside(reportRequests(draft.tasks, settings.general, texts.sheet, nowMs), [], done);
    }
    return null;
  } catch (error) {
    // Not tried again before the next day, lest a tab that is gone costs each tick its time.
    recorder.saveBeside([], [], done);
    return messageOf(error);
  }
}
