// Fifty requests about one card at once, whoever is faster: each state is told once, in order, and the last one stands.
import { at, snapshot, v3 } from '../samples';
import type { Invocation } from '../world/invocation';
import type { World } from '../world/world';
import { prepare, send } from './acting';
import { type Case, playCases } from './cases';
import { Chance } from './chance';
import { pushed, type Sending, webhook } from './sending';
import { expectVerdict } from './verdict';

const CROWD = 50;
const SEEDS = 1_000;
/** Senders come again after this long, all at once. */
const AGAIN_MS = 20_000;
const MOST_ROUNDS = 40;

const opened = pushed([snapshot()]);
const started = (second: number, id = `${second}`) => webhook(v3('acknowledged', { second, by: 'Sato', id }));
const released = (second: number) => webhook(v3('unacknowledged', { second, by: null }));

/** All are sent at once, their calls take turns by chance, and whoever is not taken comes again. */
async function throng(world: World, sendings: readonly Sending[], chance: Chance): Promise<void> {
  let left = sendings;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error(`${left.length} of ${sendings.length} were never taken`);
    const invocations: Invocation[] = [];
    for (const sending of left) invocations.push(await send(world, sending));
    while (invocations.some(({ answer }) => answer === undefined)) {
      const call = chance.of(world.waiting);
      if (call !== undefined) await world.pass(call);
      else if (world.nextTimerMs !== undefined) await world.advanceTo(world.nextTimerMs);
    }
    left = left.filter((sending, index) => {
      const answer = invocations[index]?.answer;
      return answer === undefined || !sending.isTaken(answer);
    });
    await world.advanceTo(world.nowMs + AGAIN_MS);
  }
}

function casesOf(name: string, play: (world: World, chance: Chance) => Promise<void>): readonly Case[] {
  return Array.from({ length: SEEDS }, (_each, seed) => ({
    name: `${name}: seed ${seed}`,
    play: async (world: World) => {
      await prepare(world, { before: [opened] });
      await play(world, new Chance(seed));
    },
  }));
}

test('fifty times the same start', async () => {
  const same = Array.from({ length: CROWD }, (_each, index) => started(60, `${index}`));
  const cases = casesOf('the same', async (world, chance) => {
    await throng(world, same, chance);
    expectVerdict(world, { COPS: ['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato'] });
  });
  await playCases(cases, 6);
});

test('fifty starts and returns, one after the other in PagerDuty, all at once here', async () => {
  const changes = Array.from({ length: CROWD }, (_each, index) =>
    index % 2 === 0 ? started(60 + index) : released(60 + index),
  );
  const last = 60 + CROWD;
  const resolved = webhook(v3('resolved', { second: last, by: 'Sato' }));
  const doneByLedger = pushed([snapshot({ state: 'done', at: at(last), by: 'Sato' })]);
  const cases = casesOf('all different', async (world, chance) => {
    await throng(world, [...changes, resolved, doneByLedger], chance);
    const told = world.slack.messages.map(({ metadata }) => String(metadata?.event_payload.change));
    const seconds = told.map((change) => Number(change.split('@')[1]));
    expect(seconds).toEqual([...new Set(seconds)].sort((left, right) => left - right));
    expect(told.at(-1)).toMatch(/^done@/);
    expect(world.slack.messages[0]?.text).toBe('✅ Finished: Backup check (Acme)');
    expectVerdict(world);
  });
  await playCases(cases, 6);
});
