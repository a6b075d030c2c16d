// The time in which a step waits: the real one, or that of the simulators.
import { setTimeout } from 'node:timers/promises';

export interface Time {
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
  readonly waitMs: (ms: number) => Promise<void>;
}

export const realTime: Time = {
  nowMs: () => Date.now(),
  waitMs: async (ms) => {
    await setTimeout(ms);
  },
};
