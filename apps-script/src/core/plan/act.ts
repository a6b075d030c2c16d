// A step and what PagerDuty answered to its question → the task as it stands now, and at most one act in PagerDuty.
import type { Incident } from '../incident';
import type { IncidentLog } from '../incident-log';
import { type Digest, incidentKeyOf, parseIncidentKey, taskHash } from '../keys';
import type { Task } from '../task';
import type { CoreTexts } from '../texts';
import { wallClock } from '../zone';
import { enter, revise } from './change';
import { closed, neverOpened } from './closed';
import { type Seen, withIncident } from './incident-state';
import type { LateStart } from './late-start';
import { isPutOffBy, postponementOf } from './postpone';
import type { Step } from './step';
import { intentOf } from './upcoming';

/** What a look-up by key or a GET by id said. `unknown`: no answer, or one that proves nothing. */
export type Finding =
  | {
      readonly kind: 'incidents';
      readonly incidents: readonly Incident[];
      /** Of the incident that was asked for by id; null where it was not asked for or not read. */
      readonly log: IncidentLog | null;
    }
  | { readonly kind: 'unknown' };

export type Act =
  | { readonly kind: 'create'; readonly task: Task }
  | { readonly kind: 'acknowledge'; readonly task: Task; readonly incidentId: string; readonly note: string }
  | { readonly kind: 'clear'; readonly task: Task; readonly incidentId: string; readonly resolution: string }
  | {
      readonly kind: 'resolve';
      readonly task: Task;
      readonly incidentId: string;
      readonly resolution: string;
      /** The start whose acknowledgement reopened what is resolved once more now. */
      readonly late: LateStart | null;
    };

export interface Decision {
  readonly task: Task;
  readonly act: Act | null;
}

export interface Deciding {
  /** Whether the bridge has heard what the steps are about to do. */
  readonly announced: boolean;
  readonly texts: CoreTexts;
  readonly digest: Digest;
  readonly nowMs: number;
}

export function decide(step: Step, finding: Finding, deciding: Deciding): Decision {
  if (step.kind === 'keep' || finding.kind === 'unknown') return settled(step.task);
  const { incidents, log } = finding;
  if (step.kind === 'open') return decideOpen(step, incidents, deciding);
  if (step.kind === 'clear') return decideClear(step, incidents, deciding);
  const incident = incidents.find((each) => each.id === step.task.incidentId);
  if (!incident) return decideLost(step, deciding);
  if (!isOurs(step.task, incident, deciding.digest)) return settled(lookedForAnew(step.task, deciding.nowMs));
  return decideKnown(step, { incident, log }, deciding);
}

function decideOpen(
  step: Extract<Step, { kind: 'open' }>,
  incidents: readonly Incident[],
  { texts, digest, nowMs }: Deciding,
): Decision {
  const { task } = step;
  // PagerDuty answers an unknown filter with everything: only what carries our own key counts.
  const ours = incidents.filter((each) => each.key === incidentKeyOf(task.key, task.attempt, digest));
  const running = ours.find((each) => each.status !== 'resolved');
  const ended = ours.find((each) => each.bodyStartMs === null || each.bodyStartMs === task.intent?.startMs);
  const found = running ?? ended;
  if (found) return settled(withIncident(task, { incident: found, log: null }, texts, nowMs));
  if (ours.length > 0) return settled(revise(task, { attempt: task.attempt + 1 }, nowMs));
  if (step.unlessFound) return settled(neverOpened(task, step.unlessFound, nowMs));
  return { task, act: { kind: 'create', task } };
}

function decideClear(
  { task, incidentId }: Extract<Step, { kind: 'clear' }>,
  incidents: readonly Incident[],
  { texts, digest }: Deciding,
): Decision {
  const incident = incidents.find((each) => each.id === incidentId);
  if (incident?.status !== 'triggered' || !hasKeyOf(task, incident, digest)) return settled(task);
  return { task, act: { kind: 'clear', task, incidentId, resolution: texts.resolution.surplus } };
}

/** An id in the ledger may have been mistyped: nothing is done to an incident under another task's key. */
function isOurs(task: Task, incident: Incident, digest: Digest): boolean {
  return task.merged !== null || incident.key === null || hasKeyOf(task, incident, digest);
}

function hasKeyOf(task: Task, { key }: Incident, digest: Digest): boolean {
  return parseIncidentKey(key)?.hash === taskHash(task.key, digest);
}

function lookedForAnew(task: Task, nowMs: number): Task {
  const nothing = { incidentId: null, incidentLink: null };
  return enter(task, 'opening', nowMs, nowMs, { ...nothing, intent: task.intent ?? intentOf(task, nowMs) });
}

/** Its own id finds nothing: the service swallowed it, or somebody took it away. */
function decideLost(
  step: Exclude<Step, { kind: 'keep' | 'open' | 'clear' }>,
  { texts, nowMs }: Deciding,
): Decision {
  if (step.kind === 'close') return settled(closed(step.task, nowMs, nowMs));
  const reason = { kind: 'swallowed', at: null, text: texts.swallowed } as const;
  return settled(enter(step.task, 'failed', nowMs, nowMs, { reason, incidentId: null, incidentLink: null }));
}

function decideKnown(
  step: Exclude<Step, { kind: 'keep' | 'open' | 'clear' }>,
  seen: Seen,
  deciding: Deciding,
): Decision {
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

/** A bridge that does not know why an incident is resolved tells Slack that its work is finished: that can wait a little. */
const WAITS_TO_BE_ANNOUNCED_MS = 3 * 60_000;

function decideClose(
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

function settled(task: Task): Decision {
  return { task, act: null };
}
