// States `done`, `cancelled`, `missed`, `skipped`: left only when a person reopens the incident or the event comes again.
import type { Task } from '../task';
import { returnToUpcoming } from './change';
import type { Context } from './context';
import { withIncident } from './incident-state';
import type { Step } from './step';

export function planFinal(row: Task, context: Context): Step {
  const { nowMs, reading } = context;
  const incident = row.state === 'done' ? context.openIncident(row) : undefined;
  if (incident && incident.changedMs > (row.doneMs ?? 0)) {
    return {
      kind: 'keep',
      task: withIncident(row, incident, reading.texts, nowMs),
      why: 'its incident was reopened',
    };
  }
  const verdict = context.verdict(row);
  if (verdict.kind !== 'live' || verdict.skip || verdict.facts.dueMs <= nowMs) {
    return { kind: 'keep', task: row, why: 'it stays as it ended' };
  }
  if (row.state === 'done' && verdict.facts.startMs === row.startMs) {
    return { kind: 'keep', task: row, why: 'it was finished before its due time' };
  }
  return {
    kind: 'keep',
    task: returnToUpcoming(row, nowMs, verdict.facts),
    why: 'its event is to come again',
  };
}
