// The AWS Solutions rules are held, with a reason for each exception; a measure that is taken away stops the synthesis.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, type IAspect, Validations } from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { addBridge } from '../../../lambda-bridge/infra/app';
import { builtHandler } from '../built';
import { synthesised } from './synthesised';

const REMOVED: readonly (readonly [string, string, IAspect['visit']])[] = [
  [
    'point-in-time recovery',
    'AwsSolutions-DDB3',
    (node) => {
      if (node instanceof CfnTable) node.pointInTimeRecoverySpecification = undefined;
    },
  ],
  [
    'access logs',
    'AwsSolutions-APIG1',
    (node) => {
      if (node instanceof CfnStage) node.accessLogSettings = undefined;
    },
  ],
  [
    'TLS for alarms',
    'AwsSolutions-SNS3',
    (node) => {
      if (node instanceof CfnTopicPolicy) node.policyDocument = { Statement: [] };
    },
  ],
];

test('the infrastructure passes with everything switched on', () => {
  expect(() =>
    synthesised({ redundant: true, alarmEmail: 'ops@example.com', reservedConcurrency: 20 }),
  ).not.toThrow();
});

test.each(REMOVED)('without %s it does not', (_measure, rule, visit) => {
  const { app, stack } = bridge();
  Aspects.of(stack).add({ visit });
  expect(() => app.synth()).toThrow('validation-report.json');
  expect(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')).toContain(rule);
});

test('every exception is for one part of the stack, and has its reason', () => {
  const { stack } = bridge({ redundant: true });
  const exceptions = stack.node.findAll().flatMap((part) =>
    part.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => [part.node.path, rule.split('::').at(-1), reason]),
  );
  expect(exceptions).toEqual([
    ['toban/Function', 'AwsSolutions-L1', expect.stringContaining('Node 22')],
    ['toban/Api', 'AwsSolutions-APIG4', expect.stringContaining('signature')],
    ['toban/SecondApi', 'AwsSolutions-APIG4', expect.stringContaining('signature')],
  ]);
});

function bridge(context: Readonly<Record<string, unknown>> = {}) {
  builtHandler();
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'toban-nag-')), context });
  return { app, stack: addBridge(app) };
}
