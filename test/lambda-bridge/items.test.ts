// Items stay small and leave by themselves: a write is paid by the kilobyte, storage by the month.
import type { TableCall } from '../sandbox/lambda/dynamodb';
import { deliver, push, type Rig, START, startRig } from './rig';
import { at, snapshot, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const DAY_SECONDS = 86_400;
/** As Google's are: the address of a deployment, and a token of some 200 characters. */
const page = `https://script.google.com/macros/s/${'A'.repeat(72)}/exec?t=${'b'.repeat(200)}`;
const LINKS = { ...snapshot().links, start: page, finish: page };

async function item(prefix: string) {
  const { Items } = (await rig.database.call('Scan', { TableName: 'toban-cards' })) as {
    Items: readonly Readonly<Record<string, { S?: string; N?: string } | undefined>>[];
  };
  return Items.find(({ pk }) => pk?.S?.startsWith(prefix));
}

const writes = (): readonly TableCall[] =>
  rig.database.calls.filter(({ operation, pk }) => operation === 'PutItem' && pk.startsWith('task#'));

test('a claim adds at most a kilobyte to its card, however much it has to say', async () => {
  await push(rig, [snapshot({ links: LINKS, title: '月次バッチの確認 '.repeat(12) })]);
  await deliver(rig, v3('escalated', { second: 900 }));
  await deliver(rig, v3('acknowledged', { second: 960, by: '佐藤' }));
  await deliver(rig, v3('resolved', { second: 1_960, by: '佐藤' }));
  const pairs = writes().flatMap((claim, index, all) => (index % 2 === 0 ? [[claim, all[index + 1]]] : []));
  expect(pairs).toHaveLength(4);
  // The first card comes with its claim: there is nothing beside it yet that says the same.
  for (const [claim, commit] of pairs.slice(1)) {
    expect((claim?.bytes ?? 0) - (commit?.bytes ?? 0)).toBeLessThan(1_024);
  }
});

test('a card stops growing, however often its task is reminded of', async () => {
  await push(rig, [snapshot({ links: LINKS })]);
  for (let second = 600; second <= 80 * 600; second += 600) {
    await rig.clock.advanceTo(START + second * 1_000);
    await deliver(rig, v3('escalated', { second }));
  }
  const sizes = writes().map(({ bytes }) => bytes);
  expect(sizes).toHaveLength(2 * 81);
  expect(sizes.at(-1)).toBe(sizes.at(-11));
  expect(Math.max(...sizes)).toBeLessThan(6 * 1_024);
});

test('finished cards expire 90 days or more after the last touch, unfinished ones never', async () => {
  await push(rig, [snapshot()]);
  expect((await item('task#'))?.expiresAt).toBeUndefined();
  await push(rig, [snapshot({ state: 'done', at: at(60), by: 'Sato' })]);
  const seconds = Number((await item('task#'))?.expiresAt?.N) - rig.clock.nowMs / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(90 * DAY_SECONDS);
  await push(rig, [snapshot({ state: 'open', at: at(120) })]);
  expect((await item('task#'))?.expiresAt).toBeUndefined();
});

test('what leads from an incident to its card outlives the card', async () => {
  await deliver(rig, v3('triggered'));
  const seconds = Number((await item('inc#'))?.expiresAt?.N) - rig.clock.nowMs / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(120 * DAY_SECONDS);
});
