// The function dies, and the one that comes after it dies too, wherever that was: the third finishes, all is told once.

import type { World } from '../world/world';
import { callsOf, conclude, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import type { Story } from './stories';
import { STORIES } from './stories';

/** A successor looks for what was done, and more can be left to do than the first had to. */
const MORE_CALLS = 4;
/** Longer than a webhook's lease; and longer than a push's. */
const AGAIN_AFTER_MS = [20_000, 60_000];
const MOMENTS = ['before', 'after'] as const;

interface Death {
  readonly call: number;
  readonly moment: (typeof MOMENTS)[number];
}

async function die(world: World, { act }: Story, { call: index, moment }: Death): Promise<void> {
  const invocation = await send(world, act);
  const call = await reach(world, invocation, index);
  if (call === undefined) return;
  if (moment === 'after') await world.apply(call);
  world.kill(invocation.instance);
}

test.each(STORIES.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
  const calls = await callsOf(story);
  const deaths = (count: number): readonly Death[] =>
    Array.from({ length: count }, (_each, call) => MOMENTS.map((moment) => ({ call, moment }))).flat();
  const cases = deaths(calls.length).flatMap((first) =>
    deaths(calls.length + MORE_CALLS).flatMap((second) =>
      AGAIN_AFTER_MS.map(
        (againMs): Case => ({
          name: `${story.name}: dies ${first.moment} call ${first.call + 1}, ${againMs / 1_000} s later ${second.moment} call ${second.call + 1}`,
          async play(world) {
            await prepare(world, story);
            for (const death of [first, second]) {
              await die(world, story, death);
              await world.advanceTo(world.nowMs + againMs);
            }
            await conclude(world, story);
          },
        }),
      ),
    ),
  );
  await playCases(cases, 40);
});
