// Whatever is slow or hangs, a webhook is answered within 4 s and a push within 25 s, with no call left under way; and
// once it is over, the same sent again is told, once.
import type { Snapshot } from '../../lambda-bridge/contract';
import { type Answered, Course, type Fate } from './histories/course';
import { SLACK_TOKEN } from './rig';
import { at, keyOf, snapshot, v2, v3 } from './samples';
import {
  BRIDGE_SECRET,
  PAGERDUTY_SECRET,
  type SendInit,
  signedAsAppsScript,
  signedByPagerDuty,
  withLegacyToken,
} from './signing';
import type { OutsideCall } from './world/outside-call';
import { World } from './world/world';

const WEBHOOK_MS = 4_000;
const TASKS_MS = 25_000;
/** PagerDuty's first pause before it sends again. */
const RETRY_MS = 80_000;

const QUICK: Fate = { effectMs: 5, answerMs: 5, effect: true };
const HANGS: Fate = { effectMs: 5, answerMs: null, effect: false };
const MUTE: Fate = { effectMs: 5, answerMs: null, effect: true };
const late = (ms: number): Fate => ({ effectMs: 5, answerMs: ms, effect: true });
const slow = (ms: number): Fate => ({ effectMs: ms, answerMs: 5, effect: true });

let world: World;
let course: Course;
let fateOf: (call: OutsideCall) => Fate;

function start(env: Readonly<Record<string, string>> = {}): void {
  world = new World({ env });
  fateOf = () => QUICK;
  course = new Course(
    world,
    (call) => fateOf(call),
    () => undefined,
  );
}

afterEach(() => {
  expect(world.journal.complaints).toEqual([]);
  expect(world.logs.filter(({ event }) => event === 'unexpected')).toEqual([]);
});

async function send(path: string, init: SendInit): Promise<Answered> {
  let answered: Answered | undefined;
  course.at(course.nowMs, async () => {
    void course.request('POST', path, init).then((each) => {
      answered = each;
    });
  });
  await course.runToEnd();
  if (answered === undefined) throw new Error(`${path} was never answered`);
  expect(answered.openCalls).toBe(0);
  expect(answered.tookMs).toBeLessThanOrEqual(path === '/pagerduty' ? WEBHOOK_MS : TASKS_MS);
  return answered;
}

const deliver = (event: object): Promise<Answered> =>
  send('/pagerduty', signedByPagerDuty(JSON.stringify({ event })));
const push = async (snapshots: readonly Snapshot[]) => {
  const body = JSON.stringify({ snapshots, notices: [] });
  const answered = await send('/tasks', signedAsAppsScript(body, world.nowMs));
  return answered.status === 200
    ? (JSON.parse(answered.body) as { results: readonly { ok: boolean }[] }).results.map(({ ok }) => ok)
    : answered.status;
};
const pass = (ms: number): Promise<void> => world.advanceTo(world.nowMs + ms);
const shown = (channel = 'COPS'): readonly string[] =>
  world.slack.messages
    .filter((message) => message.channel === channel)
    .map(({ thread_ts, text }) => (thread_ts === undefined ? text : `  ${text}`));

const started = v3('acknowledged', { second: 60, by: 'Sato' });
const TOLD = ['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato'];

describe.each<[string, (call: OutsideCall) => Fate]>([
  ['Slack takes no connection', ({ service }) => (service === 'slack' ? HANGS : QUICK)],
  ['Slack does it and never answers', ({ service }) => (service === 'slack' ? MUTE : QUICK)],
  ['Slack answers after 5 s', ({ service }) => (service === 'slack' ? late(5_000) : QUICK)],
  ['Slack does it after 9 s', ({ service }) => (service === 'slack' ? slow(9_000) : QUICK)],
  ['DynamoDB takes no connection', ({ service }) => (service === 'dynamodb' ? HANGS : QUICK)],
  ['DynamoDB does it and never answers', ({ service }) => (service === 'dynamodb' ? MUTE : QUICK)],
  ['DynamoDB answers after 3 s', ({ service }) => (service === 'dynamodb' ? late(3_000) : QUICK)],
  ['DynamoDB takes 600 ms a call', ({ service }) => (service === 'dynamodb' ? slow(600) : QUICK)],
  ['both never answer', () => MUTE],
  ['both take no connection', () => HANGS],
  [
    'DynamoDB takes 400 ms and Slack 1,500',
    ({ service }) => (service === 'dynamodb' ? slow(400) : slow(1_500)),
  ],
])('%s', (_name, trouble) => {
  beforeEach(async () => {
    start();
    expect(await push([snapshot()])).toEqual([true]);
    fateOf = trouble;
  });

  test('a webhook is answered in time, and its retry tells it', async () => {
    const first = await deliver(started);
    expect([200, 503]).toContain(first.status);
    fateOf = () => QUICK;
    await pass(RETRY_MS);
    expect((await deliver(started)).status).toBe(200);
    expect(shown()).toEqual(TOLD);
  });

  test('a push is answered in time, and its retry tells it', async () => {
    const now = snapshot({ state: 'started', at: at(60), by: 'Sato' });
    await push([now]);
    fateOf = () => QUICK;
    await pass(60_000);
    expect(await push([now])).toEqual([true]);
    expect(shown()).toEqual(TOLD);
  });

  test('a check is answered in time', async () => {
    const body = JSON.stringify({ channels: ['COPS', 'CDEFAULT', 'COPS', 'CDEFAULT'] });
    const answered = await send('/check', signedAsAppsScript(body, world.nowMs));
    expect(JSON.parse(answered.body)).toMatchObject({ channels: { length: 4 } });
  });
});

describe('Slack stays slow', () => {
  beforeEach(async () => {
    start();
    expect(await push([snapshot()])).toEqual([true]);
  });

  test.each([2_000, 3_000, 3_300])('%d ms a call: each retry gets further', async (ms) => {
    fateOf = ({ service }) => (service === 'slack' ? slow(ms) : QUICK);
    expect((await deliver(started)).status).toBe(503);
    await pass(RETRY_MS);
    expect((await deliver(started)).status).toBe(200);
    expect(shown()).toEqual(TOLD);
  });

  test('a line whose answer was lost is found by the first retry, and the card edited by the second', async () => {
    fateOf = ({ service }) => (service === 'slack' ? MUTE : QUICK);
    expect((await deliver(started)).status).toBe(503);
    fateOf = ({ service }) => (service === 'slack' ? slow(3_000) : QUICK);
    await pass(RETRY_MS);
    expect((await deliver(started)).status).toBe(503);
    await pass(2 * RETRY_MS);
    expect((await deliver(started)).status).toBe(200);
    expect(shown()).toEqual(TOLD);
  });
});

test('a card that another request tells is waited for a second at most', async () => {
  start();
  expect(await push([snapshot()])).toEqual([true]);
  fateOf = ({ service }) => (service === 'slack' ? slow(3_000) : QUICK);
  const begunMs = world.nowMs;
  const answers: Answered[] = [];
  const later = (ms: number, event: object) =>
    course.at(begunMs + ms, () => {
      const init = signedByPagerDuty(JSON.stringify({ event }));
      void course.request('POST', '/pagerduty', init).then((each) => answers.push(each));
    });
  later(0, started);
  later(50, v3('resolved', { second: 90, by: 'Sato' }));
  await course.runToEnd();
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(answers[0]?.tookMs).toBeGreaterThanOrEqual(1_000);
  expect(answers[0]?.tookMs).toBeLessThan(1_300);
});

test('a batch of ten events whose first finds Slack hanging is told whole by its retries', async () => {
  start();
  const hashes = Array.from({ length: 10 }, (_each, index) => `${index}`.repeat(32));
  const messages = hashes.map((hash) => v2('trigger', { hash, incidentId: `P${hash}` }));
  const batch = withLegacyToken(JSON.stringify({ messages }));
  fateOf = ({ service }) => (service === 'slack' ? MUTE : QUICK);
  expect((await send('/pagerduty', batch)).status).toBe(503);
  fateOf = ({ service }) => (service === 'slack' ? slow(700) : QUICK);
  const statuses: number[] = [];
  for (let retry = 0; retry < 4; retry += 1) {
    await pass(RETRY_MS);
    statuses.push((await send('/pagerduty', batch)).status);
  }
  expect(statuses.at(-1)).toBe(200);
  expect(shown('CDEFAULT')).toHaveLength(10);
});

test('of many cards while Slack hangs the oldest are tried first, and the last is answered “later”', async () => {
  start();
  const many = Array.from({ length: 30 }, (_each, index) => {
    const hash = index.toString(16).padStart(32, '0');
    const fields = { taskKey: hash, incidentKey: keyOf(1, hash), incidentId: `P${index}` };
    return snapshot({ ...fields, title: `Task ${index}`, at: at(300 - index) });
  });
  fateOf = ({ service }) => (service === 'slack' ? MUTE : QUICK);
  expect(await push(many)).toEqual(many.map(() => false));
  expect(shown().map((text) => text.match(/Task \d+/)?.[0])).toEqual(['Task 29', 'Task 28', 'Task 27']);
  fateOf = () => QUICK;
  for (let minute = 0; minute < 2; minute += 1) {
    await pass(60_000);
    await push(many);
  }
  expect(new Set(shown()).size).toBe(30);
  expect(shown()).toHaveLength(30);
});

describe('at a cold start', () => {
  const NONE = { PAGERDUTY_WEBHOOK_SECRETS: '', BRIDGE_SECRETS: '', SLACK_BOT_TOKEN: '' };
  beforeEach(() => {
    start({ ...NONE, TOBAN_PARAMETER_PREFIX: '/toban' });
    world.parameters.set('/toban/BRIDGE_SECRETS', BRIDGE_SECRET);
    world.parameters.set('/toban/SLACK_BOT_TOKEN', SLACK_TOKEN);
    world.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', PAGERDUTY_SECRET);
  });

  test.each<[string, Fate]>([
    ['takes no connection', HANGS],
    ['answers after 5 s', late(5_000)],
    ['never answers', MUTE],
  ])('SSM %s: 503 in time, and the retry tells it', async (_name, fate) => {
    fateOf = ({ service }) => (service === 'ssm' ? fate : QUICK);
    expect((await deliver(v3('triggered'))).status).toBe(503);
    fateOf = () => QUICK;
    await pass(RETRY_MS);
    expect((await deliver(v3('triggered'))).status).toBe(200);
    expect(shown('CDEFAULT')).toHaveLength(1);
  });

  test('SSM, DynamoDB and Slack that are slow together are waited for', async () => {
    fateOf = ({ service }) => (service === 'dynamodb' ? slow(150) : slow(700));
    expect((await deliver(v3('triggered'))).status).toBe(200);
    expect(shown('CDEFAULT')).toHaveLength(1);
  });
});
