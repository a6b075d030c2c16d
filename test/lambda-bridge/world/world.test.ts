// The shipped handler in one thread: whoever plays a schedule holds each call, each instance and the time.
import { push, shown } from '../rig';
import { at, snapshot, v3 } from '../samples';
import { signedByPagerDuty } from '../signing';
import type { Invocation } from './invocation';
import { World } from './world';

let world: World;
beforeEach(async () => {
  world = new World();
  await push(world, [snapshot()]);
});

const started = signedByPagerDuty(JSON.stringify({ event: v3('acknowledged', { second: 60, by: 'Sato' }) }));
const TOLD = ['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato'];

/** Passes calls until that operation is the next one that waits. */
async function until(operation: string, { instance }: Invocation): Promise<void> {
  for (;;) {
    const call = world.waiting.find(({ caller }) => caller === instance);
    if (call === undefined) throw new Error(`no ${operation} came`);
    if (call.operation === operation) return;
    await world.pass(call);
  }
}

test('nothing happens by itself: a call waits until it is let through', async () => {
  const invocation = await world.invoke('POST', '/pagerduty', started);
  expect(world.waiting.map(({ operation }) => operation)).toEqual(['GetItem']);
  expect(invocation.answer).toBeUndefined();
  expect(await world.run(invocation)).toMatchObject({ status: 200 });
  expect(invocation).toMatchObject({ startedMs: world.nowMs, answeredMs: world.nowMs, openCalls: 0 });
  expect(shown(world)).toEqual(TOLD);
});

test('a dead instance goes on no more, and what it had sent can still arrive', async () => {
  const invocation = await world.invoke('POST', '/pagerduty', started);
  await until('chat.postMessage', invocation);
  world.kill(invocation.instance);
  expect(world.waiting).toEqual([]);
  const [late] = world.unapplied;
  if (late) await world.pass(late);
  expect(shown(world)).toContain('  ▶️ Started by Sato');
  expect(invocation.answer).toBeUndefined();
});

test('a frozen instance sees neither answers nor timers until it thaws', async () => {
  const invocation = await world.invoke('POST', '/pagerduty', started);
  world.freeze(invocation.instance);
  const [call] = world.unapplied;
  if (call) await world.pass(call);
  await world.advanceTo(world.nowMs + 60_000);
  expect(world.waiting).toEqual([]);
  expect(invocation.answer).toBeUndefined();
  await world.thaw(invocation.instance, 'timers');
  expect(await world.run(invocation)).toMatchObject({ status: 503 });
});

test('time that passes aborts a call at its deadline', async () => {
  const invocation = await world.invoke('POST', '/pagerduty', started);
  await world.advanceTo(world.nowMs + 4_000);
  expect(invocation).toMatchObject({ answer: { status: 503 }, openCalls: 0 });
  expect((invocation.answeredMs ?? 0) - invocation.startedMs).toBeLessThanOrEqual(4_000);
});

test('several instances have a state of their own', async () => {
  const [one, two] = [
    await world.invoke('POST', '/pagerduty', started),
    await world.invoke('POST', '/pagerduty', started),
  ];
  expect(one.instance).not.toBe(two.instance);
  expect(await world.run(two)).toMatchObject({ status: 200 });
  expect(await world.run(one)).toMatchObject({ status: 200 });
  expect(shown(world)).toEqual(TOLD);
});

test('the same steps give the same run, to the last byte of the table', async () => {
  const again = new World();
  await push(again, [snapshot()]);
  for (const each of [world, again]) await push(each, [snapshot({ state: 'done', at: at(90) })]);
  expect(again.memory.items).toEqual(world.memory.items);
  expect(again.logs).toEqual(world.logs);
});
