// Open incidents under a task's own keys that its row does not watch. A creation whose outcome was unknown can land
// after a look-up found nothing and the task was given up or moved on; and rows of an older day can be brought back.
// What is worked on is taken up by the row, what nobody works on is taken up where the row waits for it, else closed.
import type { Incident } from '../incident';
import { parseIncidentKey, taskHash } from '../keys';
import type { Reading } from '../reading';
import type { Task } from '../task';
import { NOTHING_BEGUN, revise } from './change';
import type { Context } from './context';
import { withIncident } from './incident-state';
import type { Step } from './step';
import { intentOf } from './upcoming';

export interface Stray {
  readonly incident: Incident;
  readonly attempt: number;
}

/** By task key, the latest attempt first. Mostly there is none, and then no row has to be hashed. */
export function straysOf({ incidents, tasks, digest }: Reading): ReadonlyMap<string, readonly Stray[]> {
  const byHash = new Map<string, Stray[]>();
  if (incidents.kind === 'unread') return new Map();
  const watched = new Set(tasks.flatMap(({ incidentId, merged }) => [incidentId, merged?.from]));
  for (const incident of incidents.open) {
    const key = watched.has(incident.id) ? null : parseIncidentKey(incident.key);
    if (key) byHash.set(key.hash, [...(byHash.get(key.hash) ?? []), { incident, attempt: key.attempt }]);
  }
  if (byHash.size === 0) return new Map();
  return new Map(
    tasks.flatMap(({ key }): [string, readonly Stray[]][] => {
      const strays = byHash.get(taskHash(key, digest));
      return strays ? [[key, strays.sort(latestFirst)]] : [];
    }),
  );
}

function latestFirst(left: Stray, right: Stray): number {
  return right.attempt - left.attempt || (left.incident.id < right.incident.id ? -1 : 1);
}

/** The row, with the stray taken up that it should watch; the very same where there is none. */
export function adopting(row: Task, strays: readonly Stray[], context: Context): Task {
  const stray = strays.find((each) => isToWatch(row, each));
  if (!stray) return row;
  const { nowMs, reading } = context;
  const attempt = Math.max(row.attempt, stray.attempt);
  // Its own look-up takes it up.
  if (isOpening(row) && stray.attempt >= row.attempt) return revise(row, { attempt }, nowMs);
  const fresh = attempt > row.attempt ? NOTHING_BEGUN : {};
  const begun = { ...row, ...fresh, attempt, intent: row.intent ?? intentOf(row, nowMs) };
  return withIncident(begun, { incident: stray.incident, log: null }, reading.texts, nowMs);
}

function isToWatch(row: Task, { incident, attempt }: Stray): boolean {
  if (isRunning(row)) return false;
  if (attempt > row.attempt || incident.status === 'acknowledged') return true;
  return attempt === row.attempt && row.state !== 'done';
}

/** Closes what the row has no use for, and nobody works on. A refused one is left: the hourly look tells of it. */
export function clearing(row: Task, strays: readonly Stray[]): Step | null {
  const surplus = strays.find(
    ({ incident, attempt }) =>
      incident.status === 'triggered' &&
      incident.id !== row.incidentId &&
      attempt <= row.attempt &&
      !(isOpening(row) && attempt === row.attempt),
  );
  if (!surplus || row.refusal) return null;
  const { id } = surplus.incident;
  return { kind: 'clear', task: row, incidentId: id, why: `incident ${id} landed late: nobody waits for it` };
}

function isOpening({ state }: Task): boolean {
  return state === 'opening' || state === 'failed';
}

function isRunning({ state }: Task): boolean {
  return state === 'open' || state === 'started';
}
