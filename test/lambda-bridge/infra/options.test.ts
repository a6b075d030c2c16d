// Who deploys chooses by options; one that is misspelt or cannot be used is refused with what is allowed, never ignored.
import { OptionsError, readOptions } from '../../../lambda-bridge/infra/options';
import { resourcesOf, synthesised } from './synthesised';

test('without options there is one installation called toban, with sensible values', () => {
  expect(readOptions({})).toEqual({
    name: 'toban',
    alarmEmail: null,
    redundant: false,
    parameterPrefix: '/toban',
    logRetentionDays: 90,
    reservedConcurrency: null,
  });
});

test('values come as texts from the command line and as they are from a file', () => {
  const asTexts = {
    name: 'toban-night',
    alarmEmail: 'ops@example.com',
    redundant: 'true',
    parameterPrefix: '/ops/toban',
    logRetentionDays: '30',
    reservedConcurrency: '20',
  };
  const expected = { ...asTexts, redundant: true, logRetentionDays: 30, reservedConcurrency: 20 };
  expect(readOptions(asTexts)).toEqual(expected);
  expect(readOptions(expected)).toEqual(expected);
});

test('parameters lie below the name of the installation unless said otherwise', () => {
  expect(readOptions({ name: 'second' }).parameterPrefix).toBe('/second');
});

test('what the CDK keeps in its context is left alone', () => {
  const context = {
    '@aws-cdk/core:stackRelativeExports': true,
    'aws:cdk:enable-path-metadata': false,
    'availability-zones:account=1:region=a': [],
    'cli-telemetry': false,
  };
  expect(readOptions(context)).toEqual(readOptions({}));
});

test('an empty e-mail address is none', () => {
  expect(readOptions({ alarmEmail: '' }).alarmEmail).toBeNull();
});

test.each([
  [{ redudant: 'true' }, 'redudant: no such option; there are name, alarmEmail, redundant,'],
  [{ name: 'Toban' }, 'name: must have 1 to 32 lower-case letters'],
  [{ name: 'toban_2' }, 'name: must have'],
  [{ name: 'a'.repeat(33) }, 'name: must have'],
  [{ name: '' }, 'name: must have'],
  [{ alarmEmail: 'ops' }, 'alarmEmail: must be an e-mail address'],
  [{ redundant: 'yes' }, 'redundant: must be true or false, not "yes"'],
  [{ parameterPrefix: 'toban' }, 'parameterPrefix: must look like /toban'],
  [{ parameterPrefix: '/toban/' }, 'parameterPrefix: must look like'],
  [{ parameterPrefix: '/aws/toban' }, 'parameterPrefix: must look like'],
  [{ parameterPrefix: '/toban/*' }, 'parameterPrefix: must look like'],
  [{ logRetentionDays: '45' }, 'logRetentionDays: must be one of CloudWatch'],
  [{ logRetentionDays: 'forever' }, 'logRetentionDays: must be one of CloudWatch'],
  [{ reservedConcurrency: '0' }, 'reservedConcurrency: must be a whole number from 1'],
  [{ reservedConcurrency: '2.5' }, 'reservedConcurrency: must be a whole number'],
  [{ reservedConcurrency: '' }, 'reservedConcurrency: must be a whole number'],
  [{ alarmEmail: ['a@example.com'] }, 'alarmEmail: must be one value'],
])('%j is refused', (context, message) => {
  expect(() => readOptions(context)).toThrow(OptionsError);
  expect(() => readOptions(context)).toThrow(message);
});

test('all that is wrong is said at once', () => {
  expect(() => readOptions({ name: 'Ä', redundant: 'maybe', extra: 1 })).toThrow(
    /name: .*\n.*redundant: .*\n.*extra: /,
  );
});

test('two installations share nothing that has a name', () => {
  const named = (name: string) =>
    JSON.stringify(synthesised({ name, redundant: true }).template.toJSON()).match(
      /"(LogGroupName|AlarmName|MetricNamespace|TableName|FunctionName|TopicName|RoleName)":"[^"]+"/g,
    ) ?? [];
  const first = new Set(named('toban'));
  expect(first.size).toBeGreaterThan(8);
  expect(named('toban-2').filter((each) => first.has(each))).toEqual([]);
});

test('each option has its effect', () => {
  const plain = synthesised();
  const chosen = synthesised({
    alarmEmail: 'ops@example.com',
    logRetentionDays: '14',
    reservedConcurrency: '20',
    redundant: 'true',
  });
  expect(resourcesOf(plain, 'AWS::SNS::Subscription').size).toBe(0);
  chosen.template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'ops@example.com',
  });
  for (const { Properties } of resourcesOf(chosen, 'AWS::Logs::LogGroup').values()) {
    expect(Properties.RetentionInDays).toBe(14);
  }
  const [fn] = resourcesOf(plain, 'AWS::Lambda::Function').values();
  expect(fn?.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
  chosen.template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 20 });
  expect(resourcesOf(plain, 'AWS::ApiGatewayV2::Api').size).toBe(1);
  expect(resourcesOf(chosen, 'AWS::ApiGatewayV2::Api').size).toBe(2);
});

test('a second address is added to the first, which stays as it was', () => {
  const outputOf = ({ template }: ReturnType<typeof synthesised>) =>
    template.toJSON().Outputs.BridgeUrl.Value;
  const one = outputOf(synthesised());
  const both = outputOf(synthesised({ redundant: true }));
  expect(one).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Api/), 'ApiEndpoint'] });
  expect(both).toEqual({
    'Fn::Join': ['', [one, ',', { 'Fn::GetAtt': [expect.stringMatching(/^SecondApi/), 'ApiEndpoint'] }]],
  });
});
