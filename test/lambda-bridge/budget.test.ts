// What an event costs: reads and writes of the table, the bundle's size, what it imports.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { builtHandler } from './built';
import { deliver, deliverLegacy, push, type Rig, shown, startRig } from './rig';
import { at, snapshot, v2, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

async function costOf(act: () => Promise<unknown>): Promise<{ reads: number; writes: number }> {
  rig.database.clearCounts();
  await act();
  const { GetItem: reads = 0, PutItem: writes = 0, ...others } = Object.fromEntries(rig.database.counts);
  expect(others).toEqual({});
  return { reads, writes };
}

test('a distinct event costs one read and two writes, a repeated one a read', async () => {
  await push(rig, [snapshot()]);
  const event = v3('acknowledged', { second: 60, by: 'Sato' });
  expect(await costOf(() => deliver(rig, event))).toEqual({ reads: 1, writes: 2 });
  expect(await costOf(() => deliver(rig, event))).toEqual({ reads: 1, writes: 0 });
  expect(await costOf(() => deliver(rig, v3('triggered')))).toEqual({ reads: 1, writes: 0 });
});

test('an incident that was not known costs a write more for its alias', async () => {
  expect(await costOf(() => deliver(rig, v3('triggered')))).toEqual({ reads: 1, writes: 3 });
});

test('an event without a key costs a read more', async () => {
  await push(rig, [snapshot()]);
  const event = v3('acknowledged', { second: 60, key: null });
  expect(await costOf(() => deliver(rig, event))).toEqual({ reads: 2, writes: 2 });
  expect(await costOf(() => deliver(rig, event))).toEqual({ reads: 2, writes: 0 });
});

test('somebody else’s incident costs a read, a note nothing', async () => {
  expect(await costOf(() => deliver(rig, v3('triggered', { key: 'other' })))).toEqual({
    reads: 1,
    writes: 0,
  });
  expect(await costOf(() => deliver(rig, v3('annotated')))).toEqual({ reads: 0, writes: 0 });
});

test('an announcement costs a read and a write, the snapshot of what was told already a read', async () => {
  await push(rig, [snapshot()]);
  const announced = snapshot({ expect: { state: 'started', by: 'Sato', reason: null } });
  expect(await costOf(() => push(rig, [announced]))).toEqual({ reads: 1, writes: 1 });
  expect(await costOf(() => push(rig, [announced]))).toEqual({ reads: 1, writes: 0 });
  await deliver(rig, v3('acknowledged', { second: 60 }));
  const told = snapshot({ state: 'started', at: at(60), by: 'Sato' });
  expect(await costOf(() => push(rig, [told]))).toEqual({ reads: 1, writes: 0 });
});

test('a legacy batch costs what its messages cost', async () => {
  const messages = ['a', 'b'].map((letter) => v2('trigger', { hash: letter.repeat(32) }));
  expect(await costOf(() => deliverLegacy(rig, messages))).toEqual({ reads: 2, writes: 6 });
  expect(await costOf(() => deliverLegacy(rig, messages))).toEqual({ reads: 2, writes: 0 });
  expect(shown(rig, 'CDEFAULT')).toHaveLength(2);
});

test('finished cards expire 90 days or more after the last touch, unfinished ones never', async () => {
  const scan = async () => {
    const { Items } = (await rig.database.call('Scan', { TableName: 'toban-cards' })) as {
      Items: readonly Readonly<Record<string, { S?: string; N?: string } | undefined>>[];
    };
    return Items.find(({ pk }) => pk?.S?.startsWith('task#'));
  };
  await push(rig, [snapshot()]);
  expect((await scan())?.expiresAt).toBeUndefined();
  await push(rig, [snapshot({ state: 'done', at: at(60), by: 'Sato' })]);
  const seconds = Number((await scan())?.expiresAt?.N) - rig.clock.nowMs / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(90 * 86_400);
  await push(rig, [snapshot({ state: 'open', at: at(120) })]);
  expect((await scan())?.expiresAt).toBeUndefined();
});

test('the bundle is one small file that imports nothing but Node', () => {
  const bundle = readFileSync(builtHandler(), 'utf8');
  expect(bundle.length).toBeLessThan(100_000);
  const imports = [...bundle.matchAll(/\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']/g)];
  const modules = imports.map(([, named, bare]) => (named ?? bare ?? '').replace(/^node:/, ''));
  expect(modules.filter((name) => !builtinModules.includes(name))).toEqual([]);
});
