// The alarms count what the shipped handler really writes: each filter of the template matches its lines, and no other.
import { json } from '../../sandbox/http';
import { push, type Rig, startRig } from '../rig';
import { snapshot } from '../samples';
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
