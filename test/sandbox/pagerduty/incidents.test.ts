// Incidents over REST: PagerDuty's shapes, its key rule, its reopening and its whole seconds.
import { SATO, stage, TANAKA } from './stage';

test('a created incident is found by id, by number and by its key, in whole seconds', async () => {
  const { call, open, show, policy, service, sato, complaints } = stage();
  const id = await open({ incident_key: 'toban-1-1', body: { type: 'incident_body', details: 'task 1' } });
  const incident = await show(id);
  expect(id).toMatch(/^P[A-Z0-9]{13}$/);
  expect(incident).toMatchObject({
    id,
    type: 'incident',
    incident_number: 1,
    summary: '[#1] Nightly backup',
    status: 'triggered',
    urgency: 'high',
    incident_key: 'toban-1-1',
    created_at: '2026-11-24T00:00:00Z',
    last_status_change_at: '2026-11-24T00:00:00Z',
    last_status_change_by: { id: service, type: 'service_reference' },
    assigned_via: 'escalation_policy',
    assignments: [{ at: '2026-11-24T00:00:00Z', assignee: { id: sato, type: 'user_reference' } }],
    escalation_policy: { id: policy },
    acknowledgements: [],
    resolved_at: null,
    priority: null,
    conference_bridge: null,
    resolve_reason: null,
    pending_actions: [
      { type: 'resolve', at: '2026-11-24T04:00:00Z' },
      { type: 'escalate', at: '2026-11-24T00:10:00Z' },
    ],
  });
  expect((await call('GET', '/incidents/1')).json.incident.id).toBe(id);
  const found = await call('GET', '/incidents?incident_key=toban-1-1&date_range=all');
  expect(found.json).toMatchObject({ incidents: [{ id }], limit: 25, offset: 0, more: false, total: null });
  expect(complaints()).toEqual([]);
});

test('the body comes back only to those who ask for it', async () => {
  const { call, open, complaints } = stage();
  const id = await open({ body: { type: 'incident_body', details: 'task 1' } });
  const plain = await call('GET', '/incidents');
  expect(plain.json.incidents[0]).not.toHaveProperty('body');
  const asked = await call('GET', '/incidents?include[]=body');
  expect(asked.json.incidents[0].body).toEqual({ type: 'incident_body', details: 'task 1' });
  expect((await call('GET', `/incidents/${id}?include[]=body`)).json.incident.body.details).toBe('task 1');
  expect(complaints()).toEqual([]);
});

test('a key is refused while an open incident of the same service has it, and free once that is resolved', async () => {
  const { call, open, put, draft, pagerduty, policy, complaints } = stage();
  const other = pagerduty.addService({ name: 'Sora Air', policy });
  const first = await open({ incident_key: 'k' });
  const second = await call('POST', '/incidents', { body: draft({ incident_key: 'k' }) });
  expect(second.status).toBe(400);
  expect(second.json.error).toEqual({
    code: 2002,
    message: 'Arguments Caused Error',
    errors: ['Open incident with matching dedup key already exists on this service'],
  });
  await open({ incident_key: 'k', service: { id: other, type: 'service_reference' } });
  await put(first, { status: 'acknowledged' });
  expect((await call('POST', '/incidents', { body: draft({ incident_key: 'k' }) })).status).toBe(400);
  await put(first, { status: 'resolved' });
  expect(await open({ incident_key: 'k' })).not.toBe(first);
  expect(complaints()).toEqual([]);
});

test('an empty key in a query finds every open incident, and is complained about', async () => {
  const { call, open, put, complaints } = stage();
  const [first, second, third] = [await open(), await open(), await open()];
  await put(second, { status: 'resolved' });
  const found = await call('GET', '/incidents?incident_key=');
  expect(found.json.incidents.map(({ id }: { id: string }) => id)).toEqual([first, third]);
  expect(complaints()).toEqual([expect.stringContaining('an empty incident_key finds every open incident')]);
});

test('an acknowledgement through the API assigns the incident to the person of the From header', async () => {
  const { open, put, show, tanaka, pass } = stage();
  const id = await open();
  await pass(61_000);
  await put(id, { status: 'acknowledged' }, { from: TANAKA });
  expect(await show(id)).toMatchObject({
    status: 'acknowledged',
    assignments: [{ assignee: { id: tanaka } }],
    acknowledgements: [{ at: '2026-11-24T00:01:01Z', acknowledger: { id: tanaka } }],
    last_status_change_at: '2026-11-24T00:01:01Z',
    last_status_change_by: { id: tanaka, type: 'user_reference' },
  });
});

test('a late acknowledgement reopens a resolved incident', async () => {
  const { open, put, show, pass } = stage();
  const id = await open();
  await put(id, { status: 'resolved', resolution: 'all well' });
  expect(await show(id)).toMatchObject({ status: 'resolved', assignments: [] });
  await pass(90_000);
  expect((await put(id, { status: 'acknowledged' })).status).toBe(200);
  expect(await show(id)).toMatchObject({ status: 'acknowledged', resolved_at: null });
});

test('resolving twice is refused, and nothing else of that request is done', async () => {
  const { call, open, put, show, complaints } = stage();
  const [done, waiting] = [await open(), await open()];
  await put(done, { status: 'resolved' });
  const incidents = [waiting, done].map((id) => ({ id, type: 'incident_reference', status: 'resolved' }));
  const refused = await call('PUT', '/incidents', { body: { incidents } });
  expect([refused.status, refused.json.error.code]).toEqual([400, 1001]);
  expect((await show(waiting)).status).toBe('triggered');
  expect(complaints()).toEqual([]);
});

test('the text of a resolution stands in the log entry', async () => {
  const { call, open, put, complaints } = stage();
  const id = await open();
  await put(id, { status: 'resolved', resolution: 'the event was moved' });
  const { json } = await call('GET', `/incidents/${id}/log_entries`);
  expect(json.log_entries.map(({ type }: { type: string }) => type)).toEqual([
    'resolve_log_entry',
    'trigger_log_entry',
  ]);
  expect(json.log_entries[0].note).toBe('the event was moved');
  expect(complaints()).toEqual([]);
});

test('every update moves last_status_change_at of a triggered incident, and none of an acknowledged one', async () => {
  const { open, put, show, pass } = stage();
  const id = await open();
  await pass(60_000);
  await put(id, { title: 'Nightly backup, moved' });
  expect((await show(id)).last_status_change_at).toBe('2026-11-24T00:01:00Z');
  await put(id, { status: 'acknowledged' });
  await pass(60_000);
  await put(id, { title: 'Nightly backup' });
  expect(await show(id)).toMatchObject({
    title: 'Nightly backup',
    updated_at: '2026-11-24T00:02:00Z',
    last_status_change_at: '2026-11-24T00:01:00Z',
  });
});

test('an incident that a person creates for themselves is acknowledged at once', async () => {
  const { open, show, sato, tanaka } = stage();
  const assignTo = (id: string) => ({ assignments: [{ assignee: { id, type: 'user_reference' } }] });
  expect((await show(await open(assignTo(sato)))).status).toBe('acknowledged');
  expect(await show(await open(assignTo(tanaka)))).toMatchObject({
    status: 'triggered',
    assigned_via: 'direct_assignment',
  });
});

test('notes are kept in order with their author', async () => {
  const { call, open, sato, complaints } = stage();
  const id = await open();
  for (const content of ['started by Ito', 'half way']) {
    expect((await call('POST', `/incidents/${id}/notes`, { body: { note: { content } } })).status).toBe(200);
  }
  const { json } = await call('GET', `/incidents/${id}/notes`);
  expect(json.notes).toMatchObject([
    { content: 'started by Ito', user: { id: sato }, created_at: '2026-11-24T00:00:00Z' },
    { content: 'half way' },
  ]);
  expect(complaints()).toEqual([]);
});

test('the list is filtered, sorted and cut into pages', async () => {
  const { call, open, put, pagerduty, policy, complaints } = stage();
  const other = pagerduty.addService({ name: 'Sora Air', policy });
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    ids.push(
      await open({
        urgency: index % 2 === 0 ? 'high' : 'low',
        ...(index === 3 ? { service: { id: other, type: 'service_reference' } } : {}),
      }),
    );
  }
  await put(ids[0] ?? '', { status: 'resolved' });
  await put(ids[1] ?? '', { status: 'acknowledged' });
  const found = async (query: string) =>
    (await call('GET', `/incidents?${query}`)).json.incidents.map(({ id }: { id: string }) =>
      ids.indexOf(id),
    );
  expect(await found('statuses[]=triggered&statuses[]=acknowledged')).toEqual([1, 2, 3]);
  expect(await found(`service_ids[]=${other}`)).toEqual([3]);
  expect(await found('urgencies[]=low')).toEqual([1, 3]);
  expect(await found('sort_by=urgency:desc,incident_number:desc')).toEqual([2, 0, 3, 1]);
  const last = await call('GET', '/incidents?limit=3&offset=3&total=true');
  expect(last.json).toMatchObject({
    incidents: [{ id: ids[3] }],
    more: false,
    total: 4,
    limit: 3,
    offset: 3,
  });
  expect((await call('GET', '/incidents?limit=3')).json.more).toBe(true);
  expect(complaints()).toEqual([]);
});

test('older incidents are listed only with date_range=all or a wider range', async () => {
  const { call, open, pass, complaints } = stage();
  await open({ urgency: 'low' });
  await pass(31 * 86_400_000);
  const count = async (query: string) => (await call('GET', `/incidents${query}`)).json.incidents.length;
  expect(await count('')).toBe(0);
  expect(await count('?date_range=all')).toBe(1);
  expect(await count('?since=2026-11-20T00:00:00Z')).toBe(1);
  expect(complaints()).toEqual([]);
});

test('a service in maintenance answers with an incident that nobody finds again; a disabled one refuses', async () => {
  const { call, draft, pagerduty, service, complaints } = stage();
  pagerduty.setServiceStatus(service, 'maintenance');
  const swallowed = await call('POST', '/incidents', { body: draft({ incident_key: 'k' }) });
  expect(swallowed.status).toBe(201);
  expect((await call('GET', `/incidents/${swallowed.json.incident.id}`)).status).toBe(404);
  expect((await call('GET', '/incidents?incident_key=k&date_range=all')).json.incidents).toEqual([]);
  pagerduty.setServiceStatus(service, 'disabled');
  expect((await call('POST', '/incidents', { body: draft() })).status).toBe(400);
  expect((await call('GET', `/services/${service}`)).json.service.status).toBe('disabled');
  expect(complaints()).toEqual([]);
});

test('references are expanded when they are asked for', async () => {
  const { call, open, put, complaints } = stage();
  const id = await open();
  await put(id, { status: 'acknowledged' });
  const names = ['acknowledgers', 'agents', 'assignees', 'escalation_policies', 'first_trigger_log_entries'];
  const query = [...names, 'services'].map((name) => `include[]=${name}`).join('&');
  const { json } = await call('GET', `/incidents/${id}?${query}`);
  expect(json.incident).toMatchObject({
    acknowledgements: [{ acknowledger: { email: SATO } }],
    last_status_change_by: { type: 'user', email: SATO },
    assignments: [{ assignee: { email: SATO } }],
    escalation_policy: { name: 'On duty', num_loops: 1 },
    first_trigger_log_entry: { type: 'trigger_log_entry', channel: { type: 'api' } },
    service: { name: 'Kumo Bank', status: 'warning', auto_resolve_timeout: 14_400 },
  });
  expect(complaints()).toEqual([]);
});
