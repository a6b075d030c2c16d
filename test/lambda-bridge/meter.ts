// What an act costs outside the function: reads and writes of the table, calls of Slack and of SSM.
import type { Rig } from './rig';

export interface Cost {
  readonly reads: number;
  readonly writes: number;
  /** `chat.postMessage` */
  readonly posts: number;
  /** `chat.update` */
  readonly edits: number;
}

const KINDS = new Map<string, keyof Cost>([
  ['dynamodb GetItem', 'reads'],
  ['dynamodb PutItem', 'writes'],
  ['slack chat.postMessage', 'posts'],
  ['slack chat.update', 'edits'],
]);

export const NOTHING: Cost = { reads: 0, writes: 0, posts: 0, edits: 0 };

/** @throws Error at a call of any other kind */
export async function costOf(rig: Rig, act: () => Promise<unknown>): Promise<Cost> {
  const before = rig.outside.calls.length;
  await act();
  const cost = { ...NOTHING };
  for (const call of rig.outside.calls.slice(before)) {
    const kind = KINDS.get(call);
    if (kind === undefined) throw new Error(`${call} is in no budget`);
    cost[kind] += 1;
  }
  return cost;
}
