// State `upcoming`: the row follows its event until the task is due, then an intent to open is written.
import type { CalendarSettings } from '../settings';
import type { Intent, Task, TaskFacts } from '../task';
import type { SkipReason } from '../texts';
import { appearedLate } from './appeared-late';
import { enter, revise } from './change';
import { DELETED } from './closed';
import type { Context, LiveEvent } from './context';
import { follow, isMoved } from './follow';
import type { Step } from './step';

const MINUTE_MS = 60_000;

export function planUpcoming(row: Task, context: Context): Step {
  const { nowMs } = context;
  const verdict = context.verdict(row);
  if (verdict.kind === 'gone') {
    const task = enter(row, 'cancelled', nowMs, nowMs, { reason: DELETED });
    return { kind: 'keep', task, why: 'its event is gone' };
  }
  if (verdict.kind === 'waiting')
    return { kind: 'keep', task: row, why: 'its event was not found once: asked again' };
  const task = verdict.kind === 'live' ? followed(row, verdict, nowMs) : row;
  const skip = verdict.kind === 'live' ? (verdict.skip ?? movedLate(row, verdict.facts, context)) : null;
  if (skip) {
    const note = context.reading.texts.skipped[skip];
    return { kind: 'keep', task: enter(task, 'skipped', nowMs, nowMs, { note }), why: skip };
  }
  const settings = context.settingsOf(task);
  if (!settings) return { kind: 'keep', task, why: 'its calendar is not in use' };
  const heldUntilMs = Math.max(settings.holdUntilMs ?? 0, context.reading.settings.general.holdUntilMs ?? 0);
  if (nowMs < Math.max(task.dueMs, heldUntilMs)) return { kind: 'keep', task, why: 'not due' };
  return planDue(task, settings, Math.max(task.dueMs, heldUntilMs), context);
}

/** Directives that were not understood stand in the note until they are mended. */
function followed(row: Task, { facts, problems }: LiveEvent, nowMs: number): Task {
  return revise(follow(row, facts, nowMs), { note: problems.join('; ') || null }, nowMs);
}

function movedLate(row: Task, facts: TaskFacts, { reading }: Context): SkipReason | null {
  return isMoved(row, facts) && appearedLate(facts.startMs, row.calendarId, reading.memory) ? 'late' : null;
}

function planDue(task: Task, settings: CalendarSettings, waitedFromMs: number, context: Context): Step {
  const { nowMs, reading } = context;
  // With a lead longer than the window the work may still lie ahead: then it is opened late.
  if (nowMs - waitedFromMs > context.catchUpMs && task.startMs <= nowMs) {
    return { kind: 'keep', task: enter(task, 'missed', nowMs, nowMs), why: 'past the catch-up window' };
  }
  if (settings.mode === 'rehearse') {
    const note = reading.texts.skipped.rehearsal;
    return { kind: 'keep', task: enter(task, 'skipped', nowMs, nowMs, { note }), why: 'rehearsal' };
  }
  const opening = enter(task, 'opening', nowMs, nowMs, {
    intent: intentOf(task, nowMs),
    lateMinutes: Math.floor((nowMs - task.dueMs) / MINUTE_MS),
    note: context.calendarUnread(task) ? reading.texts.calendarUnread : task.note,
  });
  return { kind: 'open', task: opening, why: 'due', unlessFound: null };
}

export function intentOf(task: Task, nowMs: number): Intent {
  const { service, policy, urgency, from, title, startMs, dueMs } = task;
  return { service, policy, urgency, from, title, startMs, dueMs, atMs: nowMs };
}
