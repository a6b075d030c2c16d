// Faults of the webhooks: repeated, lost, late, out of order, and batched in the legacy form; the same for a same seed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsDirectory } from '../contracts/discovery';
import { HOUR, MINUTE, RECEIVER, SECOND, stage } from './stage';

function subscribed() {
  const all = stage();
  all.pagerduty.addSubscription({ url: RECEIVER, secret: 'secret', legacyToken: 'legacy token' });
  return all;
}

test('duplicate: every delivery is made so many times, with the same id and bytes', async () => {
  const { faults, open, pass, received, pagerduty } = subscribed();
  faults.set({ webhooks: { duplicate: 3 } });
  await open();
  await pass(MINUTE);
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ request }) => request.headers['x-webhook-id'])).size).toBe(1);
  expect(pagerduty.webhooks).toMatchObject([{ attempts: 3, status: 'delivered' }]);
});

test('drop: that share of deliveries is lost for good, and the same seed loses the same ones', async () => {
  const run = async () => {
    const { faults, open, pass, received, pagerduty } = subscribed();
    faults.set({ webhooks: { drop: 0.3 }, seed: 42 });
    for (let count = 0; count < 100; count += 1) await open({ urgency: 'low' });
    await pass(MINUTE);
    const lost = pagerduty.webhooks.filter(({ status }) => status === 'lost').length;
    expect(received).toHaveLength(100 - lost);
    return pagerduty.webhooks.map(({ status }) => status);
  };
  const first = await run();
  const lost = first.filter((status) => status === 'lost').length;
  expect(lost).toBeGreaterThan(15);
  expect(lost).toBeLessThan(45);
  expect(await run()).toEqual(first);
});

test('delay: nothing arrives before its time', async () => {
  const { faults, open, pass, received } = subscribed();
  faults.set({ webhooks: { delay: 30 * SECOND } });
  await open();
  await pass(30 * SECOND);
  expect(received).toHaveLength(0);
  await pass(SECOND);
  expect(received).toHaveLength(1);
});

test('reorder: events of one incident overtake each other, and all arrive', async () => {
  const { faults, open, pagerduty, sato, pass, types } = subscribed();
  faults.set({ webhooks: { reorder: true }, seed: 7 });
  const sent = ['incident.triggered'];
  const id = await open({ urgency: 'low' });
  for (let count = 0; count < 5; count += 1) {
    pagerduty.acknowledge(id, sato);
    pagerduty.unacknowledge(id, sato);
    sent.push('incident.acknowledged', 'incident.unacknowledged');
  }
  await pass(2 * MINUTE);
  expect(types()).not.toEqual(sent);
  expect(types().sort()).toEqual(sent.sort());
});

test('batch: two incidents in one request, as A+B, as A+B then B, as A+B twice, with the shared secret', async () => {
  const { faults, open, pass, bodies, received } = subscribed();
  faults.set({ webhooks: { batch: true } });
  const pairs: string[][] = [];
  for (let round = 0; round < 3; round += 1) {
    pairs.push([await open({ urgency: 'low' }), await open({ urgency: 'low' })]);
    await pass(MINUTE);
  }
  const [[a1, b1], [a2, b2], [a3, b3]] = pairs as [string[], string[], string[]];
  const seen = bodies().map(({ messages }) =>
    messages.map(({ incident }: { incident: { id: string } }) => incident.id),
  );
  expect(seen).toEqual([[a1, b1], [a2, b2], [b2], [a3, b3], [a3, b3]]);
  for (const { request } of received) {
    expect(request.url).toBe(RECEIVER);
    expect(request.headers['x-toban-token']).toBe('legacy token');
    expect(request.headers).not.toHaveProperty('x-pagerduty-signature');
  }
});

test('batch: a change alone goes alone, and what V2 does not know is not told', async () => {
  const { faults, open, put, pass, bodies } = subscribed();
  const id = await open({ urgency: 'low' });
  await put(id, { status: 'resolved' });
  await pass(MINUTE);
  faults.set({ webhooks: { batch: true } });
  await put(id, { status: 'acknowledged' });
  await pass(MINUTE);
  const batches = bodies().slice(2);
  expect(batches.map(({ messages }) => messages.map(({ event }: { event: string }) => event))).toEqual([
    ['incident.acknowledge'],
  ]);
});

test('batch: a subscription without the shared secret keeps getting V3', async () => {
  const { faults, open, pass, types, pagerduty } = stage();
  pagerduty.addSubscription({ url: RECEIVER, secret: 'secret' });
  faults.set({ webhooks: { batch: true } });
  await open();
  await pass(MINUTE);
  expect(types()).toEqual(['incident.triggered']);
});

const documented = join(contractsDirectory, 'pagerduty', 'webhooks', 'incident_acknowledge_v2.json');
const withContracts = existsSync(documented) || process.env.CI ? test : test.skip;

withContracts(
  'batch: a message names its event, incident and key where the documented one does',
  async () => {
    const { faults, open, put, pass, bodies } = subscribed();
    faults.set({ webhooks: { batch: true } });
    const id = await open({ incident_key: 'toban-1-1' });
    await put(id, { status: 'acknowledged' });
    await pass(MINUTE);
    const real = JSON.parse(readFileSync(documented, 'utf8')).messages[0];
    const message = bodies()[0].messages[1];
    expect(Object.keys(message).sort()).toEqual(Object.keys(real).sort());
    expect(message).toMatchObject({
      event: real.event,
      created_on: '2026-11-24T00:00:00Z',
      incident: { id, incident_key: 'toban-1-1', status: 'acknowledged', type: 'incident' },
      log_entries: [{ type: real.log_entries[0].type }],
    });
  },
);

test('faults compose, and end when they are cleared', async () => {
  const { faults, open, put, pass, received } = subscribed();
  faults.set({ webhooks: { batch: true, duplicate: 2 } });
  const id = await open({ urgency: 'low' });
  await pass(MINUTE);
  expect(received).toHaveLength(2);
  faults.clear();
  await put(id, { status: 'resolved' });
  await pass(HOUR);
  expect(received).toHaveLength(3);
});
