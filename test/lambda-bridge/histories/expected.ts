// What a task's card must show in the end: what the ledger says, or, where that never reaches the bridge, the latest of
// what the webhooks brought.
import { keyOf } from '../samples';
import type { State } from './diary';
import { type Entry, nameOf } from './incident';
import type { Expected } from './judge';
import type { Task } from './task';

/** What was delivered, and taken. */
export interface Heard {
  readonly entry: Entry;
  readonly atMs: number;
}

const WEEK_MS = 7 * 86_400_000;

const STATE_OF_TYPE: ReadonlyMap<string, State> = new Map([
  ['triggered', 'open'],
  ['reopened', 'open'],
  ['unacknowledged', 'open'],
  ['acknowledged', 'started'],
  ['resolved', 'done'],
]);
const RANK: readonly State[] = ['open', 'started', 'done'];

export function expectedByLedger({ row, diary }: Task): Omit<Expected, 'remindEveryMinutes'> {
  const mayHaveCard = diary.changes.some(({ state }) => state !== 'upcoming' && state !== 'cancelled');
  const state = row.state === 'opening' || !mayHaveCard ? null : row.state;
  // What was undone and done again between two ticks the ledger does not know.
  const isLatest = row.incident !== null && row.incident.changedSecondMs <= row.sinceMs;
  const by = !isLatest ? null : state === 'started' ? row.by : state === 'done' ? row.finishedBy : null;
  return { state, by };
}

/** Of what reached the bridge within a week the last, by PagerDuty's seconds. */
export function expectedByWebhooks(
  { row }: Task,
  heard: readonly Heard[],
): Omit<Expected, 'remindEveryMinutes'> {
  const telling = heard.flatMap(({ entry, atMs }) => {
    const state = STATE_OF_TYPE.get(entry.type);
    const own = entry.incident.key?.startsWith(keyOf(1, row.hash).slice(0, -1)) === true;
    const tells = state !== 'done' || (nameOf(entry.agent) !== null && !entry.merge);
    return state && own && tells && atMs - entry.atMs <= WEEK_MS ? [{ entry, state }] : [];
  });
  const second = (entry: Entry): number => Math.floor(entry.atMs / 1_000);
  const [last] = telling.sort(
    (left, right) =>
      right.entry.incident.attempt - left.entry.incident.attempt ||
      second(right.entry) - second(left.entry) ||
      RANK.indexOf(right.state) - RANK.indexOf(left.state),
  );
  return { state: last?.state ?? null, by: null };
}
