// Whose keys these are, and in which region the shell works.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type AwsConnection, clientSettings } from './connection';
import { callAws } from './refusal';

export interface AwsIdentity {
  readonly accountId: string;
  /** Such as `arn:aws:iam::123456789012:user/admin`. */
  readonly arn: string;
}

/** @throws AwsSaidNo */
export async function awsIdentity(connection: AwsConnection): Promise<AwsIdentity> {
  const client = new STSClient(clientSettings('STS', connection));
  const found = await callAws('sts:GetCallerIdentity', () => client.send(new GetCallerIdentityCommand({})));
  return { accountId: found.Account ?? '', arn: found.Arn ?? '' };
}

/** From the variables, else from the profile. @returns null where neither names one */
export async function regionOfShell({ env }: AwsConnection): Promise<string | null> {
  const named = env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (named) return named;
  try {
    return await new STSClient({}).config.region();
  } catch {
    return null;
  }
}
