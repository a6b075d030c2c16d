// No secret, body, title or name stands in a line of the log or in what a refused sender is answered, whatever goes wrong.
import type { HttpResponse } from '../sandbox/http';
import type { OutsideCall } from './outside';
import { type Rig, SLACK_TOKEN, START, startRig } from './rig';
import { at, snapshot, v2, v3 } from './samples';
import { type SendInit, signedAsAppsScript, signedByPagerDuty, withLegacyToken } from './signing';

const PAGERDUTY = 'canary-pagerduty';
const LEGACY = 'canary-legacy';
const BRIDGE = `whsec_${Buffer.from('canary-bridge').toString('base64')}`;
const FORBIDDEN = new RegExp(`canary|${SLACK_TOKEN}|whsec_|${BRIDGE.slice(6)}`, 'i');

const HIDDEN = {
  title: 'canary title',
  customer: 'canary customer',
  note: 'canary note',
  by: 'canary name',
  reason: { kind: 'refused', at: null, text: 'canary reason' },
  mention: '<@UCANARY>',
  links: { ...snapshot().links, start: 'https://a.example/?t=canary' },
  notices: [{ id: 'n1', kind: 'fault', text: 'canary notice' }],
} as const;
const PUSH = {
  snapshots: [snapshot(HIDDEN), snapshot({ ...HIDDEN, state: 'failed', at: at(-60), channel: 'COUT' })],
  notices: [{ id: 'n2', at: at(0), level: 'error', text: 'canary', channel: 'COPS', mention: '<@UCANARY>' }],
};
const event = (data: object = {}): string =>
  JSON.stringify({
    event: v3('acknowledged', { second: 60, by: 'canary name', data: { title: 'canary title', ...data } }),
  });

const push = (body: unknown): SendInit => signedAsAppsScript(JSON.stringify(body), START, BRIDGE);
const REQUESTS: Readonly<Record<string, readonly [path: string, init: SendInit]>> = {
  'a push': ['/tasks', push(PUSH)],
  'an event': ['/pagerduty', signedByPagerDuty(event(), PAGERDUTY)],
  'an event of an unknown incident': [
    '/pagerduty',
    signedByPagerDuty(event({ incident_key: null, id: 'P9' }), PAGERDUTY),
  ],
  'a batch': [
    '/pagerduty',
    withLegacyToken(JSON.stringify({ messages: [v2('resolve', { by: 'canary' }), 'canary'] }), LEGACY),
  ],
  'a check': ['/check', push({ channels: ['COPS', 'COUT', 'CNONE'] })],
  'a forged event': ['/pagerduty', signedByPagerDuty(event(), 'canary guess')],
  'a forged token': ['/pagerduty', withLegacyToken('canary', 'canary guess')],
  'a forged push': [
    '/tasks',
    { body: 'canary', headers: { 'webhook-id': 'canary', 'webhook-signature': 'v1,canary' } },
  ],
  'a body that is no JSON': ['/pagerduty', signedByPagerDuty('canary', PAGERDUTY)],
  'a field of another form': [
    '/pagerduty',
    signedByPagerDuty(event({ id: { canary: ['canary'] } }), PAGERDUTY),
  ],
  'an id of another form': ['/pagerduty', signedByPagerDuty(event({ id: 'canary \u0000' }), PAGERDUTY)],
  'entries of another form': [
    '/tasks',
    push({
      snapshots: [
        snapshot({ ...HIDDEN, at: 'canary' }),
        { canary: 'canary' },
        'canary',
        { ...snapshot(), state: 'canary' },
      ],
      notices: [{ ...PUSH.notices[0], level: 'canary' }],
    }),
  ],
  'a push of another form': ['/tasks', push({ canary: 'canary', snapshots: 'canary' })],
  'a body that is too large': ['/tasks', push({ canary: 'canary'.repeat(200_000) })],
};

const refusal = (code: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: false, error: code, response_metadata: { messages: ['canary'] } }),
});
const aws = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});
const ITEM = { version: { N: '1' }, token: { S: 'canary' } };
const answers =
  (answer: HttpResponse, service: OutsideCall['service'], operation?: string) => (call: OutsideCall) =>
    call.service === service && (operation === undefined || call.operation === operation)
      ? answer
      : undefined;
const FATES: Readonly<Record<string, Rig['outside']['fate']>> = {
  'all well': () => undefined,
  'Slack refuses the channel': answers(refusal('channel_not_found'), 'slack'),
  'Slack refuses the message': answers(refusal('invalid_blocks'), 'slack'),
  'Slack refuses the token': answers(refusal('invalid_auth'), 'slack'),
  'Slack answers no JSON': answers({ status: 200, headers: {}, body: 'canary' }, 'slack'),
  'Slack answers something else': answers({ ...refusal(''), body: '{"ok":true,"canary":1}' }, 'slack'),
  'Slack is down': answers({ status: 503, headers: {}, body: 'canary' }, 'slack'),
  'the table refuses': answers(aws(400, { __type: 'x#ValidationException', message: 'canary' }), 'dynamodb'),
  'the table is down': answers(aws(500, { message: 'canary' }), 'dynamodb'),
  'the table cannot be written': answers(
    aws(400, { __type: 'AccessDeniedException', Message: 'canary' }),
    'dynamodb',
    'PutItem',
  ),
  'the table holds no JSON': answers(
    aws(200, { Item: { ...ITEM, body: { S: 'canary' } } }),
    'dynamodb',
    'GetItem',
  ),
  'the table holds something else': answers(
    aws(200, { Item: { ...ITEM, body: { S: '"canary"' } } }),
    'dynamodb',
    'GetItem',
  ),
  'the table holds nothing of ours': answers(
    aws(200, { Item: { canary: { S: 'canary' } } }),
    'dynamodb',
    'GetItem',
  ),
};

let rig: Rig;
afterEach(() => rig.close());

test.each(Object.entries(FATES))('%s', async (_name, fate) => {
  rig = await startRig({
    PAGERDUTY_WEBHOOK_SECRETS: PAGERDUTY,
    LEGACY_WEBHOOK_TOKEN: LEGACY,
    BRIDGE_SECRETS: BRIDGE,
  });
  rig.outside.fate = fate;
  for (const [name, [path, init]] of Object.entries(REQUESTS)) {
    const { status, body } = await rig.send('POST', path, init);
    expect({ name, body }).not.toEqual({ name, body: expect.stringMatching(FORBIDDEN) });
    expect([200, 400, 401, 413, 500, 503]).toContain(status);
  }
  const lines = rig.bridge.logs.map(({ text }) => text);
  expect(lines.filter((line) => FORBIDDEN.test(line))).toEqual([]);
  expect(lines.length).toBeGreaterThan(Object.keys(REQUESTS).length);
});
