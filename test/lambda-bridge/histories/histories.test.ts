// Whatever history an incident has and however its news arrives, Slack tells each state once and ends right.
// TOBAN_HISTORIES=5000 plays more of them; a failure prints the seed and path that TOBAN_SEED and TOBAN_PATH replay.
import * as fc from 'fast-check';
import { play } from './play';
import { story } from './story';

const { TOBAN_HISTORIES, TOBAN_SEED, TOBAN_PATH } = process.env;
const RUNS = Number(TOBAN_HISTORIES ?? 200);
/** A failure is made as small as it gets in this time. */
const LIMIT_MS = RUNS * 300 + 60_000;

test(
  'each state once, the latest always, in order, by the right name',
  async () => {
    await fc.assert(
      fc.asyncProperty(story, async (each) => {
        expect(await play(each)).toEqual([]);
      }),
      {
        numRuns: RUNS,
        interruptAfterTimeLimit: LIMIT_MS,
        markInterruptAsFailure: true,
        ...(TOBAN_SEED === undefined ? {} : { seed: Number(TOBAN_SEED) }),
        ...(TOBAN_PATH === undefined ? {} : { path: TOBAN_PATH }),
      },
    );
  },
  LIMIT_MS + 60_000,
);
