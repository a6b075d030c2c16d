// STS: whose keys these are. Roles cannot be assumed here: the CDK then goes on with the caller's own keys, as it does
// for whoever deploys without the bootstrap roles.
import type { AwsAccount } from './account';
import type { AwsCall } from './call';
import { Refusal } from './refusal';
import type { Xml } from './xml';

export function sts({ id, arn }: AwsAccount, { operation, form }: AwsCall): Xml {
  switch (operation) {
    case 'GetCallerIdentity':
      return { Arn: arn, UserId: 'AIDASANDBOXADMIN', Account: id };
    case 'AssumeRole':
      throw new Refusal(
        'AccessDenied',
        `User: ${arn} is not authorized to perform: sts:AssumeRole on resource: ${form.get('RoleArn') ?? ''}`,
        403,
      );
    default:
      throw new Refusal('InvalidAction', `Could not find operation ${operation} for version 2011-06-15`);
  }
}
