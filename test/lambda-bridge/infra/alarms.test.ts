// When something is wrong at night a person hears of it, by an e-mail that says what to do; what passes by itself is silent.
import { resourcesOf, type Synthesised, synthesised } from './synthesised';

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
  readonly OKActions: readonly unknown[];
  readonly ComparisonOperator: 'LessThanThreshold' | 'GreaterThanOrEqualToThreshold';
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold: number;
  readonly TreatMissingData: 'breaching' | 'notBreaching';
  readonly Period?: number;
  readonly Statistic?: string;
  readonly MetricName?: string;
  readonly Namespace?: string;
}

let stack: Synthesised;
let alarms: ReadonlyMap<string, AlarmProperties>;
beforeAll(() => {
  stack = synthesised({ redundant: true });
  const all = [...resourcesOf(stack, 'AWS::CloudWatch::Alarm').values()];
  alarms = new Map(
    all
      .map(({ Properties }) => Properties as unknown as AlarmProperties)
      .map((each) => [each.AlarmName, each]),
  );
});

function alarm(name: string): AlarmProperties {
  const found = alarms.get(`toban-${name}`);
  if (!found) throw new Error(`no alarm ${name}; there are ${[...alarms.keys()].join(', ')}`);
  return found;
}

/** Whether it goes off, given the sums of each five minutes, the latest last; null where CloudWatch has no number. */
function goesOff(name: string, sums: readonly (number | null)[]): boolean {
  const { ComparisonOperator, EvaluationPeriods, Threshold, TreatMissingData } = alarm(name);
  const breaches = (sum: number | null): boolean => {
    if (sum === null) return TreatMissingData === 'breaching';
    return ComparisonOperator === 'LessThanThreshold' ? sum < Threshold : sum >= Threshold;
  };
  return sums.slice(-EvaluationPeriods).every(breaches);
}

test('these alarms there are, by these numbers', () => {
  const numbers = [...alarms.values()].map((each) => [
    each.AlarmName.replace('toban-', ''),
    each.Namespace === undefined ? 'Metrics' : `${each.Namespace} ${each.MetricName}`,
  ]);
  expect(Object.fromEntries(numbers)).toEqual({
    'no-post': 'Toban/toban tasks.received',
    'slack-refused': 'Toban/toban slack.refused',
    unexpected: 'Toban/toban unexpected',
    'put-off': 'Toban/toban retry-later',
    errors: 'AWS/Lambda Errors',
    throttled: 'AWS/Lambda Throttles',
    'table-throttled': 'Metrics',
    '5xx': 'AWS/ApiGateway 5xx',
    '5xx-second': 'AWS/ApiGateway 5xx',
  });
  for (const each of alarms.values()) {
    expect(each.DatapointsToAlarm).toBeUndefined();
    if (each.Namespace !== undefined) expect(each).toMatchObject({ Period: 300, Statistic: 'Sum' });
  }
});

test('no post from the tick for 15 minutes is an alarm, also where no number comes at all', () => {
  expect(goesOff('no-post', [3, null, null, null])).toBe(true);
  expect(goesOff('no-post', [3, 0, 0, 0])).toBe(true);
  expect(goesOff('no-post', [null, null, 1])).toBe(false);
  expect(goesOff('no-post', [1, null, null])).toBe(false);
  expect(alarm('no-post').AlarmDescription).toContain('Expected after a first deployment');
});

test.each(['slack-refused', 'unexpected', 'errors'])('a single one is an alarm: %s', (name) => {
  expect(goesOff(name, [null, null, 1])).toBe(true);
  expect(goesOff(name, [1, null, null])).toBe(false);
  expect(goesOff(name, [0])).toBe(false);
});

test.each(['put-off', 'throttled', 'table-throttled', '5xx', '5xx-second'])(
  'a burst passes, a quarter of an hour is an alarm: %s',
  (name) => {
    // A hundred cards for one channel take Slack five minutes, wherever within two periods those lie.
    expect(goesOff(name, [null, 200, 200])).toBe(false);
    expect(goesOff(name, [200, 200, null])).toBe(false);
    expect(goesOff(name, [1, 1, 1])).toBe(true);
    expect(goesOff(name, [null, null, null])).toBe(false);
  },
);

test('each is told when it begins and when it ends, and says what to do first', () => {
  const topics = [...resourcesOf(stack, 'AWS::SNS::Topic').keys()];
  expect(topics).toHaveLength(1);
  for (const { AlarmActions, OKActions, AlarmDescription } of alarms.values()) {
    expect([AlarmActions, OKActions]).toEqual([[{ Ref: topics[0] }], [{ Ref: topics[0] }]]);
    expect(AlarmDescription).toContain(' First: ');
    // CloudWatch takes 1,024 characters.
    expect(AlarmDescription.length).toBeLessThan(600);
  }
});

test('both addresses are watched, each by its own alarm', () => {
  const apis = [...resourcesOf(stack, 'AWS::ApiGatewayV2::Api').keys()];
  const watched = [...resourcesOf(stack, 'AWS::CloudWatch::Alarm').values()].flatMap(({ Properties }) =>
    Properties.MetricName === '5xx' ? [Properties.Dimensions] : [],
  );
  expect(watched).toEqual(apis.map((Ref) => [{ Name: 'ApiId', Value: { Ref } }]));
});
