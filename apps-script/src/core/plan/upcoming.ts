// State `upcoming`: the row follows its event until the task is due, then an intent to open is written.
import type { CalendarUse } from '../settings-in-use';
import type { Intent, Task, TaskFacts } from '../task';
import type { SkipReason } from '../texts';
import { appearedLate } from './appeared-late';
import { enter, revise } from './change';
import { DELETED, movedTo } from './closed';
import type { Context, LiveEvent } from './context';
import { follow, isMoved } from './follow';
import { putOffUpcoming } from './postpone';
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
  const skip = verdict.kind === 'live' ? (verdict.skip ?? movedLate(row, verdict.facts, context)) : null;
  if (skip) {
    const note = context.reading.texts.skipped[skip];
    return { kind: 'keep', task: enter(task, 'skipped', nowMs, nowMs, { note }), why: skip };
  }
  const use = context.useOf(task);
  if (!use) return { kind: 'keep', task, why: 'its calendar is not in use' };
  const heldUntilMs = Math.max(use.holdUntilMs ?? 0, context.reading.settings.general.holdUntilMs ?? 0);
  if (nowMs < Math.max(task.dueMs, heldUntilMs)) return { kind: 'keep', task, why: 'not due' };
  return planDue(task, use, Math.max(task.dueMs, heldUntilMs), context);
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

/** Postponed work was due before and waits for somebody: moved to a time long past it is opened all the same. */
function movedLate(row: Task, facts: TaskFacts, { reading }: Context): SkipReason | null {
  if (row.postponedMs !== null || !isMoved(row, facts)) return null;
  return appearedLate(facts.startMs, row.calendarId, reading.memory) ? 'late' : null;
}

function planDue(task: Task, use: CalendarUse, waitedFromMs: number, context: Context): Step {
  const { nowMs, reading } = context;
  // With a lead longer than the window the work may still lie ahead: then it is opened late.
  if (nowMs - waitedFromMs > context.catchUpMs && task.startMs <= nowMs) {
    return { kind: 'keep', task: enter(task, 'missed', nowMs, nowMs), why: 'past the catch-up window' };
  }
  if (use.mode === 'rehearse') {
    const note = reading.texts.skipped.rehearsal;
    return { kind: 'keep', task: enter(task, 'skipped', nowMs, nowMs, { note }), why: 'rehearsal' };
  }
  const opening = enter(task, 'opening', nowMs, nowMs, {
    intent: intentOf(task, nowMs),
    lateMinutes: Math.floor((nowMs - task.dueMs) / MINUTE_MS),
    note: noteOf(task, context),
  });
  return { kind: 'open', task: opening, why: 'due', unlessFound: null };
}

export function intentOf(task: Task, nowMs: number): Intent {
  const { service, policy, urgency, from, title, startMs, dueMs } = task;
  return { service, policy, urgency, from, title, startMs, dueMs, atMs: nowMs };
}
