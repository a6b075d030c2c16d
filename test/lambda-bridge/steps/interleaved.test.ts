// Two requests about one card run at once, and change places between any of their calls: all is told once, whoever is
// faster, and the card shows the latest state.
import type { Invocation } from '../world/invocation';
import type { World } from '../world/world';
import { finish, prepare, reach, send } from './acting';
import { type Case, playCases } from './cases';
import { CONTESTS, type Contest } from './contests';
import { expectVerdict, untilTaken } from './verdict';

/** More than a request has calls while nobody is in its way. */
const MOST_CALLS = 8;

/** How many calls the first makes, then the second, then the first again; then the second ends, then the first. */
type Places = readonly [number, number, number];

async function play(world: World, contest: Contest, reversed: boolean, places: Places): Promise<void> {
  const { before, rivals, after, pictures } = contest;
  await prepare(world, { before });
  const invocations: Invocation[] = [];
  for (const sending of reversed ? [...rivals].reverse() : rivals)
    invocations.push(await send(world, sending));
  const [first, second] = invocations;
  if (first === undefined || second === undefined) throw new Error('it takes two');
  await reach(world, first, places[0]);
  await reach(world, second, places[1]);
  await reach(world, first, places[2]);
  await finish(world, second);
  await finish(world, first);
  await world.advanceTo(world.nowMs + 10_000);
  for (const sending of [...rivals, ...after]) await untilTaken(world, sending);
  expectVerdict(world, ...pictures);
}

function casesOf(contest: Contest): readonly Case[] {
  const counts = Array.from({ length: MOST_CALLS }, (_each, index) => index);
  return [false, true].flatMap((reversed) =>
    counts.flatMap((one) =>
      counts.flatMap((two) =>
        counts.map((three): Case => {
          const places: Places = [one, two, three];
          return {
            name: `${contest.name}: ${reversed ? 'the other first, ' : ''}${places.join(', ')} calls in turns`,
            play: (world) => play(world, contest, reversed, places),
          };
        }),
      ),
    ),
  );
}

test.each(CONTESTS.map((contest) => [contest.name, contest] as const))('%s', async (_name, contest) => {
  await playCases(casesOf(contest), 60);
});
