// What the cost command measures in the whole sandbox is what the budget allows: a read for each event and snapshot of
// ours, two writes for each message, one for what is only remembered, one for an incident's alias.
import { builtHandler } from '../lambda-bridge/built';
import { Sandbox } from '../sandbox/sandbox';
import { quietHour, START_MS, settle, TASKS, threeLives } from './life';

const TELLING = /^incident\.(triggered|acknowledged|unacknowledged|escalated|resolved|reopened)$/;

let sandbox: Sandbox;
beforeAll(async () => {
  builtHandler();
  sandbox = await Sandbox.start({ calendars: [], atMs: START_MS, speed: 0, port: 0, locale: 'en' });
  await settle(sandbox);
});
afterAll(() => sandbox.close());

/** How many log lines of the bridge are about that, or the sum of a field of theirs. */
function logged(event: string, field?: string): number {
  const lines = sandbox.bridge.logs.filter(({ fields }) => fields?.event === event);
  return field === undefined
    ? lines.length
    : lines.reduce((sum, { fields }) => sum + Number(fields?.[field]), 0);
}

const calls = (operation: string): number => sandbox.database.counts.get(operation) ?? 0;

test('an hour without a task costs twelve requests and nothing of the table', async () => {
  const before = { requests: logged('answered'), table: sandbox.database.calls.length };
  await quietHour(sandbox);
  expect(logged('answered') - before.requests).toBe(12);
  expect(sandbox.database.calls.length - before.table).toBe(0);
});

test('three lives cost what their events and messages cost', async () => {
  await threeLives(sandbox);
  const events = sandbox.pagerduty.webhooks
    .filter(({ event }) => TELLING.test(event))
    .reduce((sum, { attempts }) => sum + attempts, 0);
  const snapshots = logged('tasks.received', 'snapshots') + logged('tasks.received', 'notices');
  expect(calls('GetItem')).toBe(events + snapshots);
  expect(calls('PutItem')).toBe(2 * logged('told') + logged('recorded') + TASKS);
  expect(logged('told')).toBeGreaterThanOrEqual(4 * TASKS);
});
