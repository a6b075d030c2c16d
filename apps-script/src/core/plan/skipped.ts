// State `skipped`, entered: the reason for the rules, and in words for people.
import type { Task } from '../task';
import type { CoreTexts, SkipReason } from '../texts';
import { enter } from './change';

export function skipped(task: Task, reason: SkipReason, texts: CoreTexts, nowMs: number): Task {
  return enter(task, 'skipped', nowMs, nowMs, { skippedFor: reason, note: texts.skipped[reason] });
}
