// Webhooks: signed bodies in the recorded shape, delivered in order, tried again, and given up.
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsDirectory } from '../contracts/discovery';
import { HOUR, MINUTE, RECEIVER, SECOND, START, stage } from './stage';

const START_MS = Date.parse(START);

function subscribed() {
  const all = stage();
  const subscription = all.pagerduty.addSubscription({ url: RECEIVER, secret: 'first secret' });
  const times = () => all.received.map(({ atMs }) => atMs - START_MS);
  const ids = () => all.received.map(({ request }) => request.headers['x-webhook-id']);
  return { ...all, subscription, times, ids };
}

test('the signature is the HMAC of the raw bytes, one delivery and one id for each subscription', async () => {
  const { open, pagerduty, pass, received } = subscribed();
  pagerduty.addSubscription({ url: 'http://127.0.0.1:4000/bridge/b/pagerduty', secret: 'second secret' });
  await open({ title: '夜間バックアップ' });
  await pass(MINUTE);
  expect(received).toHaveLength(2);
  for (const [index, secret] of ['first secret', 'second secret'].entries()) {
    const request = received[index]?.request;
    const expected = createHmac('sha256', secret)
      .update(Buffer.from(request?.body ?? ''))
      .digest('hex');
    expect(request?.headers).toMatchObject({
      'x-pagerduty-signature': `v1=${expected}`,
      'content-type': 'application/json',
      'user-agent': 'PagerDuty-Webhook/V3.0',
    });
  }
  expect(received[0]?.request.headers['x-webhook-id']).not.toBe(received[1]?.request.headers['x-webhook-id']);
  expect(received[0]?.request.body).toEqual(received[1]?.request.body);
});

test('the same change carries milliseconds in a webhook and whole seconds over REST', async () => {
  const { open, put, show, pass, bodies } = subscribed();
  const id = await open({ incident_key: 'toban-1-1' });
  await pass(90 * SECOND);
  await put(id, { status: 'acknowledged' });
  await pass(MINUTE);
  expect((await show(id)).last_status_change_at).toBe('2026-11-24T00:01:30Z');
  expect(bodies()[1].event).toMatchObject({
    event_type: 'incident.acknowledged',
    occurred_at: '2026-11-24T00:01:30.250Z',
    data: { id, incident_key: 'toban-1-1', created_at: '2026-11-24T00:00:00Z', status: 'acknowledged' },
  });
  expect(bodies()[1].event.data).not.toHaveProperty('body');
});

const recorded = (name: string) => join(contractsDirectory, 'pagerduty', 'webhooks', `${name}.json`);
const withRecordings = existsSync(recorded('triggered_v3')) || process.env.CI ? test : test.skip;

withRecordings('a body has the fields of the recorded one, and only the newer two beside', async () => {
  const { open, put, pass, bodies } = subscribed();
  const id = await open();
  await put(id, { status: 'acknowledged' });
  await put(id, { status: 'resolved' });
  await pass(MINUTE);
  for (const [index, name] of ['triggered_v3', 'acknowledged_v3', 'resolved_v3'].entries()) {
    const real = JSON.parse(readFileSync(recorded(name), 'utf8')).event;
    const { event } = bodies()[index];
    expect(Object.keys(event)).toEqual(Object.keys(real));
    expect([event.event_type, event.resource_type]).toEqual([real.event_type, real.resource_type]);
    expect(Object.keys(event.data).sort()).toEqual(
      [...Object.keys(real.data), 'created_at', 'incident_key'].sort(),
    );
    for (const field of ['service', 'escalation_policy'] as const) {
      expect(Object.keys(event.data[field]).sort()).toEqual(Object.keys(real.data[field]).sort());
      expect(event.data[field].type).toBe(real.data[field].type);
    }
    expect(event.data.assignees).toHaveLength(real.data.assignees.length);
    expect(Object.keys(event.agent).sort()).toEqual(Object.keys(real.agent).sort());
  }
});

test.each([500, 503, 429, 'dead', 'silent'] as const)(
  'a receiver that answers %s gets the same delivery again, later and later, five times in all',
  async (answer) => {
    const { open, answers, pass, times, ids, pagerduty } = subscribed();
    answers.push(...Array.from({ length: 5 }, () => answer));
    await open({ urgency: 'low' });
    await pass(3 * HOUR);
    const waited = answer === 'silent' ? 5_000 : 0;
    const gaps = times().map((time, index, all) => time - (all[index - 1] ?? 0));
    expect(gaps).toEqual([500, 80_000 + waited, 160_000 + waited, 320_000 + waited, 640_000 + waited]);
    expect(new Set(ids()).size).toBe(1);
    expect(pagerduty.webhooks).toMatchObject([{ id: ids()[0], attempts: 5, status: 'dropped' }]);
  },
);

test('later events of an incident wait for one that is tried again; those of another incident do not', async () => {
  const { open, put, answers, pass, bodies, times, pagerduty } = subscribed();
  answers.push(503);
  const first = await open();
  await put(first, { status: 'acknowledged' });
  await pass(SECOND);
  expect(pagerduty.webhooks.map(({ status }) => status)).toEqual(['retrying', 'waiting']);
  const second = await open();
  await pass(5 * MINUTE);
  expect(bodies().map(({ event }) => [event.data.id, event.event_type])).toEqual([
    [first, 'incident.triggered'],
    [second, 'incident.triggered'],
    [first, 'incident.triggered'],
    [first, 'incident.acknowledged'],
  ]);
  expect(times()).toEqual([500, 1_500, 80_500, 80_500]);
  expect(pagerduty.webhooks.map(({ attempts, status }) => [attempts, status])).toEqual([
    [2, 'delivered'],
    [1, 'delivered'],
    [1, 'delivered'],
  ]);
});

test('any other 4xx drops the delivery for good', async () => {
  const { open, put, answers, pass, types, pagerduty } = subscribed();
  answers.push(401);
  const id = await open();
  await put(id, { status: 'acknowledged' });
  await pass(HOUR);
  expect(types().slice(0, 2)).toEqual(['incident.triggered', 'incident.acknowledged']);
  expect(pagerduty.webhooks[0]).toMatchObject({ attempts: 1, status: 'dropped' });
});

test('three drops in a row switch the subscription off for 24 hours, and what comes meanwhile is lost', async () => {
  const { call, open, answers, pass, received, subscription, complaints } = subscribed();
  const disabled = async () =>
    (await call('GET', `/webhook_subscriptions/${subscription}`)).json.webhook_subscription.delivery_method
      .temporarily_disabled;
  answers.push(400, 202, 400, 400);
  for (let count = 0; count < 4; count += 1) await open({ urgency: 'low' });
  await pass(MINUTE);
  expect(await disabled()).toBe(false);
  answers.push(400);
  await open({ urgency: 'low' });
  await pass(MINUTE);
  expect(await disabled()).toBe(true);
  await open({ urgency: 'low' });
  await pass(24 * HOUR);
  expect(received).toHaveLength(5);
  expect(await disabled()).toBe(false);
  await open({ urgency: 'low' });
  await pass(MINUTE);
  expect(received).toHaveLength(6);
  expect(complaints()).toEqual([]);
});

test('a subscription that goes off drops what waits to be tried again', async () => {
  const { open, answers, pass, pagerduty } = subscribed();
  answers.push(503, 400, 400, 400);
  for (let count = 0; count < 4; count += 1) await open({ urgency: 'low' });
  await pass(5 * MINUTE);
  expect(pagerduty.webhooks.map(({ attempts, status }) => [attempts, status])).toEqual(
    Array.from({ length: 4 }, () => [1, 'dropped']),
  );
});

test('what happens in the last moment of being off is lost, though its delivery would come after', async () => {
  const { open, answers, pass, pagerduty } = subscribed();
  answers.push(400, 400, 400);
  for (let count = 0; count < 3; count += 1) await open({ urgency: 'low' });
  await pass(24 * HOUR + 400);
  await open({ urgency: 'low' });
  await pass(MINUTE);
  expect(pagerduty.webhooks.at(-1)).toMatchObject({ attempts: 0, status: 'dropped' });
});

test('a subscription that is off can be enabled by hand', async () => {
  const { call, open, answers, pass, received, subscription, complaints } = subscribed();
  answers.push(404, 404, 404);
  for (let count = 0; count < 3; count += 1) await open();
  await pass(SECOND);
  expect((await call('POST', `/webhook_subscriptions/${subscription}/enable`)).status).toBe(200);
  await open();
  await pass(SECOND);
  expect(received).toHaveLength(4);
  expect(complaints()).toEqual([]);
});

test('the secret is shown in the reply to the creation and never again', async () => {
  const { call, open, pass, received, service, complaints } = stage();
  const created = await call('POST', '/webhook_subscriptions', {
    body: {
      webhook_subscription: {
        type: 'webhook_subscription',
        delivery_method: {
          type: 'http_delivery_method',
          url: RECEIVER,
          custom_headers: [{ name: 'X-Extra', value: 'yes' }],
        },
        events: ['incident.resolved', 'incident.triggered'],
        filter: { type: 'service_reference', id: service },
      },
    },
  });
  const { id, delivery_method: method } = created.json.webhook_subscription;
  expect(method.secret).toEqual(expect.stringMatching(/.{20,}/));
  const shown = await call('GET', `/webhook_subscriptions/${id}`);
  expect(shown.json.webhook_subscription.delivery_method).toMatchObject({
    secret: null,
    custom_headers: [{ name: 'X-Extra', value: '-- redacted --' }],
  });
  await open();
  await pass(MINUTE);
  const [first] = received;
  const expected = createHmac('sha256', method.secret)
    .update(Buffer.from(first?.request.body ?? ''))
    .digest('hex');
  expect(first?.request.headers).toMatchObject({
    'x-pagerduty-signature': `v1=${expected}`,
    'x-extra': 'yes',
  });
  expect(complaints()).toEqual([]);
});

test('a subscription hears only of the types and the service that it names, while it is active', async () => {
  const { call, open, put, pass, pagerduty, policy, subscription, service, types, complaints } = subscribed();
  const change = (fields: Record<string, unknown>) =>
    call('PUT', `/webhook_subscriptions/${subscription}`, { body: { webhook_subscription: fields } });
  const other = pagerduty.addService({ name: 'Sora Air', policy });
  await change({ events: ['incident.acknowledged'], filter: { type: 'service_reference', id: service } });
  await put(await open(), { status: 'acknowledged' });
  await put(await open({ service: { id: other, type: 'service_reference' } }), { status: 'acknowledged' });
  await change({ active: false });
  await put(await open(), { status: 'acknowledged' });
  await pass(MINUTE);
  expect(types()).toEqual(['incident.acknowledged']);
  expect((await call('DELETE', `/webhook_subscriptions/${subscription}`)).status).toBe(204);
  expect((await call('GET', '/webhook_subscriptions')).json.webhook_subscriptions).toEqual([]);
  expect(complaints()).toEqual([]);
});

test('a ping is delivered like any event', async () => {
  const { call, pass, bodies, subscription, complaints } = subscribed();
  expect((await call('POST', `/webhook_subscriptions/${subscription}/ping`)).status).toBe(202);
  await pass(SECOND);
  expect(bodies()).toMatchObject([
    { event: { event_type: 'pagey.ping', resource_type: 'pagey', agent: null, data: { type: 'ping' } } },
  ]);
  expect(complaints()).toEqual([]);
});
