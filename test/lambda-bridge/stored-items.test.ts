// A card as an earlier release or a hand in the console left it in the table does not stop its task from being told.
import { deliver, deliverLegacy, push, type Rig, shown, startRig } from './rig';
import { HASH, keyOf, snapshot, v2, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

type Stored = Record<string, { S?: string; N?: string; B?: string }>;

const started = v3('acknowledged', { second: 60, by: 'Sato' });
const TOLD = ['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato'];
const pass = (ms: number): Promise<void> => rig.clock.advanceTo(rig.clock.nowMs + ms);

/** Rewrites the card's item by hand. */
async function rewrite(change: (item: Stored) => void): Promise<void> {
  const { Items } = (await rig.database.call('Scan', { TableName: 'toban-cards' })) as { Items: Stored[] };
  const item = Items.find(({ pk }) => pk?.S === `task#${HASH}`);
  if (item === undefined) throw new Error('there is no card');
  change(item);
  await rig.database.call('PutItem', { TableName: 'toban-cards', Item: item });
}

const unexpected = (): readonly unknown[] =>
  rig.bridge.logs.filter(({ fields }) => fields?.event === 'unexpected').map(({ fields }) => fields?.reason);

test('what was added to cards since an earlier release is as on a new card', async () => {
  await push(rig, [snapshot()]);
  await rewrite((item) => {
    const { fault, line, remindedAtMs, ...earlier } = JSON.parse(item.body?.S ?? '');
    item.body = { S: JSON.stringify(earlier) };
  });
  expect((await push(rig, [snapshot()])).results).toEqual([
    { taskKey: snapshot().taskKey, ok: true, error: null },
  ]);
  expect(await deliver(rig, started)).toBe(200);
  expect(shown(rig)).toEqual(TOLD);
});

describe('a claim that cannot be read', () => {
  test.each<[string, (item: Stored) => void]>([
    ['as its body was changed by hand', (item) => (item.body = { S: `${item.body?.S} ` })],
    ['as it is of another form', (item) => (item.claim = { B: 'AAAA' })],
  ])('%s: it is dropped, a person hears of it, and the task is told', async (_why, change) => {
    await push(rig, [snapshot()]);
    rig.faults.set({ slack: { error: 'internal_error:lost', for: 1_000 } });
    expect(await deliver(rig, started)).toBe(503);
    await rewrite(change);
    await pass(1_000);
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
    expect(unexpected()).toEqual([expect.stringContaining('the claim of task#')]);
  });
});

test('a card that cannot be read at all is named in the log, with what to do', async () => {
  await push(rig, [snapshot()]);
  await rewrite((item) => (item.body = { S: 'not a card' }));
  expect(await deliver(rig, started)).toBe(500);
  expect(unexpected()).toEqual([expect.stringMatching(/task#\S+ cannot be read.*point-in-time/)]);
});

test('in a batch it is named although another card only has to wait', async () => {
  const other = '0'.repeat(32);
  await push(rig, [
    snapshot(),
    snapshot({ taskKey: 'other', incidentKey: keyOf(1, other), incidentId: 'POTHER' }),
  ]);
  await rewrite((item) => (item.body = { S: 'not a card' }));
  rig.faults.set({ slack: { error: 'ratelimited', for: 60_000 } });
  const messages = [v2('acknowledge', { hash: other }), v2('acknowledge')];
  expect(await deliverLegacy(rig, messages)).toBe(500);
  expect(unexpected()).toEqual([expect.stringMatching(/task#\S+ cannot be read/)]);
});
