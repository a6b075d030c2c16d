// Whatever Slack or the table answers to any one call, or does not answer, done or not done: nothing is lost, nothing is
// doubled, and its sender is answered in time.
import type { OutsideCall } from '../world/outside-call';
import { callsOf, conclude, finish, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import { STORIES, type Story } from './stories';
import { befall, TROUBLES } from './troubles';

/** A call that was given up takes effect this much later at most: a lease is longer. */
const MUCH_LATER_MS = 9_000;

/** When it is sent again: PagerDuty's first try after a failure, and a later one. */
const AGAIN_AFTER_MS = [10_000, 60_000];

function casesOf(story: Story, calls: readonly OutsideCall[]): readonly Case[] {
  return calls.flatMap(({ service, operation }, index) =>
    TROUBLES[service].flatMap((trouble) =>
      AGAIN_AFTER_MS.map(
        (againMs): Case => ({
          name: `${story.name}: ${operation} (${index + 1}) ${trouble.name}, ${trouble.effect}, again after ${againMs / 1_000} s`,
          async play(world) {
            await prepare(world, story);
            const first = await send(world, story.act);
            const call = await reach(world, first, index);
            if (call === undefined) throw new Error('it made fewer calls');
            const beganMs = world.nowMs;
            await befall(world, call, trouble);
            await finish(world, first);
            if (trouble.effect === 'done much later') {
              await world.advanceTo(beganMs + MUCH_LATER_MS);
              await world.apply(call);
            }
            await world.advanceTo(Math.max(world.nowMs, beganMs + againMs));
            await conclude(world, story);
          },
        }),
      ),
    ),
  );
}

test.each(STORIES.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
  await playCases(casesOf(story, await callsOf(story)), 50);
});
