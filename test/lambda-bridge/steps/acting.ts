// Brings a story to the moment that matters, and to its end after it.

import type { Invocation } from '../world/invocation';
import type { OutsideCall } from '../world/outside-call';
import { World } from '../world/world';
import type { Sending } from './sending';
import type { Story } from './stories';
import { expectVerdict, untilTaken } from './verdict';

/** Between what a story tells, so that Slack's rate limit has no part in it. */
const REST_MS = 10_000;

export async function prepare(
  world: World,
  { before, people }: Pick<Story, 'before' | 'people'>,
): Promise<void> {
  for (const sending of before) {
    await untilTaken(world, sending);
    await world.advanceTo(world.nowMs + REST_MS);
  }
  people?.(world.slack);
}

export function send(world: World, { path, init }: Sending): Promise<Invocation> {
  return world.invoke('POST', path, init(world.nowMs));
}

/**
 * The request is taken in the end, the rest of the story is told, and all is as if nothing had been.
 * @param again whether the request is sent again at all
 */
export async function conclude(world: World, { act, after, picture }: Story, again = true): Promise<void> {
  for (const sending of again ? [act, ...after] : after) {
    await untilTaken(world, sending);
    await world.advanceTo(world.nowMs + REST_MS);
  }
  expectVerdict(world, picture);
}

/** Passes this invocation's calls until its call number `index` waits. @returns undefined where it made fewer */
export async function reach(
  world: World,
  invocation: Invocation,
  index: number,
): Promise<OutsideCall | undefined> {
  for (let passed = 0; invocation.answer === undefined; ) {
    const call = world.waiting.find(({ caller }) => caller === invocation.instance);
    if (call !== undefined && passed === index) return call;
    if (call !== undefined) {
      await world.pass(call);
      passed += 1;
    } else if (world.nextTimerMs !== undefined) await world.advanceTo(world.nextTimerMs);
    else throw new Error(`${invocation.instance.id} waits for something that nothing will bring`);
  }
  return undefined;
}

/** This invocation goes on to its end, while the calls of others wait. */
export async function finish(world: World, invocation: Invocation): Promise<void> {
  await reach(world, invocation, Number.POSITIVE_INFINITY);
}

/** The calls that a story's request makes where nothing disturbs it. */
export async function callsOf(story: Story): Promise<readonly OutsideCall[]> {
  const world = new World();
  await prepare(world, story);
  const invocation = await send(world, story.act);
  const calls: OutsideCall[] = [];
  for (;;) {
    const call = await reach(world, invocation, 0);
    if (call === undefined) return calls;
    calls.push(call);
    await world.pass(call);
  }
}
