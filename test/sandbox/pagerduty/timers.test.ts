// Timers: an incident escalates, loses its acknowledgement and closes by itself, all by the virtual clock.
import { HOUR, MINUTE, SECOND, stage } from './stage';

const holder = (incident: { assignments: { assignee: { summary: string } }[] }) =>
  incident.assignments.map(({ assignee }) => assignee.summary);

test('an unattended incident goes through the rules, once again for each loop, and then stays', async () => {
  const { open, show, pass, pagerduty, types } = stage();
  pagerduty.addSubscription({ url: 'http://127.0.0.1:4000/hook', secret: 's' });
  const id = await open();
  const holders = async (ms: number) => {
    await pass(ms);
    return holder(await show(id));
  };
  expect(await holders(10 * MINUTE - 1)).toEqual(['Sato']);
  expect(await holders(1)).toEqual(['Tanaka']);
  expect(await holders(20 * MINUTE)).toEqual(['Sato']);
  expect(await holders(10 * MINUTE)).toEqual(['Tanaka']);
  expect(await holders(60 * MINUTE)).toEqual(['Tanaka']);
  expect(types()).toEqual([
    'incident.triggered',
    'incident.escalated',
    'incident.escalated',
    'incident.escalated',
  ]);
});

test('an acknowledgement stops the escalation', async () => {
  const { open, put, show, pass } = stage();
  const id = await open();
  await put(id, { status: 'acknowledged' });
  await pass(25 * MINUTE);
  expect(holder(await show(id))).toEqual(['Sato']);
});

test('low urgency and a direct assignment never escalate; raising the urgency starts it', async () => {
  const { open, put, show, pass, tanaka } = stage();
  const low = await open({ urgency: 'low' });
  const direct = await open({ assignments: [{ assignee: { id: tanaka, type: 'user_reference' } }] });
  await pass(HOUR);
  expect(holder(await show(low))).toEqual(['Sato']);
  expect(await show(direct)).toMatchObject({ status: 'triggered', pending_actions: [{ type: 'resolve' }] });
  await put(low, { urgency: 'high' });
  await put(direct, { urgency: 'high' });
  await pass(10 * MINUTE);
  expect((await show(direct)).pending_actions).toMatchObject([{ type: 'resolve' }]);
  expect(holder(await show(low))).toEqual(['Tanaka']);
});

test('an acknowledgement runs out after the service’s time, and the escalation begins anew', async () => {
  const { open, put, show, pass, service, pagerduty, bodies } = stage();
  const id = await open();
  await pass(5 * MINUTE);
  await put(id, { status: 'acknowledged' });
  await pass(30 * MINUTE - 1);
  expect((await show(id)).status).toBe('acknowledged');
  pagerduty.addSubscription({ url: 'http://127.0.0.1:4000/hook', secret: 's' });
  await pass(1);
  expect(await show(id)).toMatchObject({
    status: 'triggered',
    acknowledgements: [],
    last_status_change_by: { id: service, type: 'service_reference' },
  });
  await pass(10 * MINUTE);
  expect(holder(await show(id))).toEqual(['Tanaka']);
  await pass(SECOND);
  expect(bodies().map(({ event }) => [event.event_type, event.agent.type])).toEqual([
    ['incident.unacknowledged', 'service_reference'],
    ['incident.escalated', 'service_reference'],
  ]);
});

test('acknowledging again restarts the acknowledgement timer', async () => {
  const { open, put, show, pass } = stage();
  const id = await open();
  await put(id, { status: 'acknowledged' });
  await pass(20 * MINUTE);
  await put(id, { status: 'acknowledged' });
  await pass(20 * MINUTE);
  expect(await show(id)).toMatchObject({
    status: 'acknowledged',
    acknowledgements: [{ at: '2026-11-24T00:20:00Z' }],
  });
  await pass(10 * MINUTE);
  expect((await show(id)).status).toBe('triggered');
});

test('an incident closes by itself after the service’s time, even an acknowledged one', async () => {
  const { open, put, show, pass, service } = stage();
  const id = await open();
  await pass(3 * HOUR + 50 * MINUTE);
  await put(id, { status: 'acknowledged' });
  await pass(10 * MINUTE - 1);
  expect((await show(id)).status).toBe('acknowledged');
  await pass(1);
  expect(await show(id)).toMatchObject({
    status: 'resolved',
    resolved_at: '2026-11-24T04:00:00Z',
    last_status_change_by: { id: service, type: 'service_reference' },
    pending_actions: [],
  });
});

test('a service without timers leaves its incidents alone', async () => {
  const { open, put, show, pass, pagerduty, policy } = stage();
  const quiet = pagerduty.addService({
    name: 'Quiet',
    policy,
    urgency: 'low',
    autoResolveTimeout: null,
    acknowledgementTimeout: null,
  });
  const id = await open({ service: { id: quiet, type: 'service_reference' } });
  await put(id, { status: 'acknowledged' });
  await pass(48 * HOUR);
  expect(await show(id)).toMatchObject({ status: 'acknowledged', urgency: 'low', pending_actions: [] });
});

test('a snoozed incident comes back when its time is over', async () => {
  const { call, open, put, show, pass, complaints } = stage();
  const id = await open();
  await put(id, { status: 'acknowledged' });
  const snoozed = await call('POST', `/incidents/${id}/snooze`, { body: { duration: 7_200 } });
  expect(snoozed.status).toBe(201);
  await pass(2 * HOUR - 1);
  expect((await show(id)).status).toBe('acknowledged');
  await pass(1);
  expect((await show(id)).status).toBe('triggered');
  expect(complaints()).toEqual([]);
});

test('a reopened incident starts its timers anew', async () => {
  const { open, put, show, pass } = stage();
  const id = await open();
  await put(id, { status: 'resolved' });
  await pass(3 * HOUR);
  await put(id, { status: 'triggered' });
  expect((await show(id)).pending_actions).toEqual([
    { type: 'resolve', at: '2026-11-24T07:00:00Z' },
    { type: 'escalate', at: '2026-11-24T03:10:00Z' },
  ]);
});

test('each incident has a state and timers of its own', async () => {
  const { open, put, show, pass } = stage();
  const first = await open();
  await pass(5 * MINUTE);
  const second = await open();
  await put(first, { status: 'acknowledged' });
  await pass(10 * MINUTE);
  expect(holder(await show(first))).toEqual(['Sato']);
  expect(holder(await show(second))).toEqual(['Tanaka']);
});
