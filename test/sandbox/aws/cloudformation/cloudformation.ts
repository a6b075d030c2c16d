// CloudFormation of one region, as the CDK's command and set-up drive it.
import type { AwsCall } from '../call';
import { Refusal } from '../refusal';
import type { Xml } from '../xml';

export class CloudFormation {
  answer({ operation, form }: AwsCall): Xml {
    const name = form.get('StackName') ?? '';
    switch (operation) {
      case 'DescribeStacks':
        throw new Refusal('ValidationError', `Stack with id ${name} does not exist`);
      default:
        throw new Refusal(
          'InvalidAction',
          `Could not find operation ${operation} for version ${form.get('Version') ?? ''}`,
        );
    }
  }
}
