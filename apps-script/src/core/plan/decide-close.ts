// An incident is resolved for a reason of ours only while it is as it was when that was decided.
import type { Task } from '../task';
import type { CoreTexts } from '../texts';
import { wallClock } from '../zone';
import { type Deciding, type Decision, settled } from './act';
import { revise } from './change';
import { closed } from './closed';
import { type Seen, withIncident } from './incident-state';
import { isPutOffBy, postponementOf } from './postpone';
import type { Step } from './step';

/** A bridge that does not know why an incident is resolved tells Slack that its work is finished: that can wait a little. */
const WAITS_TO_BE_ANNOUNCED_MS = 3 * 60_000;

export function decideClose(
  step: Extract<Step, { kind: 'close' }>,
  seen: Seen,
  { texts, nowMs, announced }: Deciding,
): Decision {
  const { task } = step;
  const { incident } = seen;
  const wish = task.closing?.kind === 'postponed' ? postponementOf(task) : null;
  if (incident.status === 'resolved') {
    const ours = wish ? isPutOffBy(wish, incident, seen.log) : step.resumed;
    return settled(ours ? closed(task, incident.changedMs, nowMs) : withIncident(task, seen, texts, nowMs));
  }
  const wanted = task.closing?.kind === 'atEnd' ? 'acknowledged' : 'triggered';
  if (incident.status !== wanted) {
    return settled(withIncident(revise(task, { closing: null }, nowMs), seen, texts, nowMs));
  }
  // PagerDuty was away until then: what would be opened anew at once stays as it is.
  if (wish && wish.untilMs <= nowMs) return settled(revise(task, { closing: null, pending: null }, nowMs));
  if (!announced && nowMs - task.rev < WAITS_TO_BE_ANNOUNCED_MS) return settled(task);
  return {
    task,
    act: {
      kind: 'resolve',
      task,
      incidentId: incident.id,
      resolution: resolutionOf(task, texts),
      late: null,
    },
  };
}

function resolutionOf(task: Task, texts: CoreTexts): string {
  if (task.closing?.kind === 'atEnd') return texts.resolution.atEnd;
  if (task.closing?.kind === 'deleted') return texts.resolution.deleted;
  const wish = task.closing?.kind === 'postponed' ? postponementOf(task) : null;
  if (wish) return texts.resolution.postponed(wallClock(wish.untilMs, task.timeZone), wish.by);
  return texts.resolution.moved(wallClock(task.dueMs, task.timeZone));
}
