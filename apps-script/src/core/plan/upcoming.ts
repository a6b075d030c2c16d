// State `upcoming`: the row follows its event until the task is due, then an intent to open is written.
import type { CalendarUse } from '../settings/in-use';
import type { Intent, Task } from '../task';
import type { SkipReason } from '../texts';
import { appearedLate, waitedForUntilMs } from './appeared-late';
import { enter, revise } from './change';
import { DELETED, movedTo } from './closed';
import type { Context, EventVerdict, LiveEvent } from './context';
import { follow, isMoved } from './follow';
import { putOffUpcoming } from './postpone';
import { skipped } from './skipped';
import type { Step } from './step';

const MINUTE_MS = 60_000;

export function planUpcoming(given: Task, context: Context): Step {
  const { nowMs } = context;
  const row = putOffUpcoming(given, nowMs);
  const verdict = context.verdict(row);
  if (verdict.kind === 'gone') {
    const task = enter(row, 'cancelled', nowMs, nowMs, { reason: DELETED });
    return { kind: 'keep', task, why: 'its event is gone' };
  }
  if (verdict.kind === 'waiting')
    return { kind: 'keep', task: row, why: 'its event was not found once: asked again' };
  const task = verdict.kind === 'live' ? followed(row, verdict, context) : row;
  const use = context.useOf(task);
  if (!use) return { kind: 'keep', task, why: 'its calendar is not in use' };
  const skip = skipReason(row, verdict, context) ?? (context.wasOffAt(task) ? 'off' : null);
  if (skip) return { kind: 'keep', task: skipped(task, skip, context.reading.texts, nowMs), why: skip };
  if (nowMs < task.dueMs) return { kind: 'keep', task, why: 'not due' };
  if (context.isHeld(use)) return { kind: 'keep', task, why: 'on hold' };
  return planDue(task, use, context);
}

/**
 * Directives that were not understood stand in the note until they are mended. A card that tells why the task waits
 * tells of the latest move.
 */
function followed(row: Task, { facts, problems }: LiveEvent, { nowMs, reading }: Context): Task {
  const reason = row.reason !== null && isMoved(row, facts) ? movedTo(facts.dueMs) : row.reason;
  const note = problems.map(reading.texts.sheet.directive).join('; ') || null;
  return revise(follow(row, facts, nowMs), { reason, note }, nowMs);
}

/** What it was opened without is said beside what was said before. */
function noteOf(task: Task, context: Context): string | null {
  const { texts } = context.reading;
  if (!context.calendarUnread(task)) return task.note;
  const unread = context.settingsOf(task) ? texts.calendarUnread : texts.settingsUnread;
  return [task.note, unread].filter(Boolean).join('; ');
}

function skipReason(row: Task, verdict: EventVerdict, { reading }: Context): SkipReason | null {
  if (verdict.kind !== 'live') return null;
  const { skip, facts } = verdict;
  // Postponed work was due before and waits for somebody: moved to a time long past it is opened all the same.
  const wasMoved = row.postponedMs === null && isMoved(row, facts);
  const fromMs = Math.max(facts.startMs, waitedForUntilMs(row));
  return skip ?? (wasMoved && appearedLate(fromMs, row.calendarId, reading.memory) ? 'late' : null);
}

function planDue(task: Task, use: CalendarUse, context: Context): Step {
  const { nowMs, reading } = context;
  if (context.isTooLate(task)) {
    return { kind: 'keep', task: enter(task, 'missed', nowMs, nowMs), why: 'past the catch-up window' };
  }
  if (use.mode === 'rehearse') {
    return { kind: 'keep', task: skipped(task, 'rehearsal', reading.texts, nowMs), why: 'rehearsal' };
  }
  const opening = enter(task, 'opening', nowMs, nowMs, {
    intent: intentOf(task, nowMs),
    lateMinutes: Math.floor((nowMs - task.dueMs) / MINUTE_MS),
    note: noteOf(task, context),
  });
  return { kind: 'open', task: opening, why: 'due', unlessFound: null };
}

/** @param waitedFromMs from when on the catch-up window counts, where that is not when it was due */
export function intentOf(task: Task, nowMs: number, waitedFromMs: number | null = null): Intent {
  const { service, policy, urgency, from, title, startMs, dueMs } = task;
  return { service, policy, urgency, from, title, startMs, dueMs, atMs: nowMs, waitedFromMs };
}
