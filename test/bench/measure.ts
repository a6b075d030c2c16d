// One size of company: what a minute costs Toban, and what it costs the naive script.
import { cpuOf } from './cpu';
import { type Cost, costOf } from './model';
import { type NaiveRuns, naiveRuns } from './naive';
import { DIST, openToban, type Ticks, ticksOf } from './toban';
import type { Run, Size } from './world';

/** Minutes that both have. */
export type Minute = keyof NaiveRuns;

export interface Measured {
  readonly size: Size;
  readonly toban: Readonly<Record<keyof Ticks, Cost>>;
  readonly naive: Readonly<Record<keyof NaiveRuns, Cost>>;
}

/** @param naiveDir the naive script's project */
export async function measure(size: Size, naiveDir: string): Promise<Measured> {
  const world = await openToban(size);
  const ticks = await ticksOf(world);
  await world.close();
  const plain = await naiveRuns(size, naiveDir);
  const own = (run: Run): Cost => costOf(run, cpuOf(run, DIST));
  const other = (run: Run): Cost => costOf(run, cpuOf(run, naiveDir));
  return {
    size,
    toban: {
      idle: own(ticks.idle),
      withSign: own(ticks.withSign),
      busy: own(ticks.busy),
      rest: own(ticks.rest),
      after: own(ticks.after),
    },
    naive: { idle: other(plain.idle), busy: other(plain.busy), after: other(plain.after) },
  };
}
