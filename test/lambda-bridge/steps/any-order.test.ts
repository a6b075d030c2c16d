// Whatever chance does to two requests about one card, again and again: all is told once, and the card ends right.
import { prepare } from './acting';
import { type Case, playCases } from './cases';
import { Chance } from './chance';
import { CONTESTS, type Contest } from './contests';
import { disturb } from './disorder';
import { STORIES } from './stories';
import { expectVerdict, untilTaken } from './verdict';

const SEEDS = 2_000;

/** A story's request that is sent twice is a contest, too. */
const ALL: readonly (Contest & Pick<(typeof STORIES)[number], 'people'>)[] = [
  ...CONTESTS,
  ...STORIES.map(({ picture, act, ...story }) => ({
    ...story,
    rivals: [act, act] as const,
    pictures: [picture],
  })),
];

test.each(ALL.map((contest) => [contest.name, contest] as const))('%s', async (_name, contest) => {
  const cases = Array.from(
    { length: SEEDS },
    (_each, seed): Case => ({
      name: `${contest.name}: seed ${seed}`,
      async play(world) {
        await prepare(world, contest);
        await disturb(world, contest.rivals, new Chance(seed));
        await world.advanceTo(world.nowMs + 40_000);
        for (const sending of [...contest.rivals, ...contest.after]) await untilTaken(world, sending);
        expectVerdict(world, ...contest.pictures);
      },
    }),
  );
  await playCases(cases, 25);
});
