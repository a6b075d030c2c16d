// However often, in whatever batch and order a change comes, Slack hears of it once.
import { deliver, deliverLegacy, posts, push, type Rig, START, shown, startRig } from './rig';
import { at, snapshot, v2, v3 } from './samples';
import { signedByPagerDuty } from './signing';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
/** So that Slack's rate limit has no part in it. */
const rest = (): Promise<void> => rig.clock.advanceTo(rig.clock.nowMs + 10_000);

describe('legacy batches', () => {
  const a = (type: string, second: number) => v2(type, { hash: A, second, by: 'Sato' });
  const b = (type: string, second: number) => v2(type, { hash: B, second, by: 'Sato' });

  test.each([
    ['A+B', [[0, 1]]],
    ['A+B, then B', [[0, 1], [1]]],
    [
      'A+B twice',
      [
        [0, 1],
        [0, 1],
      ],
    ],
    ['B, then A+B', [[1], [0, 1]]],
  ])('%s: each is told once', async (_name, batches) => {
    for (const type of ['trigger', 'acknowledge', 'resolve']) {
      await rest();
      const second = ['trigger', 'acknowledge', 'resolve'].indexOf(type);
      const messages = [a(type, second), b(type, second)];
      for (const batch of batches) {
        expect(
          await deliverLegacy(
            rig,
            batch.map((index) => messages[index] ?? {}),
          ),
        ).toBe(200);
      }
    }
    expect([...shown(rig, 'CDEFAULT')].sort()).toEqual(
      [1, 2]
        .flatMap(() => ['✅ Finished: Backup check', '  ▶️ Started by Sato', '  ✅ Finished by Sato'])
        .sort(),
    );
    expect(posts(rig)).toBe(6);
  });

  test('one batch of several changes of one incident is told in the order of their times', async () => {
    await deliverLegacy(rig, [a('resolve', 2), a('trigger', 0), a('acknowledge', 1)]);
    expect(shown(rig, 'CDEFAULT')).toEqual([
      '✅ Finished: Backup check',
      '  ▶️ Started by Sato',
      '  ✅ Finished by Sato',
    ]);
  });

  test('whatever the order of its messages, the cards of a batch take their turns by key', async () => {
    const keys = ['d', 'b', 'c', 'a'].map((letter) => letter.repeat(32));
    await deliverLegacy(
      rig,
      keys.map((hash) => v2('trigger', { hash, incidentId: `P${hash}` })),
    );
    const told = rig.slack.messages.map(({ metadata }) => metadata?.event_payload.incidentKey);
    expect(told).toEqual([...keys].sort().map((hash) => `toban-${hash}-1`));
  });

  test('a message that cannot be read does not stop the others', async () => {
    expect(await deliverLegacy(rig, [{ odd: true }, a('trigger', 0)])).toBe(200);
    expect(shown(rig, 'CDEFAULT')).toHaveLength(1);
  });
});

test('two subscriptions deliver the same events under other ids', async () => {
  await push(rig, [snapshot()]);
  for (const [type, second] of [
    ['triggered', 0],
    ['acknowledged', 60],
    ['resolved', 120],
  ] as const) {
    for (const id of ['one', 'two'])
      await deliver(rig, v3(type, { second, by: 'Sato', id: `${id} ${type}` }));
  }
  expect(posts(rig)).toBe(3);
});

test('in every order of three changes the latest state stands, and none is told twice', async () => {
  const kinds = ['triggered', 'acknowledged', 'resolved'];
  const orders = kinds.flatMap((first) =>
    kinds
      .filter((each) => each !== first)
      .map((second) => [first, second, ...kinds.filter((each) => each !== first && each !== second)]),
  );
  for (const [run, order] of orders.entries()) {
    const hash = `c${run}`.repeat(16);
    for (const type of [...order, ...order]) {
      await rest();
      await deliver(rig, v3(type, { hash, second: kinds.indexOf(type), incidentId: `P${run}`, by: 'Sato' }));
    }
    const told = rig.slack.messages.filter(
      ({ metadata }) => metadata?.event_payload.incidentKey === `toban-${hash}-1`,
    );
    expect(told[0]?.text).toBe('✅ Finished: Backup check');
    const changes = told.map(({ metadata }) => metadata?.event_payload.change);
    expect(new Set(changes).size).toBe(changes.length);
  }
});

test('a poll in whole seconds and a webhook with milliseconds tell one change', async () => {
  await push(rig, [snapshot()]);
  await push(rig, [snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
  await deliver(rig, v3('acknowledged', { second: 60, ms: 999, by: 'Sato' }));
  await deliver(rig, v3('resolved', { second: 90, ms: 100, by: 'Sato' }));
  await push(rig, [snapshot({ state: 'done', at: at(90), by: 'Sato' })]);
  expect(posts(rig)).toBe(3);
});

test('a start that a poll has overtaken within its second is not told after the finish, and not denied any more', async () => {
  await push(rig, [snapshot()]);
  await push(rig, [snapshot({ state: 'done', at: at(90), by: 'Sato' })]);
  await deliver(rig, v3('acknowledged', { second: 90, ms: 200, by: 'Sato' }));
  await deliver(rig, v3('resolved', { second: 90, ms: 700, by: 'Sato' }));
  expect(shown(rig)).toEqual(['✅ Finished: Backup check (Acme)', '  ✅ Finished by Sato']);
});

test('an open incident whose time moves with every update is told once', async () => {
  await push(rig, [snapshot()]);
  await push(rig, [snapshot({ at: at(300) })]);
  await push(rig, [snapshot({ at: at(600) })]);
  expect(posts(rig)).toBe(1);
});

test('parallel deliveries of one event: one tells it, the others find it told', async () => {
  await push(rig, [snapshot()]);
  const body = JSON.stringify({ event: v3('acknowledged', { second: 60, by: 'Sato' }) });
  const statuses = await inParallel(Array.from({ length: 10 }, () => body));
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 200));
  expect(shown(rig)).toEqual(['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato']);
});

test('parallel deliveries of different events, repeated until taken, end in the latest state', async () => {
  await push(rig, [snapshot()]);
  let waiting = [1, 2, 3, 4, 5].flatMap((round) => [
    JSON.stringify({ event: v3('acknowledged', { second: round * 10, by: 'Sato' }) }),
    JSON.stringify({ event: v3('unacknowledged', { second: round * 10 + 5, by: null }) }),
  ]);
  for (let tries = 0; waiting.length > 0; tries += 1) {
    expect(tries).toBeLessThan(10);
    const statuses = await inParallel(waiting);
    waiting = waiting.filter((_body, index) => statuses[index] !== 200);
    await rig.clock.advanceTo(rig.clock.nowMs + 20_000);
  }
  expect(shown(rig)[0]).toBe('🔔 Waiting for somebody to start: Backup check (Acme)');
  const changes = rig.slack.messages.map(({ metadata }) => metadata?.event_payload.change);
  expect(new Set(changes).size).toBe(changes.length);
  expect(changes).toContain(`open@${START / 1_000 + 55}`);
});

async function inParallel(bodies: readonly string[]): Promise<readonly number[]> {
  const answers = await rig.clock.complete(() =>
    rig.clock.all(bodies.map((body) => () => rig.handle('POST', '/pagerduty', signedByPagerDuty(body)))),
  );
  return answers.map(({ status }) => status);
}
