// The bridge comes into an account by the CDK's own command, as the tested handler byte for byte. What fails on the way
// is told with its mend, and the next run goes on; what stands as it should is left alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploymentId } from '../../../lambda-bridge/infra/deployment-id';
import { awsAccount } from '../../../scripts/setup/steps/aws-account';
import { bridgeDeploy } from '../../../scripts/setup/steps/bridge-deploy';
import { StackRecord } from '../../sandbox/aws/cloudformation/stack';
import { unzip } from '../../sandbox/aws/unzip';
import { ensureBuilt } from '../../sandbox/build';
import { type AwsWorld, openAwsWorld } from './aws-world';

const HANDLER = join(__dirname, '../../../lambda-bridge/dist/handler.mjs');
const YES = { bootstrap: 'yes', deploy: 'yes' };

let aws: AwsWorld;
beforeEach(async () => {
  ensureBuilt();
  aws = await openAwsWorld();
});
afterEach(() => aws.close());

test('from an account that the CDK never saw, over a deployment that fails, to one that stands', async () => {
  await aws.run(awsAccount, { redundant: 'yes', alarmEmail: 'ops@msp.example' });
  const { buckets, cloudFormation } = aws.account.region();
  const reason = 'User is not authorized to perform: lambda:CreateFunction';
  cloudFormation.failing = { logicalId: 'Function76856677', reason };
  expect(await aws.run(bridgeDeploy, YES)).toBe(false);
  expect(aws.lastWords()).toContain(`and was undone (ROLLBACK_COMPLETE)\n    Function76856677: ${reason}`);
  expect(aws.lastWords()).toContain('mend what it names');
  expect(aws.installation.bridge).toBeUndefined();

  expect(await aws.run(bridgeDeploy, { deploy: 'yes' })).toBe(true);
  expect(aws.terminal.said[0]).toContain('the deployment failed and was undone (ROLLBACK_COMPLETE)');
  expect(aws.terminal.said).toContain('    · AWS::Lambda::Function Function (Function76856677)');
  expect(cloudFormation.stacks.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'CDKToolkit CREATE_COMPLETE',
    'toban DELETE_COMPLETE',
    'toban CREATE_COMPLETE',
  ]);

  const fn = cloudFormation.stackOf('toban')?.fn;
  const uploaded = unzip(buckets.get(fn?.code.bucket ?? '')?.get(fn?.code.key ?? '') ?? Buffer.alloc(0));
  expect([...uploaded.keys()]).toEqual(['handler.mjs']);
  expect(uploaded.get('handler.mjs')?.equals(readFileSync(HANDLER))).toBe(true);
  expect(fn).toMatchObject({
    handler: 'handler.handler',
    environment: { TOBAN_TABLE: aws.installation.bridge?.tableName, TOBAN_PARAMETER_PREFIX: '/toban' },
  });
  expect(aws.installation.bridge?.urls).toEqual([
    'https://api0.execute-api.ap-northeast-1.amazonaws.com',
    'https://api1.execute-api.ap-northeast-1.amazonaws.com',
  ]);

  aws.account.calls.length = 0;
  expect(await aws.run(bridgeDeploy)).toBe(true);
  expect(aws.account.calls).toEqual(['cloudformation:DescribeStacks']);
});

describe('without a run of the CDK', () => {
  beforeEach(() => aws.run(awsAccount));

  /** A stack as it stands there, deployed from what is here with these options. */
  function standing(
    status: string,
    options = { name: 'toban', alarmEmail: null, redundant: false },
  ): StackRecord {
    const { accountId = '', region = '' } = aws.installation.aws ?? {};
    const stack = new StackRecord('toban', { accountId, region });
    stack.begin('UPDATE');
    stack.tell('Api', 'AWS::ApiGatewayV2::Api', 'UPDATE_FAILED', 'Rate exceeded');
    stack.turn(status);
    stack.outputs = new Map([
      ['BridgeUrl', 'https://a.example'],
      ['TableName', 'table'],
      ['FunctionName', 'function'],
      ['LogGroupName', 'log'],
      ['DeploymentId', deploymentId(options)],
    ]);
    aws.account.region().cloudFormation.stacks.push(stack);
    return stack;
  }

  test('whoever declines the bootstrap is told whom to ask, and for what', async () => {
    expect(await aws.run(bridgeDeploy, { bootstrap: 'no' })).toBe(false);
    expect(aws.lastWords()).toContain('npm run cdk -- bootstrap aws://123456789012/ap-northeast-1');
    expect(aws.account.region().cloudFormation.stacks).toEqual([]);
  });

  test('a run that was broken off after the deployment only notes the addresses', async () => {
    standing('CREATE_COMPLETE');
    expect(await aws.run(bridgeDeploy)).toBe(true);
    expect(aws.installation.bridge?.urls).toEqual(['https://a.example']);
  });

  test('other options or another handler than what is deployed are seen', async () => {
    standing('UPDATE_COMPLETE', { name: 'toban', alarmEmail: null, redundant: true });
    const look = await bridgeDeploy.look(aws.world());
    expect(look).toMatchObject({ kind: 'todo', detail: expect.stringContaining('has other options') });
  });

  test.each([
    ['UPDATE_IN_PROGRESS', 'wait a few minutes'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'wait a few minutes'],
    ['UPDATE_ROLLBACK_FAILED', 'npm run cdk -- rollback'],
    ['DELETE_FAILED', 'delete the stack again'],
  ])('a stack in %s is left alone, with the mend', async (status, mend) => {
    const stack = standing(status);
    expect(await aws.run(bridgeDeploy, YES)).toBe(false);
    expect(aws.lastWords()).toContain(`(${status})`);
    expect(aws.lastWords()).toContain(mend);
    if (status.endsWith('FAILED')) expect(aws.lastWords()).toContain('Api: Rate exceeded');
    expect(stack.status).toBe(status);
  });
});
