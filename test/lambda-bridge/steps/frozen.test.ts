// Lambda freezes a function before or after any of its calls, and thaws it while its successor is at any of its own:
// all is told once, and the card shows the latest state.
import type { World } from '../world/world';
import { callsOf, conclude, finish, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import { STORIES, type Story } from './stories';
import { untilTaken } from './verdict';

const MORE_CALLS = 4;
const FROZEN_MS = [5_000, 20_000, 60_000, 900_000];
/** `sent`: the call takes effect as it thaws, though its timers may end it; `unsent`: only if they do not. */
const MOMENTS = ['sent', 'unsent', 'after'] as const;
const THAWS = ['timers', 'answers', 'dies'] as const;

interface Freeze {
  readonly call: number;
  readonly moment: (typeof MOMENTS)[number];
  readonly forMs: number;
  readonly thaw: (typeof THAWS)[number];
  /** How many of the story's requests are taken before the one during which it thaws. */
  readonly taken: number;
  /** Where that one stands then. */
  readonly successorCall: number;
  readonly successorMoment: 'before' | 'after';
}

/** Each was a defect once: a late message of one who died, a late edit over a later state, a claim that nobody ended. */
const EXAMPLES: readonly string[] = [
  'first card by webhook: frozen 20 s at call 4 (sent), 1 taken meanwhile, thaws (timers) after call 4 of the next',
  'start that is finished meanwhile: frozen 60 s at call 3 (sent), 2 taken meanwhile, thaws (dies) before call 1 of the next',
  'start that is finished meanwhile: frozen 60 s at call 4 (sent), 2 taken meanwhile, thaws (timers) before call 1 of the next',
  'start that is finished meanwhile: frozen 60 s at call 4 (sent), 2 taken meanwhile, thaws (answers) before call 1 of the next',
  'start that is finished meanwhile: frozen 60 s at call 4 (sent), 2 taken meanwhile, thaws (dies) before call 1 of the next',
  'finish of an incident known by its id alone: frozen 20 s at call 4 (unsent), 1 taken meanwhile, thaws (timers) before call 7 of the next',
];

async function play(world: World, story: Story, freeze: Freeze): Promise<void> {
  await prepare(world, story);
  const first = await send(world, story.act);
  const call = await reach(world, first, freeze.call);
  if (call === undefined) throw new Error('it made fewer calls');
  world.freeze(first.instance);
  if (freeze.moment === 'after') await world.pass(call);
  await world.advanceTo(world.nowMs + freeze.forMs);
  const requests = [story.act, ...story.after];
  for (const sending of requests.slice(0, freeze.taken)) await untilTaken(world, sending);
  const during = requests[freeze.taken];
  const successor = during && (await send(world, during));
  const at = successor && (await reach(world, successor, freeze.successorCall));
  if (at !== undefined && freeze.successorMoment === 'after') await world.apply(at);
  if (freeze.moment === 'sent') await world.pass(call);
  if (freeze.thaw === 'dies') world.kill(first.instance);
  else {
    await world.thaw(first.instance, freeze.thaw);
    await finish(world, first);
  }
  if (successor !== undefined) await world.run(successor);
  await conclude(world, story);
}

function casesOf(story: Story, calls: number): readonly Case[] {
  const indices = (count: number): readonly number[] =>
    Array.from({ length: count }, (_each, index) => index);
  return FROZEN_MS.flatMap((forMs) =>
    indices(calls).flatMap((call) =>
      MOMENTS.flatMap((moment) =>
        THAWS.filter((thaw) => thaw !== 'dies' || moment === 'sent').flatMap((thaw) =>
          indices(story.after.length + 1).flatMap((taken) =>
            indices(calls + MORE_CALLS).flatMap((successorCall) =>
              (['before', 'after'] as const).map(
                (successorMoment): Case => ({
                  name:
                    `${story.name}: frozen ${forMs / 1_000} s at call ${call + 1} (${moment}), ${taken} taken meanwhile, ` +
                    `thaws (${thaw}) ${successorMoment} call ${successorCall + 1} of the next`,
                  play: (world) =>
                    play(world, story, { call, moment, forMs, thaw, taken, successorCall, successorMoment }),
                }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

test.each(STORIES.map((story) => [story.name, story] as const))('%s', async (_name, story) => {
  const calls = await callsOf(story);
  const examples = EXAMPLES.filter((example) => example.startsWith(`${story.name}:`));
  await playCases(casesOf(story, calls.length), 60, examples);
});
