// A CloudFormation stack as it stands.
import {
  CloudFormationClient,
  type Stack as DescribedStack,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { type AwsConnection, clientSettings } from './connection';
import { callAws } from './refusal';

export interface Stack {
  readonly id: string;
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: `CREATE_COMPLETE`… */
  readonly status: string;
  readonly outputs: ReadonlyMap<string, string>;
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

function toStack({ StackId = '', StackStatus, Outputs = [] }: DescribedStack): Stack {
  const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const);
  return { id: StackId, status: StackStatus ?? '', outputs: new Map(outputs) };
}
