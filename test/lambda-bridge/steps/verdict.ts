// What must hold after any schedule, once everybody's message was taken.
import { shown } from '../rig';
import type { World } from '../world/world';
import type { Sending } from './sending';

/** PagerDuty and the tick send again; the design's own bounds of an answer. */
const LIMIT_MS: Readonly<Record<string, number>> = { '/pagerduty': 4_000, '/tasks': 25_000 };
const RETRY_MS = 60_000;
const MAX_TRIES = 12;

/** As PagerDuty and the tick do: the same again until it is taken. */
export async function untilTaken(world: World, sending: Sending): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const answer = await world.send('POST', sending.path, sending.init(world.nowMs));
    if (sending.isTaken(answer)) return;
    await world.advanceTo(world.nowMs + RETRY_MS);
  }
  throw new Error(`${sending.path} was never taken`);
}

/** @param pictures by channel, what Slack may show in the end; without any the caller looks at Slack himself */
export function expectVerdict(
  world: World,
  ...pictures: readonly Readonly<Record<string, readonly string[]>>[]
): void {
  const channels = [...new Set(pictures.flatMap(Object.keys)), 'COPS', 'CDEFAULT'];
  const seen = Object.fromEntries(channels.map((channel) => [channel, shown(world, channel)]));
  const wanted = pictures.map((picture) =>
    Object.fromEntries(channels.map((channel) => [channel, picture[channel] ?? []])),
  );
  if (wanted.length === 1) expect(seen).toEqual(wanted[0]);
  else if (wanted.length > 1) expect(wanted).toContainEqual(seen);
  expect(claimed(world)).toEqual([]);
  expect(late(world)).toEqual([]);
  expect(world.journal.complaints).toEqual([]);
  expect(world.logs.filter(({ event }) => event === 'unexpected')).toEqual([]);
}

function claimed(world: World): readonly string[] {
  return [...world.memory.items].filter(([, item]) => item.claim !== undefined).map(([pk]) => pk);
}

/** Answers that came too late, or with calls of their own still under way. */
function late(world: World): readonly string[] {
  return world.invocations.flatMap(({ instance, path, startedMs, answeredMs, openCalls, frozen }) => {
    if (frozen || instance.dead) return [];
    if (answeredMs === undefined) return [`${instance.id} ${path} was never answered`];
    const tookMs = answeredMs - startedMs;
    if (tookMs > (LIMIT_MS[path] ?? 0)) return [`${instance.id} ${path} took ${tookMs} ms`];
    return openCalls > 0 ? [`${instance.id} ${path} answered with ${openCalls} calls under way`] : [];
  });
}
