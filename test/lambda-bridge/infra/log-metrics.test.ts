// The alarms count what the shipped handler really writes: each filter of the template matches its lines, and no other.
import { json } from '../../sandbox/http';
import { deliver, push, type Rig, SLACK_TOKEN, startRig } from '../rig';
import { snapshot, v3 } from '../samples';
import { resourcesOf, synthesised } from './synthesised';

let rig: Rig;
let patterns: ReadonlyMap<string, string>;
beforeAll(() => {
  const filters = [...resourcesOf(synthesised(), 'AWS::Logs::MetricFilter').values()];
  patterns = new Map(
    filters.map(({ Properties: { FilterPattern, MetricTransformations } }) => {
      const [{ MetricName, MetricValue }] = MetricTransformations as [Record<string, string>];
      expect(MetricValue).toBe('1');
      return [String(MetricName), String(FilterPattern)];
    }),
  );
});
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

/** CloudWatch Logs, "Filter pattern syntax": a JSON pattern sees only events that are JSON as a whole. */
function matches(pattern: string, line: string): boolean {
  const [, field = '', value] = /^\{ \$\.(\w+) = "([^"]+)" \}$/.exec(pattern) ?? [];
  try {
    return (JSON.parse(line) as Record<string, unknown>)[field] === value;
  } catch {
    return false;
  }
}

function call(method: string, input: object): Promise<unknown> {
  return rig.clock.complete(() =>
    rig.slack.handle({
      method: 'POST',
      url: `http://slack/api/${method}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${SLACK_TOKEN}` },
      body: Buffer.from(JSON.stringify(input)),
    }),
  );
}

const deleteFirst = (): Promise<unknown> =>
  call('chat.delete', { channel: 'COPS', ts: rig.slack.messages[0]?.ts });

/** Metric → how many of the lines it counts. */
function counted(): Readonly<Record<string, number>> {
  const lines = rig.bridge.logs.map(({ text }) => text);
  return Object.fromEntries(
    [...patterns].map(([metric, pattern]) => [metric, lines.filter((line) => matches(pattern, line)).length]),
  );
}

const NOTHING = { 'tasks.received': 0, 'slack.refused': 0, 'retry-later': 0, unexpected: 0 };

test('a post of the tick is counted, also an empty one', async () => {
  await push(rig, []);
  await push(rig, [snapshot()]);
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 2 });
});

test('a channel that Slack does not know is counted', async () => {
  await push(rig, [snapshot({ channel: 'CNOWHERE' })]);
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 1, 'slack.refused': 1 });
});

test('a card that somebody deleted in Slack calls nobody: it is posted anew, or has nothing more to show', async () => {
  await push(rig, [snapshot()]);
  await deleteFirst();
  await push(rig, [snapshot({ rev: snapshot().rev + 1, title: 'Restore check' })]);
  await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }));
  const updated = rig.outside.calls.filter((call) => call === 'slack chat.update');
  expect([rig.slack.messages.length, updated.length]).toEqual([2, 2]);
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 2 });
});

test('a doubled message that another withdrew first calls nobody', async () => {
  await push(rig, [snapshot()]);
  rig.faults.set({ slack: { error: 'internal_error:posted', for: 1_000 } });
  await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }));
  rig.faults.clear();
  await call('chat.postMessage', { ...rig.slack.messages[1], channel: 'COPS' });
  rig.outside.fate = ({ operation }) =>
    operation === 'chat.delete' ? json(200, { ok: false, error: 'message_not_found' }) : undefined;
  await rig.clock.advanceTo(rig.clock.nowMs + 15_000);
  expect(await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }))).toBe(200);
  expect(rig.outside.calls).toContain('slack chat.delete');
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 1 });
});

test('what is put off because Slack is rate limiting is counted', async () => {
  rig.faults.set({ slack: { error: 'ratelimited', for: 60_000 } });
  await push(rig, [snapshot()]);
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 1, 'retry-later': 1 });
});

test('a fault of the bridge itself is counted', async () => {
  rig.outside.fate = ({ operation }) =>
    operation === 'GetItem' ? json(200, { Item: { version: { N: '1' } } }) : undefined;
  await push(rig, [snapshot()]).catch(() => undefined);
  expect(counted()).toEqual({ ...NOTHING, 'tasks.received': 1, unexpected: 1 });
});

test('what strangers send is counted nowhere', async () => {
  await rig.send('POST', '/tasks', { body: '{"event":"tasks.received"}' });
  await rig.send('POST', '/pagerduty', { body: '\n{"event":"slack.refused"}\n' });
  expect(rig.bridge.logs.length).toBeGreaterThan(0);
  expect(counted()).toEqual(NOTHING);
});
