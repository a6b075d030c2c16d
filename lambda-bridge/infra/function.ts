// The function, its log, and all that it may do: read and put cards, read its own parameters, write its own log.
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { PARAMETER_NAMES } from '../src/parameter-names';
import { handlerAsset } from './handler-asset';
import type { Options } from './options';

/** Longer than the 25 s that a push may take, shorter than the 30 s that an HTTP API waits at most. */
export const TIMEOUT = Duration.seconds(29);
/** Lambda gives CPU by memory; the handler itself needs a third of this. */
const MEMORY_MB = 256;

export interface BridgeFunction {
  readonly fn: LambdaFunction;
  readonly log: LogGroup;
}

export function addFunction(scope: Construct, table: Table, options: Options): BridgeFunction {
  const log = new LogGroup(scope, 'Log', {
    retention: options.logRetentionDays,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const fn = new LambdaFunction(scope, 'Function', {
    description: `Toban's bridge (${options.name}): PagerDuty's webhooks and the tick's snapshots become Slack cards`,
    code: handlerAsset(),
    handler: 'handler.handler',
    runtime: Runtime.NODEJS_22_X,
    architecture: Architecture.ARM_64,
    memorySize: MEMORY_MB,
    timeout: TIMEOUT,
    environment: { TOBAN_TABLE: table.tableName, TOBAN_PARAMETER_PREFIX: options.parameterPrefix },
    role: addRole(scope, table, log, options),
    logGroup: log,
    ...(options.reservedConcurrency === null
      ? {}
      : { reservedConcurrentExecutions: options.reservedConcurrency }),
  });
  Validations.of(fn).acknowledge({
    id: 'AwsSolutions-L1',
    reason:
      'The handler is built for Node 22 and tested there; a newer runtime is a change to be tested, not a default.',
  });
  return { fn, log };
}

/** In place of AWSLambdaBasicExecutionRole, which may write to every log group of the account. */
function addRole(scope: Construct, table: Table, log: LogGroup, options: Options): Role {
  const parameters = PARAMETER_NAMES.map((name) =>
    Stack.of(scope).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: `${options.parameterPrefix.slice(1)}/${name}`,
    }),
  );
  const statements = [
    new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: [table.tableArn] }),
    // SecureStrings of the account's own SSM key need no more; that key's policy lets SSM decrypt for its callers.
    new PolicyStatement({ actions: ['ssm:GetParameters'], resources: parameters }),
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    }),
  ];
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { bridge: new PolicyDocument({ statements }) },
  });
}
