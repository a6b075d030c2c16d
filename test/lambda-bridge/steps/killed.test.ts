// The function dies before or after any of its calls, or while one is on its way: sent again, all is told once.
import type { World } from '../world/world';
import { callsOf, conclude, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import { STORIES, type Story } from './stories';

/** When it is sent again: while its claim is held, just after, and when all has long been over. */
const AGAIN_AFTER_MS = [5_000, 20_000, 60_000];
/** A call that was sent has its effect at the latest this long after the function's deadline: a lease is longer. */
const ON_ITS_WAY_MS = 12_000;

const MOMENTS = ['before', 'after', 'during'] as const;

interface Death {
  readonly call: number;
  readonly moment: (typeof MOMENTS)[number];
  /** Until something is sent again. */
  readonly againMs: number;
}

async function die(world: World, { act }: Story, { call: index, moment, againMs }: Death): Promise<void> {
  const first = await send(world, act);
  const call = await reach(world, first, index);
  if (call === undefined) throw new Error('it made fewer calls');
  if (moment === 'after') await world.apply(call);
  world.kill(first.instance);
  const diedMs = world.nowMs;
  if (moment === 'during') {
    await world.advanceTo(diedMs + Math.min(againMs, ON_ITS_WAY_MS));
    await world.apply(call);
  }
  await world.advanceTo(diedMs + againMs);
}

async function casesOf(story: Story, again: boolean): Promise<readonly Case[]> {
  const calls = await callsOf(story);
  return calls.flatMap(({ operation }, call) =>
    MOMENTS.flatMap((moment) =>
      AGAIN_AFTER_MS.map(
        (againMs): Case => ({
          name: `${story.name}: dies ${moment} ${operation} (${call + 1}), ${again ? 'again' : 'the next'} after ${againMs / 1_000} s`,
          async play(world) {
            await prepare(world, story);
            await die(world, story, { call, moment, againMs });
            await conclude(world, story, again);
          },
        }),
      ),
    ),
  );
}

test.each(STORIES.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
  await playCases(await casesOf(story, true), 30);
});

test.each(STORIES.filter(({ madeUp }) => madeUp).map((story) => [story.name, story] as const))(
  'never sent again, and told by the next snapshot all the same: %s',
  async (_name, story) => {
    await playCases(await casesOf(story, false), 30);
  },
);
