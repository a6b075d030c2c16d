// The estimate as data: months of several sizes, each billed within what is free for every account and without. Pure.
import { type BillLine, billOf } from './bill';
import type { Deployment, Latency } from './deployment';
import type { Price } from './prices';
import { monthOf, type Tally, usageOf } from './usage';

const ALWAYS_SHOWN = [1_000, 10_000, 100_000];

export interface Basis {
  readonly prices: readonly Price[];
  readonly deployment: Deployment;
  readonly latency: Latency;
}

export interface Life {
  /** Mean of one task. */
  readonly task: Tally;
  readonly quietHour: Tally;
}

export interface Month {
  readonly tasks: number;
  readonly tally: Tally;
  readonly withinFree: readonly BillLine[];
  readonly withoutFree: readonly BillLine[];
}

/** Smallest first; what was asked for is among them. */
export function sizesFor(tasks: number): readonly number[] {
  return [...new Set([...ALWAYS_SHOWN, tasks])].sort((left, right) => left - right);
}

export function estimate(
  tasks: number,
  { task, quietHour }: Life,
  { prices, deployment, latency }: Basis,
): Month {
  const tally = monthOf(tasks, task, quietHour);
  const usage = usageOf(tally, deployment, latency);
  return { tasks, tally, withinFree: billOf(usage, prices, true), withoutFree: billOf(usage, prices, false) };
}
