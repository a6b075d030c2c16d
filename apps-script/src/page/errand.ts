// A click on its way to PagerDuty and the bridge: what every part of that way needs.
import type { Snapshot } from '../../../lambda-bridge/contract';
import type { Telling } from '../core/snapshot';
import type { Pending, Task } from '../core/task';
import { bridgeAddresses, pushTasks } from '../services/bridge';
import type { Send } from '../services/fetch';
import type { Properties } from '../services/properties';
import type { Wire } from '../services/wire';
import type { Situation } from './situation';

export interface Errand {
  /** The ledger's row. It is the tick's to write, so it stays as it is. */
  readonly row: Task;
  readonly click: Pending;
  /** An earlier call of the same click wrote its line and may have come further. */
  readonly again: boolean;
  /** The incident is of other tasks, too. */
  readonly shared: boolean;
  readonly telling: Telling;
  readonly properties: Properties;
  readonly wire: Wire;
  readonly nowMs: number;
}

/** What the visitor is told, and the task as PagerDuty has it now. */
export interface Carried {
  readonly situation: Situation;
  readonly task: Task;
}

/** The PagerDuty user in whose name the row's incident is changed. */
export function fromOf({ row }: Errand): string {
  return row.intent?.from ?? row.from;
}

/**
 * @param send `sendIfEarly` where the next tick may as well tell it
 * @returns whether the bridge has taken them; the next tick tells what it has not
 */
export function tellBridge(
  { properties, nowMs }: Errand,
  snapshots: readonly Snapshot[],
  send: Send,
): boolean {
  const tasks = { snapshots, notices: [] };
  const answer = pushTasks(properties, tasks, nowMs, bridgeAddresses(properties), send);
  const refused = answer.kind === 'failed' ? answer.reason : answer.results.find((each) => !each.ok)?.error;
  if (refused === undefined) return true;
  console.warn(JSON.stringify({ event: 'click not told to the bridge', reason: refused }));
  return false;
}
