// A CloudFormation stack as it stands.
import {
  CloudFormationClient,
  type Stack as DescribedStack,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { type AwsConnection, clientSettings } from './connection';
import { callAws } from './refusal';

export interface Stack {
  readonly id: string;
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: `CREATE_COMPLETE`… */
  readonly status: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** When its latest operation began; ISO. */
  readonly changedAt: string;
}

export function cloudFormation(connection: AwsConnection): CloudFormationClient {
  return new CloudFormationClient(clientSettings('CLOUDFORMATION', connection));
}

/** @param name or id @returns null where there is none @throws AwsSaidNo */
export async function describeStack(connection: AwsConnection, name: string): Promise<Stack | null> {
  const client = cloudFormation(connection);
  return callAws<Stack | null>(
    'cloudformation:DescribeStacks',
    async () => {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      const [found] = Stacks;
      return found === undefined ? null : toStack(found);
    },
    // No code of its own: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
    { known: (error) => (error instanceof Error && /does not exist/.test(error.message) ? null : undefined) },
  );
}

/**
 * Why the latest operation failed, as CloudFormation says: `Function: <reason>`. What was merely cancelled because
 * another failed is left out. @param id of the stack, since its name may be another's by now
 */
export async function failuresOf(connection: AwsConnection, id: string): Promise<readonly string[]> {
  const client = cloudFormation(connection);
  const { StackEvents = [] } = await callAws('cloudformation:DescribeStackEvents', () =>
    client.send(new DescribeStackEventsCommand({ StackName: id })),
  );
  // Newest first; the operation began where somebody asked for it.
  const begun = StackEvents.findIndex(
    ({ ResourceStatusReason, PhysicalResourceId }) =>
      ResourceStatusReason === 'User Initiated' && PhysicalResourceId === id,
  );
  return StackEvents.slice(0, begun < 0 ? undefined : begun)
    .filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
    .map(
      ({ LogicalResourceId = '', ResourceStatusReason = '' }) =>
        `${LogicalResourceId}: ${ResourceStatusReason}`,
    )
    .filter((line) => !/Resource (creation|update) cancelled/.test(line))
    .reverse();
}

function toStack(described: DescribedStack): Stack {
  const { StackId = '', StackStatus, Outputs = [], LastUpdatedTime, CreationTime } = described;
  const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const);
  return {
    id: StackId,
    status: StackStatus ?? '',
    outputs: new Map(outputs),
    changedAt: (LastUpdatedTime ?? CreationTime)?.toISOString() ?? '',
  };
}
