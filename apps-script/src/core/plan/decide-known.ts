// The incident was asked for by its id: what it is in by now decides whether a click or a closing is still right.
import { type Deciding, type Decision, settled } from './act';
import { enter } from './change';
import { closed } from './closed';
import { decideClose } from './decide-close';
import { type Seen, withIncident } from './incident-state';
import type { Step } from './step';

type ById = Exclude<Step, { kind: 'keep' | 'open' | 'clear' }>;

/** Its own id finds nothing: the service swallowed it, or somebody took it away. */
export function decideLost(step: ById, { texts, nowMs }: Deciding): Decision {
  if (step.kind === 'close') return settled(closed(step.task, nowMs, nowMs));
  const reason = { kind: 'swallowed', at: null, text: texts.swallowed } as const;
  // Under the own key of a merged one only what was resolved is found: its next attempt is made.
  const attempt = step.task.merged ? step.task.attempt + 1 : step.task.attempt;
  const nothing = { incidentId: null, incidentLink: null, merged: null };
  return settled(enter(step.task, 'failed', nowMs, nowMs, { reason, ...nothing, attempt }));
}

export function decideKnown(step: ById, seen: Seen, deciding: Deciding): Decision {
  const { task } = step;
  const { incident } = seen;
  const { texts, nowMs } = deciding;
  if (step.kind === 'close') return decideClose(step, seen, deciding);
  if (step.kind === 'closeAgain' && incident.status !== 'resolved') {
    const resolution = texts.resolution.lateStart(task.pending?.by ?? '');
    return { task, act: { kind: 'resolve', task, incidentId: incident.id, resolution, late: step.late } };
  }
  const { pending } = task;
  if (step.kind === 'start' && pending && incident.status === 'triggered') {
    return {
      task,
      act: { kind: 'acknowledge', task, incidentId: incident.id, note: texts.startedNote(pending.by) },
    };
  }
  if (step.kind === 'finish' && pending && incident.status !== 'resolved') {
    const resolution = texts.resolution.finished(pending.by, pending.note);
    return { task, act: { kind: 'resolve', task, incidentId: incident.id, resolution, late: null } };
  }
  return settled(withIncident(task, seen, texts, nowMs));
}
