// Secrets of the parameter store: new ones are found, old ones are forgotten, and its outage is none of ours.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { push, type Rig, START, shown, startRig } from './rig';
import { snapshot, v3 } from './samples';
import { BRIDGE_SECRET, type SendInit, signedByPagerDuty } from './signing';
import { HandlerWorker, post } from './worker';

const MINUTE_MS = 60_000;
const NONE = { PAGERDUTY_WEBHOOK_SECRETS: '', BRIDGE_SECRETS: '', SLACK_BOT_TOKEN: '' };
const EVENT = JSON.stringify({ event: v3('triggered') });

let rig: Rig;
beforeEach(async () => {
  rig = await startRig({ ...NONE, TOBAN_PARAMETER_PREFIX: '/toban/' });
  rig.parameters.set('/toban/BRIDGE_SECRETS', BRIDGE_SECRET);
  rig.parameters.set('/toban/SLACK_BOT_TOKEN', 'xoxb-tests');
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'first');
});
afterEach(async () => {
  expect(rig.bridge.logs.filter(({ fields }) => fields?.event === 'unexpected')).toEqual([]);
  await rig.close();
});

const status = async (path: string, init: SendInit): Promise<number> =>
  (await rig.send('POST', path, init)).status;
const reads = (): number => rig.outside.calls.filter((call) => call === 'ssm GetParameters').length;
const deliver = (secret: string): Promise<number> => status('/pagerduty', signedByPagerDuty(EVENT, secret));
const after = (ms: number): Promise<unknown> => rig.clock.advanceTo(START + ms);

test('are read once and serve all requests', async () => {
  await push(rig, [snapshot()]);
  expect(await deliver('first')).toBe(200);
  expect(shown(rig)).toHaveLength(1);
  expect(reads()).toBe(1);
});

test('are read anew for a signature that does not fit, at most once a minute', async () => {
  expect(await deliver('first')).toBe(200);
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'first,second');
  expect(await deliver('second')).toBe(401);
  await after(MINUTE_MS);
  expect(await deliver('second')).toBe(200);
  for (let guess = 0; guess < 5; guess += 1) expect(await deliver(`guess ${guess}`)).toBe(401);
  expect(reads()).toBe(2);
});

test('a secret that was taken away is refused a quarter of an hour later, however warm the function', async () => {
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'first,second');
  expect(await deliver('first')).toBe(200);
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'second');
  for (let minute = 1; minute < 15; minute += 1) {
    await after(minute * MINUTE_MS);
    expect(await deliver('first')).toBe(200);
  }
  expect(reads()).toBe(1);
  await after(15 * MINUTE_MS);
  expect(await deliver('first')).toBe(401);
  expect(await deliver('second')).toBe(200);
  expect(reads()).toBe(2);
});

test('while the store is down those that are known stay in use, and it is said once a minute', async () => {
  expect(await deliver('first')).toBe(200);
  rig.outside.fate = ({ service }) =>
    service === 'ssm' ? { status: 500, headers: {}, body: '{"__type":"InternalServerError"}' } : undefined;
  for (const second of [900, 905, 930, 959, 960, 1_000]) {
    await after(second * 1_000);
    expect(await deliver('first')).toBe(200);
  }
  expect(reads()).toBe(3);
  const kept = rig.bridge.logs.filter(({ fields }) => fields?.event === 'secrets.kept');
  expect(kept.map(({ fields }) => fields?.ageMs)).toEqual([900_000, 960_000]);
  expect(kept[0]?.fields?.reason).toContain('InternalServerError');
});

test('a signature that does not fit is 503 while nobody can tell whether it is of a new secret', async () => {
  expect(await deliver('first')).toBe(200);
  await after(MINUTE_MS);
  rig.outside.fate = ({ service }) => (service === 'ssm' ? { holdMs: 60_000 } : undefined);
  expect(await deliver('second')).toBe(503);
  expect(await deliver('second')).toBe(503);
  expect(reads()).toBe(2);
  rig.outside.fate = () => undefined;
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'second');
  await after(3 * MINUTE_MS);
  expect(await deliver('second')).toBe(200);
});

test('are read anew once Slack no longer takes the token', async () => {
  rig.parameters.set('/toban/SLACK_BOT_TOKEN', 'xoxb-revoked');
  expect((await push(rig, [snapshot()])).results[0]).toMatchObject({ error: 'invalid_auth: COPS' });
  rig.parameters.set('/toban/SLACK_BOT_TOKEN', 'xoxb-tests');
  expect((await push(rig, [snapshot()])).results[0]).toMatchObject({ ok: false });
  await after(MINUTE_MS);
  expect((await push(rig, [snapshot()])).results[0]).toMatchObject({ ok: true });
  expect(reads()).toBe(2);
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxb-tests'],
  ['BRIDGE_SECRETS', BRIDGE_SECRET],
  ['BRIDGE_SECRETS', BRIDGE_SECRET, 'plain text instead'],
])('%s that was set too late, or wrongly, is found within a minute', async (name, value, before = '') => {
  if (before === '') rig.parameters.delete(`/toban/${name}`);
  else rig.parameters.set(`/toban/${name}`, before);
  await expect(push(rig, [snapshot()])).rejects.toThrow(`answered 503: {"error":"${name}`);
  rig.parameters.set(`/toban/${name}`, `${value}\n`);
  await after(MINUTE_MS);
  expect((await push(rig, [snapshot()])).results[0]).toMatchObject({ ok: true });
});

test('a store that does not answer is 503, not 401', async () => {
  rig.outside.fate = ({ service }) => (service === 'ssm' ? { holdMs: 60_000 } : undefined);
  expect(await deliver('first')).toBe(503);
  expect(rig.clock.nowMs - START).toBeLessThanOrEqual(4_000);
});

test('fifty forged requests at once are one call to the store, and no other', async () => {
  let asked = 0;
  const store = createServer((_request, response) => {
    asked += 1;
    setTimeout(() => response.end(JSON.stringify({ Parameters: [] })), 50);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => store.once('listening', resolve));
  const worker = new HandlerWorker({
    env: {
      TOBAN_PARAMETER_PREFIX: '/toban',
      PAGERDUTY_WEBHOOK_SECRETS: 'first',
      AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${(store.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'tests',
      AWS_SECRET_ACCESS_KEY: 'tests',
    },
  });
  const forged = Array.from({ length: 50 }, (_, guess) =>
    worker.answerTo(post('/pagerduty', signedByPagerDuty(EVENT, `guess ${guess}`))),
  );
  expect(new Set((await Promise.all(forged)).map(({ status: each }) => each))).toEqual(new Set([401]));
  expect({ asked, requests: worker.requests }).toEqual({ asked: 1, requests: 1 });
  await worker.close();
  store.closeAllConnections();
  await new Promise((resolve) => store.close(resolve));
});
