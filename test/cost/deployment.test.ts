// The stack that is billed is the one that is deployed: memory, processor, table, alarms, metrics and retention are those
// of the template.
import { PARAMETER_NAMES } from '../../lambda-bridge/src/parameter-names';
import { type Resource, resourcesOf, synthesised } from '../lambda-bridge/infra/synthesised';
import { DEPLOYMENT, type Deployment, REDUNDANT } from './deployment';

type Properties = Resource['Properties'];

/** Of a metric alarm: each metric that it looks at is billed, expressions are not. */
function metricsOf({ Metrics }: Properties): number {
  if (Metrics === undefined) return 1;
  return (Metrics as readonly { readonly MetricStat?: object }[]).filter((each) => each.MetricStat).length;
}

function seenIn(options: Readonly<Record<string, unknown>>) {
  const stack = synthesised(options);
  const all = (type: string): readonly Properties[] =>
    [...resourcesOf(stack, type).values()].map(({ Properties }) => Properties);
  const [fn] = all('AWS::Lambda::Function');
  return {
    memoryMb: fn?.MemorySize,
    architectures: fn?.Architectures,
    billing: all('AWS::DynamoDB::Table').map(({ BillingMode }) => BillingMode),
    retentions: [...new Set(all('AWS::Logs::LogGroup').map(({ RetentionInDays }) => RetentionInDays))],
    alarmMetrics: all('AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    logMetrics: all('AWS::Logs::MetricFilter').length,
  };
}

const billed = (deployment: Deployment) => ({
  memoryMb: deployment.memoryMb,
  architectures: ['arm64'],
  billing: ['PAY_PER_REQUEST'],
  retentions: [deployment.logRetentionDays],
  alarmMetrics: deployment.alarmMetrics,
  logMetrics: deployment.logMetrics,
});

test('one address', () => {
  expect(seenIn({})).toEqual(billed(DEPLOYMENT));
});

test('two addresses', () => {
  expect(seenIn({ redundant: true })).toEqual(billed(REDUNDANT));
});

test('the parameters that are decrypted are those that the bridge reads', () => {
  expect(PARAMETER_NAMES).toHaveLength(DEPLOYMENT.parameters);
});
