// The shipped handler.mjs behind the adapter, unchanged: its time is the virtual clock's, its calls reach the simulators.
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot, TasksAnswer } from '../../../lambda-bridge/contract';
import { DynamoDb } from './dynamodb';
import { type Rig, START, startBuilt } from './rig';

const HANDLER = join(__dirname, '..', '..', '..', 'lambda-bridge', 'dist', 'handler.mjs');
const SECRET = Buffer.from('a secret of the sandbox').toString('base64');

let rig: Rig;
let database: DynamoDb;

beforeEach(async () => {
  if (!existsSync(HANDLER)) throw new Error(`${HANDLER} is not built: run npm run build`);
  database = await DynamoDb.start('toban');
  rig = await startBuilt(HANDLER, {
    TOBAN_TABLE: 'toban',
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    SLACK_DEFAULT_CHANNEL: 'C1',
    BRIDGE_SECRETS: `whsec_${SECRET}`,
  });
});
afterEach(async () => {
  await rig.close();
  await database.close();
});

const minutes = (count: number): string => new Date(START + count * 60_000).toISOString();

function snapshot(number: number): Snapshot {
  return {
    taskKey: `calendar/event${number}`,
    incidentKey: `toban-${String(number).padStart(32, '0')}-1`,
    incidentId: `P${number}`,
    attempt: 1,
    rev: START,
    state: 'open',
    at: minutes(0),
    title: `Task ${number}`,
    customer: 'Customer',
    startAt: minutes(0),
    endAt: minutes(60),
    allDay: false,
    dueAt: minutes(0),
    lateMinutes: 0,
    by: null,
    reason: null,
    note: null,
    channel: 'C1',
    mention: null,
    remindEveryMinutes: 15,
    locale: 'en',
    links: { start: null, finish: null, runbook: null, event: null, ledger: null, incident: null },
    expect: null,
    notices: [],
  };
}

/** Signed at the virtual now, by the Standard Webhooks scheme. */
async function tell(snapshots: readonly Snapshot[]): Promise<{ status: number; answer: TasksAnswer }> {
  const body = JSON.stringify({ snapshots, notices: [] });
  const [id, timestamp] = ['msg_1', String(Math.floor(rig.clock.nowMs / 1_000))];
  const signature = createHmac('sha256', Buffer.from(SECRET, 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  const { status, body: text } = await rig.call('POST', '/tasks', { body, headers });
  return { status, answer: JSON.parse(text) };
}

test('a snapshot signed at virtual now becomes one card, however often it is told', async () => {
  await rig.clock.advanceTo(START + 30 * 86_400_000);
  for (let count = 0; count < 2; count += 1) {
    const { status, answer } = await tell([{ ...snapshot(1), at: new Date(rig.clock.nowMs).toISOString() }]);
    expect({ status, answer, logs: rig.bridge.logs }).toMatchObject({
      status: 200,
      answer: { results: [{ ok: true }] },
    });
  }
  const roots = rig.slack.messages.filter((message) => message.thread_ts === undefined);
  expect(roots).toMatchObject([{ channel: 'C1', text: expect.stringContaining('Task 1') }]);
  expect(rig.journal.complaints).toEqual([]);
  expect(rig.bridge.logs.filter((line) => line.level === 'error')).toEqual([]);
  expect(rig.clock.nowMs).toBeLessThan(START + 30 * 86_400_000 + 5_000);
  expect(database.counts.get('GetItem')).toBeGreaterThan(0);
});

test('what the function dies over between Slack and commit is there once after the next telling', async () => {
  rig.faults.set({ bridge: { killAfterSlack: 1 } });
  expect((await tell([snapshot(1)])).status).toBe(500);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await rig.clock.advanceTo(rig.clock.nowMs + 60_000);
    await tell([snapshot(1)]);
  }
  expect(rig.slack.messages.filter((message) => message.thread_ts === undefined)).toHaveLength(1);
});

test('an unsigned request is refused, and health is answered', async () => {
  const headers = { 'content-type': 'application/json' };
  expect((await rig.call('POST', '/tasks', { body: '{}', headers })).status).toBe(401);
  expect((await rig.call('GET', '/health')).status).toBe(200);
});
