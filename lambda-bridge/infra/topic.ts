// Where alarms are sent, over TLS only, by this account's alarms only; an e-mail address may listen.
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Options } from './options';

export function addTopic(scope: Construct, { name, alarmEmail }: Options): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: `Toban ${name}`, enforceSSL: true });
  const { account } = Stack.of(scope);
  // A topic with a policy of its own loses the leave that it gives its account by default.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  if (alarmEmail !== null) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}
