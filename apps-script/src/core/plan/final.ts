// States `done`, `cancelled`, `missed`, `skipped`: left only when a person reopens the incident or the event comes again.
import type { Task } from '../task';
import { returnToUpcoming } from './change';
import type { Context } from './context';
import { type FollowedFacts, isMoved } from './follow';
import { withIncident } from './incident-state';
import type { Step } from './step';

export function planFinal(row: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const incident = row.state === 'done' ? context.openIncident(row) : undefined;
  if (incident && incident.changedMs > (row.doneMs ?? 0)) {
    return {
      kind: 'keep',
      task: withIncident(row, { incident, log: null }, reading.texts, nowMs),
      why: 'its incident was reopened',
    };
  }
  const verdict = context.verdict(row);
  if (verdict.kind !== 'live' || verdict.skip || !comesAgain(row, verdict.facts, nowMs)) {
    return { kind: 'keep', task: row, why: 'it stays as it ended' };
  }
  return {
    kind: 'keep',
    task: returnToUpcoming(row, nowMs, verdict.facts),
    why: 'its event is to come again',
  };
}

/** Finished work comes again only where people moved it; with a lead, it may be due at once. */
function comesAgain(row: Task, facts: FollowedFacts, nowMs: number): boolean {
  return row.state === 'done' ? isMoved(row, facts) && facts.startMs > nowMs : facts.dueMs > nowMs;
}
