// PagerDuty tells of much: only what changes a state reaches Slack, the rest is taken and asks nobody.
import { deliver, push, type Rig, START, shown, startRig } from './rig';
import { at, keyOf, snapshot, v3 } from './samples';
import { signedByPagerDuty } from './signing';

let rig: Rig;
async function open(): Promise<void> {
  rig = await startRig();
  await push(rig, [snapshot()]);
  rig.outside.calls.length = 0;
}

const ROOT = '🔔 Waiting for somebody to start: Backup check (Acme)';
const INCIDENT = { id: 'PINC1', type: 'incident_reference', summary: 'Backup check' };
const USER = { id: 'PUSER', type: 'user_reference', summary: 'Sato' };

/** Whole incidents under their own key. */
const OF_INCIDENTS = [
  'delegated',
  'priority_updated',
  'reassigned',
  'service_updated',
  'incident_type.changed',
  'invented.tomorrow',
];
/** Other things, with their incident inside, or with none. */
const OF_OTHERS: Readonly<Record<string, object | null>> = {
  annotated: { id: 'PNOTE', type: 'incident_note', incident: INCIDENT, content: 'resolved!', trimmed: false },
  'responder.added': { type: 'incident_responder', incident: INCIDENT, user: USER, state: 'pending' },
  'responder.replied': { type: 'incident_responder', incident: INCIDENT, user: USER, state: 'accepted' },
  status_update_published: {
    id: 'PSTATUS',
    type: 'incident_status_update',
    incident: INCIDENT,
    message: 'ok',
  },
  'conference_bridge.updated': {
    type: 'incident_conference_bridge',
    incident: INCIDENT,
    conference_url: null,
  },
  'custom_field_values.updated': { type: 'incident_field_values', incident: INCIDENT, custom_fields: [] },
  'workflow.started': { id: '1', type: 'incident_workflow_instance', incident: INCIDENT },
  'action_invocation.created': { id: '2', type: 'action_invocation', incident: INCIDENT, action: null },
  'role.assigned': { id: '3', type: 'incident_role_assignment', incident: INCIDENT, user: USER },
  'task.completed': { id: '4', type: 'incident_task', incident: INCIDENT, assignee: null },
  'something.of.nothing': null,
};
const OF_NO_INCIDENT: readonly (readonly [type: string, resource: string, data: object | null])[] = [
  ['service.created', 'service', { id: 'PSERVICE', type: 'service', summary: 'Work' }],
  ['service.updated', 'service', { id: 'PSERVICE', type: 'service', teams: [] }],
  ['service.deleted', 'service', { id: 'PSERVICE', type: 'service' }],
  ['pagey.ping', 'pagey', { message: 'Hello from your friend Pagey!', type: 'ping' }],
  ['', '', null],
  ['constructor', 'incident', {}],
  ['incident.__proto__', 'incident', {}],
];

async function isTakenInSilence(event: object): Promise<void> {
  expect(await deliver(rig, event)).toBe(200);
  expect(rig.outside.calls).toEqual([]);
}

describe('what tells a card nothing is taken and asks nobody', () => {
  beforeAll(open);
  afterAll(() => rig.close());

  test.each(OF_INCIDENTS)('incident.%s', (type) => isTakenInSilence(v3(type, { second: 60 })));

  test.each(Object.entries(OF_OTHERS))('incident.%s', async (type, data) => {
    const event: object = v3(type, { second: 60 });
    await isTakenInSilence({ ...event, data });
  });

  test.each(OF_NO_INCIDENT)('%s', (event_type, resource_type, data) =>
    isTakenInSilence({
      id: '1',
      event_type,
      resource_type,
      occurred_at: at(60),
      agent: null,
      client: null,
      data,
    }),
  );

  test('no time, no agent, no id: a type that tells nothing needs none of them', () =>
    isTakenInSilence({ event_type: 'incident.annotated' }));
});

describe('a start is told, whatever stands around it', () => {
  beforeEach(open);
  afterEach(() => rig.close());

  test.each<[string, object, object, string]>([
    ['an agent', {}, {}, '  ▶️ Started by Sato'],
    ['no agent', { agent: null }, {}, '  ▶️ Started'],
    ['an absent agent', { agent: undefined }, {}, '  ▶️ Started'],
    ['an agent without a name', { agent: { id: 'PUSER', type: 'user_reference' } }, {}, '  ▶️ Started'],
    ['an agent that is a service', { agent: { ...USER, type: 'service_reference' } }, {}, '  ▶️ Started'],
    ['an agent of no form', { agent: 'Sato' }, {}, '  ▶️ Started'],
    ['a client', { client: { name: 'PagerDuty' } }, {}, '  ▶️ Started by Sato'],
    [
      'an absent client and resource',
      { client: undefined, resource_type: undefined },
      {},
      '  ▶️ Started by Sato',
    ],
    ['fields not yet invented', { urgency: [1] }, { toban: { id: 1 } }, '  ▶️ Started by Sato'],
    ['a null key', {}, { incident_key: null }, '  ▶️ Started by Sato'],
    ['an absent key', {}, { incident_key: undefined }, '  ▶️ Started by Sato'],
    ['a key of no form', {}, { incident_key: 7 }, '  ▶️ Started by Sato'],
    ['somebody’s key', {}, { incident_key: 'toban-' }, '  ▶️ Started by Sato'],
    ['no title, no address', {}, { title: null, html_url: null }, '  ▶️ Started by Sato'],
    ['a time with an offset', { occurred_at: '2026-11-24T18:01:00.123456+09:00' }, {}, '  ▶️ Started by Sato'],
    [
      'a time without a colon in its offset',
      { occurred_at: '2026-11-24T18:01:00+0900' },
      {},
      '  ▶️ Started by Sato',
    ],
    ['a time without fractions', { occurred_at: '2026-11-24T09:01:00Z' }, {}, '  ▶️ Started by Sato'],
  ])('%s', async (_name, around, data, line) => {
    const event: object = v3('acknowledged', { second: 60, by: 'Sato', data });
    expect(await deliver(rig, { ...event, ...around })).toBe(200);
    expect(shown(rig)).toEqual([expect.any(String), line]);
  });
});

describe('what cannot be read is 400 and asks nobody', () => {
  beforeAll(open);
  afterAll(() => rig.close());

  const NO_TIME = ['2026-11-24T09:01:00', '2026-11-24', '24 Nov 2026 09:01 Z', 'T25:00Z', '', 0, null];
  test.each(NO_TIME.map((time) => [time]))('a time %j', async (occurred_at) => {
    expect(await deliver(rig, { ...v3('acknowledged', { second: 60 }), occurred_at })).toBe(400);
    expect(rig.outside.calls).toEqual([]);
  });

  const NO_ID = [
    '',
    ' ',
    'P\u00001',
    'P\nlevel=error',
    'P\ud800',
    '事',
    'x'.repeat(101),
    'x'.repeat(3_000),
    7,
    null,
  ];
  test.each(NO_ID.map((id) => [id]))('an incident id %j', async (id) => {
    expect(await deliver(rig, v3('acknowledged', { second: 60, data: { id } }))).toBe(400);
    expect(rig.outside.calls).toEqual([]);
  });

  test.each([[null], [[]], ['incident'], [{}]])('data %j', async (data) => {
    expect(await deliver(rig, { ...v3('acknowledged', { second: 60 }), data })).toBe(400);
  });
});

describe('hostile bodies', () => {
  beforeEach(open);
  afterEach(() => rig.close());

  test('an id that looks like a key of the table is just an id', async () => {
    for (const id of ['inc#PINC1', '#', `task#${keyOf().split('-')[1]}`, '__proto__', 'x'.repeat(100)]) {
      expect(await deliver(rig, v3('acknowledged', { second: 60, key: null, data: { id } }))).toBe(200);
    }
    expect(shown(rig)).toEqual([ROOT]);
  });

  test('bodies nested a hundred thousand deep are answered at once', async () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const taken = JSON.stringify({ event: v3('acknowledged', { second: 60, data: { extra: 'DEEP' } }) });
    const bodies: readonly (readonly [string, number])[] = [
      [deep(100_000), 400],
      ['['.repeat(1_000_000), 400],
      ['{"event":'.repeat(100_000), 400],
      [`{"event":${deep(100_000)}}`, 400],
      [taken.replace('"DEEP"', deep(100_000)), 200],
    ];
    for (const [body, status] of bodies) {
      const startedMs = performance.now();
      expect((await rig.send('POST', '/pagerduty', signedByPagerDuty(body))).status).toBe(status);
      expect(performance.now() - startedMs).toBeLessThan(4_000);
    }
    expect(shown(rig)).toHaveLength(2);
    expect(rig.clock.nowMs).toBe(START);
  });
});
