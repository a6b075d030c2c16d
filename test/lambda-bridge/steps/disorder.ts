// What chance does to requests under way: they change places, their calls take effect early, late or never, their
// answers are wrong or lost, their instances die, freeze and thaw, time passes. Senders send again what was not answered in time or not taken.
import type { Instance } from '../world/instance';
import type { Invocation } from '../world/invocation';
import type { World } from '../world/world';
import { finish, send } from './acting';
import type { Chance } from './chance';
import type { Sending } from './sending';
import { befall, TROUBLES } from './troubles';

const STEPS = 70;
/** A sender gives an answer up after this long: PagerDuty after five seconds. */
const PATIENCE_MS = 5_000;
const MOST_AT_ONCE = 4;
const PAUSES_MS = [50, 200, 1_000, 3_000, 9_000, 30_000];

interface Errand {
  readonly sending: Sending;
  under: Invocation | null;
}

type Act = () => Promise<void>;

/** @returns when nothing is under way any more; not all need have been taken */
export async function disturb(world: World, sendings: readonly Sending[], chance: Chance): Promise<void> {
  const errands: Errand[] = sendings.map((sending) => ({ sending, under: null }));
  for (let step = 0; step < STEPS; step += 1) await chance.of(actsOf(world, errands, chance))?.();
  for (const instance of world.instances.filter(({ frozen }) => frozen)) await thaw(world, instance, chance);
  for (const invocation of world.invocations) {
    if (invocation.answer === undefined && !invocation.instance.dead) await finish(world, invocation);
  }
}

/** Each as often as it is likely. */
function actsOf(world: World, errands: readonly Errand[], chance: Chance): readonly Act[] {
  const { waiting, unapplied, instances } = world;
  const working = instances.filter(({ busy, runs }) => busy && runs);
  const frozen = instances.filter((instance) => instance.frozen);
  const due = instances.length < MOST_AT_ONCE ? errands.filter((errand) => isDue(world, errand)) : [];
  const times = (count: number, act: Act): readonly Act[] => Array.from({ length: count }, () => act);
  const on = <T>(choices: readonly T[], likely: number, act: (choice: T) => Promise<void>): readonly Act[] =>
    choices.length === 0 ? [] : times(likely, async () => act(chance.of(choices) as T));
  return [
    ...on(due, 6, async (errand) => {
      errand.under = await send(world, errand.sending);
    }),
    ...on(waiting, 20, (call) => world.pass(call)),
    ...on(unapplied, 2, async (call) => void (await world.apply(call))),
    ...on(waiting, 2, async (call) => {
      const isDone = call.response !== undefined;
      const trouble = chance.of(TROUBLES[call.service].filter(({ effect }) => !isDone || effect === 'done'));
      if (trouble) await befall(world, call, trouble);
    }),
    ...on(working, 1, async (instance) => world.kill(instance)),
    ...on(working, 1, async (instance) => world.freeze(instance)),
    ...on(frozen, 2, (instance) => thaw(world, instance, chance)),
    ...times(3, () => world.advanceTo(world.nowMs + (chance.of(PAUSES_MS) ?? 0))),
  ];
}

function isDue(world: World, { sending, under }: Errand): boolean {
  if (under === null) return true;
  if (under.answer === undefined) return world.nowMs - under.startedMs > PATIENCE_MS;
  return !sending.isTaken(under.answer);
}

function thaw(world: World, instance: Instance, chance: Chance): Promise<void> {
  return world.thaw(instance, chance.next() < 0.5 ? 'timers' : 'answers');
}
