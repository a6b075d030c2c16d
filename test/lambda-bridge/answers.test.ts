// What the bridge answers to whom: 401, 400, 413, 503, and never a call to Slack before the sender is known.
import { push, type Rig, START, shown, startRig } from './rig';
import { snapshot, v2, v3 } from './samples';
import { type SendInit, signedAsAppsScript, signedByPagerDuty, withLegacyToken } from './signing';

let rig: Rig;
afterEach(async () => {
  expect(rig.bridge.logs.filter(({ fields }) => fields?.event === 'unexpected')).toEqual([]);
  await rig.close();
});

const status = async (path: string, init: SendInit): Promise<number> =>
  (await rig.send('POST', path, init)).status;
const EVENT = JSON.stringify({ event: v3('triggered') });
const BATCH = JSON.stringify({ messages: [v2('trigger')] });
const PUSH = JSON.stringify({ snapshots: [snapshot()], notices: [] });

describe('who may speak', () => {
  beforeEach(async () => {
    rig = await startRig({ PAGERDUTY_WEBHOOK_SECRETS: 'old secret, new secret' });
  });

  test.each<[string, string, SendInit, number]>([
    ['the old secret', '/pagerduty', signedByPagerDuty(EVENT, 'old secret'), 200],
    ['the new secret', '/pagerduty', signedByPagerDuty(EVENT, 'new secret'), 200],
    ['another secret', '/pagerduty', signedByPagerDuty(EVENT, 'guess'), 401],
    ['no signature', '/pagerduty', { body: EVENT }, 401],
    ['the token of legacy webhooks', '/pagerduty', withLegacyToken(BATCH), 200],
    ['another token', '/pagerduty', withLegacyToken(BATCH, 'guess'), 401],
    ['a V3 body under the legacy token', '/pagerduty', withLegacyToken(EVENT), 400],
    ['the bridge secret', '/tasks', signedAsAppsScript(PUSH, START), 200],
    ['299 s early', '/tasks', signedAsAppsScript(PUSH, START - 299_000), 200],
    ['301 s early', '/tasks', signedAsAppsScript(PUSH, START - 301_000), 401],
    ['301 s late', '/tasks', signedAsAppsScript(PUSH, START + 301_000), 401],
    ['no headers', '/tasks', { body: PUSH }, 401],
    ['PagerDuty’s signature', '/tasks', signedByPagerDuty(PUSH, 'new secret'), 401],
    ['no headers', '/check', { body: '{"channels":[]}' }, 401],
  ])('%s at %s', async (_name, path, init, expected) => {
    expect(await status(path, init)).toBe(expected);
    if (expected === 401) expect(rig.outside.calls).toEqual([]);
  });

  test('one fitting part among several is enough, and a body of one byte more is not', async () => {
    const { headers } = signedByPagerDuty(EVENT, 'new secret');
    const several = `v1=${'0'.repeat(64)},${headers?.['x-pagerduty-signature']},v2=abc`;
    expect(await status('/pagerduty', { body: EVENT, headers: { 'x-pagerduty-signature': several } })).toBe(
      200,
    );
    expect(
      await status('/pagerduty', { body: `${EVENT} `, headers: { 'x-pagerduty-signature': several } }),
    ).toBe(401);
  });

  test('a body that arrives in base64 is verified by its bytes', async () => {
    const { headers } = signedByPagerDuty(EVENT, 'new secret');
    const init = { body: EVENT, headers: { ...headers, 'content-type': 'application/octet-stream' } };
    expect(await status('/pagerduty', init)).toBe(200);
    expect(shown(rig, 'CDEFAULT')).toHaveLength(1);
  });
});

describe('what cannot be read', () => {
  beforeEach(async () => {
    rig = await startRig();
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"event":{}}',
    '{"event":{"event_type":"incident.triggered"}}',
    '"x"',
  ])('%s is 400 at /pagerduty', async (body) => {
    expect(await status('/pagerduty', signedByPagerDuty(body))).toBe(400);
  });

  test.each(['', '[]', '{}', '{"snapshots":{},"notices":[]}'])('%s is 400 at /tasks', async (body) => {
    expect(await status('/tasks', signedAsAppsScript(body, START))).toBe(400);
  });

  test('above 1 MB it is 413, whoever sent it', async () => {
    const body = JSON.stringify({ event: v3('triggered', { data: { description: 'x'.repeat(1_048_576) } }) });
    expect(await status('/pagerduty', signedByPagerDuty(body))).toBe(413);
    expect(await status('/pagerduty', { body })).toBe(413);
  });

  test('an empty push is taken: the bridge hears that the tick lives', async () => {
    expect(await push(rig, [])).toEqual({ results: [], notices: [] });
    expect(rig.bridge.logs.some(({ fields }) => fields?.event === 'tasks.received')).toBe(true);
    expect(rig.outside.calls).toEqual([]);
  });

  test('health asks nothing of anybody', async () => {
    const { status, body } = await rig.send('GET', '/health');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ ok: true, build: expect.stringMatching(/^[\d.]+\+[0-9a-f]{10}$/) });
    expect(rig.outside.calls).toEqual([]);
  });
});

describe('what is not set up', () => {
  test.each([
    ['PAGERDUTY_WEBHOOK_SECRETS', '/pagerduty', signedByPagerDuty(EVENT)],
    ['LEGACY_WEBHOOK_TOKEN', '/pagerduty', withLegacyToken(BATCH, '')],
    ['BRIDGE_SECRETS', '/tasks', signedAsAppsScript(PUSH, START)],
    ['SLACK_BOT_TOKEN', '/tasks', signedAsAppsScript(PUSH, START)],
    ['TOBAN_TABLE', '/tasks', signedAsAppsScript(PUSH, START)],
  ])('without %s, %s is 503 and names it', async (name, path, init) => {
    rig = await startRig({ [name]: '' });
    const answer = await rig.send('POST', path, init);
    expect(answer.status).toBe(503);
    expect(answer.body).toContain(name);
  });
});
