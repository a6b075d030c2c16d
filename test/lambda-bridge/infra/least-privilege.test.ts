// The function may do what it does and nothing else, and no secret stands in what is deployed.
import { PARAMETER_NAMES } from '../../../lambda-bridge/src/parameter-names';
import { type Resource, resourcesOf, type Synthesised, synthesised } from './synthesised';

let stack: Synthesised;
beforeAll(() => {
  stack = synthesised({ parameterPrefix: '/ops/toban', alarmEmail: 'ops@example.com', redundant: true });
});

function only(type: string): Resource {
  const found = [...resourcesOf(stack, type).values()];
  expect(found).toHaveLength(1);
  return found[0] as Resource;
}

test('the role of the function reads and puts items, reads its parameters, writes its log', () => {
  const role = only('AWS::IAM::Role');
  const [log] = [...resourcesOf(stack, 'AWS::Logs::LogGroup').keys()].filter((id) => id.startsWith('Log'));
  const arnOf = (name: string) => ({
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':ssm:',
        { Ref: 'AWS::Region' },
        ':',
        { Ref: 'AWS::AccountId' },
        `:parameter/ops/toban/${name}`,
      ],
    ],
  });
  expect(role.Properties).toEqual({
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    },
    Policies: [
      {
        PolicyName: 'bridge',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
              Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
            },
            {
              Effect: 'Allow',
              Action: 'ssm:GetParameters',
              Resource: [...PARAMETER_NAMES].sort().map(arnOf),
            },
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [log, 'Arn'] },
            },
          ],
        },
      },
    ],
  });
});

test('no other policy is given to anybody but the alarms and the gateway', () => {
  expect(resourcesOf(stack, 'AWS::IAM::Policy').size).toBe(0);
  expect(resourcesOf(stack, 'AWS::IAM::ManagedPolicy').size).toBe(0);
  const topic = { Ref: [...resourcesOf(stack, 'AWS::SNS::Topic').keys()][0] };
  expect(only('AWS::SNS::TopicPolicy').Properties.PolicyDocument).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowPublishThroughSSLOnly',
        Effect: 'Deny',
        Action: 'sns:Publish',
        Principal: '*',
        Resource: topic,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'AlarmsOfThisAccount',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: topic,
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ],
  });
  for (const { Properties } of resourcesOf(stack, 'AWS::Lambda::Permission').values()) {
    expect(Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: expect.anything(),
    });
  }
});

test('the function is told where its table and its parameters are, and no secret', () => {
  const { Environment } = only('AWS::Lambda::Function').Properties;
  expect(Environment).toEqual({
    Variables: { TOBAN_TABLE: { Ref: 'Table' }, TOBAN_PARAMETER_PREFIX: '/ops/toban' },
  });
  const text = JSON.stringify(stack.template.toJSON());
  expect(text).not.toMatch(/xox[abp]-|whsec_|SecureString|dynamic|\{\{resolve:/);
  // Their names stand in the policy alone, each once.
  for (const name of PARAMETER_NAMES) expect(text.split(name)).toHaveLength(2);
});
