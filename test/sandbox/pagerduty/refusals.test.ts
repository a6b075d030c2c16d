// What the real PagerDuty rejects is rejected here, and is a complaint where the caller can never succeed with it.
import { KEY, MINUTE, SATO, stage } from './stage';

const refs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `P${index}`,
    type: 'incident_reference',
    status: 'resolved',
  }));

describe('requests that can never succeed', () => {
  test('a write without a From header', async () => {
    const { call, draft, complaints, pagerduty } = stage();
    const refused = await call('POST', '/incidents', { body: draft(), from: null });
    expect(refused.status).toBe(400);
    expect(refused.json.error.message).toContain('"From" header');
    expect(complaints()).toHaveLength(1);
    expect(pagerduty.incidents).toEqual([]);
  });

  test.each([
    ['an empty title', { title: ' ' }],
    ['an empty key', { incident_key: '' }],
    ['an unknown urgency', { urgency: 'medium' }],
    ['a body that is no string', { body: { type: 'incident_body', details: { task: 1 } } }],
    ['a field that PagerDuty does not know', { description: 'x' }],
    ['a service without a type', { service: { id: 'P1' } }],
    [
      'a policy and assignments together',
      {
        escalation_policy: { id: 'P1', type: 'escalation_policy_reference' },
        assignments: [{ assignee: { id: 'P1', type: 'user_reference' } }],
      },
    ],
  ])('an incident with %s', async (_name, fields) => {
    const { call, draft, complaints, pagerduty } = stage();
    const refused = await call('POST', '/incidents', { body: draft(fields) });
    expect([refused.status, refused.json.error.code]).toEqual([400, 2001]);
    expect(complaints()).toHaveLength(1);
    expect(pagerduty.incidents).toEqual([]);
  });

  test.each([
    'limit=101',
    'limit=0',
    'limit=ten',
    'offset=-1',
    'limit=100&offset=9901',
    'since=yesterday',
    'since=2026-01-01T00:00:00Z&until=2026-11-01T00:00:00Z',
    'sort_by=title',
    'status=triggered',
    'team_ids[]=P1',
  ])('a list with %s', async (query) => {
    const { call, complaints } = stage();
    expect((await call('GET', `/incidents?${query}`)).status).toBe(400);
    expect(complaints()).toHaveLength(1);
  });

  test('the last page within reach is given', async () => {
    const { call, complaints } = stage();
    expect((await call('GET', '/incidents?limit=100&offset=9900')).status).toBe(200);
    expect(complaints()).toEqual([]);
  });

  test('an update of 251 incidents, while 250 are looked at', async () => {
    const { call, complaints } = stage();
    expect((await call('PUT', '/incidents', { body: { incidents: refs(251) } })).status).toBe(413);
    expect(complaints()).toHaveLength(1);
    expect((await call('PUT', '/incidents', { body: { incidents: refs(250) } })).status).toBe(404);
  });

  test('a snooze of more than a week, and an empty note', async () => {
    const { call, open, put, complaints } = stage();
    const id = await open();
    await put(id, { status: 'acknowledged' });
    expect((await call('POST', `/incidents/${id}/snooze`, { body: { duration: 604_801 } })).status).toBe(400);
    expect((await call('POST', `/incidents/${id}/notes`, { body: { note: { content: '' } } })).status).toBe(
      400,
    );
    expect(complaints()).toHaveLength(2);
  });

  test('a call that PagerDuty does not know', async () => {
    const { call, complaints } = stage();
    expect((await call('GET', '/incident')).status).toBe(404);
    expect((await call('DELETE', '/incidents/P1')).status).toBe(404);
    expect(complaints()).toHaveLength(2);
  });

  test('a request without the versioned Accept header, or with a body that is no JSON', async () => {
    const { call, draft, complaints } = stage();
    expect((await call('GET', '/incidents', { headers: { accept: 'application/json' } })).status).toBe(400);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const refused = await call('POST', '/incidents', { body: draft(), headers: form });
    expect(refused.json.error.errors).toEqual(['params must be a Hash']);
    expect(complaints()).toHaveLength(2);
  });
});

describe('requests that fit the rules but not the account', () => {
  test('a wrong key', async () => {
    const { call, complaints } = stage();
    for (const authorization of ['Token token=other', `Bearer ${KEY}`, '']) {
      expect((await call('GET', '/incidents', { headers: { authorization } })).status).toBe(401);
    }
    expect(complaints()).toEqual([]);
  });

  test.each([
    ['an unknown person in From', 1008, {}, 'nobody@example.com'],
    ['an unknown service', 2002, { service: { id: 'PXXXXXX', type: 'service_reference' } }, SATO],
    [
      'an unknown policy',
      1014,
      { escalation_policy: { id: 'PX', type: 'escalation_policy_reference' } },
      SATO,
    ],
    [
      'an unknown assignee',
      1007,
      { assignments: [{ assignee: { id: 'PX', type: 'user_reference' } }] },
      SATO,
    ],
  ])('%s', async (_name, code, fields, from) => {
    const { call, draft, complaints } = stage();
    const refused = await call('POST', '/incidents', { body: draft(fields), from });
    expect([refused.status, refused.json.error.code]).toEqual([400, code]);
    expect(complaints()).toEqual([]);
  });

  test('an unknown incident', async () => {
    const { call, put } = stage();
    expect((await call('GET', '/incidents/PXXXXXX')).json.error).toEqual({
      code: 2100,
      message: 'Not Found',
    });
    expect((await put('PXXXXXX', { status: 'resolved' })).status).toBe(404);
  });

  test('a snooze of an incident that nobody acknowledged', async () => {
    const { call, open } = stage();
    const refused = await call('POST', `/incidents/${await open()}/snooze`, { body: { duration: 60 } });
    expect(refused.json.error.code).toBe(1012);
  });
});

test('the 961st request of a minute is refused until the minute is over', async () => {
  const { call, pass, complaints } = stage();
  await pass(20_000);
  for (let count = 0; count < 960; count += 1) {
    expect((await call('GET', '/abilities')).status).toBe(200);
  }
  const refused = await call('GET', '/abilities');
  expect(refused.status).toBe(429);
  expect(refused.headers).toMatchObject({ 'ratelimit-limit': '960', 'ratelimit-reset': '40' });
  const rest = [
    await call('GET', '/abilities'),
    await call('GET', '/abilities'),
    await call('GET', '/abilities'),
  ];
  expect(rest.map(({ status }) => status)).toEqual([429, 429, 429]);
  expect(rest.filter(({ headers, body }) => body === '' && !('ratelimit-reset' in headers))).toHaveLength(1);
  await pass(MINUTE);
  expect((await call('GET', '/abilities')).status).toBe(200);
  expect(complaints()).toEqual([]);
});

test('the 501st bulk update of a minute is refused, and other calls are not', async () => {
  const { call } = stage();
  const statuses = new Set<number>();
  for (let count = 0; count < 500; count += 1) {
    statuses.add((await call('PUT', '/incidents', { body: { incidents: refs(1) } })).status);
  }
  expect([...statuses]).toEqual([404]);
  expect((await call('PUT', '/incidents', { body: { incidents: refs(1) } })).status).toBe(429);
  expect((await call('GET', '/incidents')).status).toBe(200);
});

test('while the fault lasts every call is answered with its status and does nothing', async () => {
  const { call, draft, faults, pagerduty, pass } = stage();
  faults.set({ pagerduty: { status: 503, for: 5 * MINUTE } });
  expect((await call('POST', '/incidents', { body: draft() })).status).toBe(503);
  expect(pagerduty.incidents).toEqual([]);
  await pass(5 * MINUTE);
  expect((await call('POST', '/incidents', { body: draft() })).status).toBe(201);
});

test('every call stands in the journal', async () => {
  const { call, journal } = stage();
  await call('GET', '/incidents?limit=1');
  expect(journal.calls).toMatchObject([{ service: 'pagerduty', method: 'GET /incidents', outcome: '200' }]);
});

test('directory: services, policies, people and the owner of a key', async () => {
  const { call, service, policy, sato, pagerduty, complaints } = stage();
  expect((await call('GET', '/services?query=kumo')).json.services).toMatchObject([{ id: service }]);
  expect((await call('GET', '/services?query=none')).json.services).toEqual([]);
  expect((await call('GET', '/escalation_policies')).json.escalation_policies).toMatchObject([
    { id: policy, escalation_rules: [{ escalation_delay_in_minutes: 10, targets: [{ id: sato }] }, {}] },
  ]);
  expect((await call('GET', `/escalation_policies/${policy}`)).json.escalation_policy.num_loops).toBe(1);
  expect((await call('GET', '/users?query=TANAKA')).json.users).toMatchObject([{ name: 'Tanaka' }]);
  expect((await call('GET', '/users/me')).status).toBe(400);
  pagerduty.addKey('personal', sato);
  const own = await call('GET', '/users/me', { headers: { authorization: 'Token token=personal' } });
  expect(own.json.user.email).toBe(SATO);
  expect(complaints()).toEqual([]);
});
