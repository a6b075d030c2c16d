// Whatever history an incident has and however its news arrives, Slack tells each state once and ends right.
// TOBAN_HISTORIES=5000 plays more of them; a failure prints the seed and path that TOBAN_SEED and TOBAN_PATH replay.
import * as fc from 'fast-check';
import { play } from './play';
import { story } from './story';

const { TOBAN_HISTORIES, TOBAN_SEED, TOBAN_PATH } = process.env;
/** The sample is the same each time; more are drawn by chance. */
const SAMPLE = { runs: 200, seed: 20261124 };
const RUNS = Number(TOBAN_HISTORIES ?? SAMPLE.runs);
const SEED = TOBAN_SEED ?? (TOBAN_HISTORIES === undefined ? SAMPLE.seed : undefined);
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
        ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        ...(TOBAN_PATH === undefined ? {} : { path: TOBAN_PATH }),
      },
    );
  },
  LIMIT_MS + 60_000,
);
