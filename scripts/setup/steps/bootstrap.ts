// The account made ready for the CDK, once for each region: after a person has said yes.
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Installation } from '../../installation/installation';
import { clientSettings } from '../../services/aws/connection';
import { readParameter } from '../../services/aws/ssm-secrets';
import { StepFailed } from '../failure';
import type { World } from '../world';
import { awsConnection } from './aws-connection';
import { cdk } from './cdk';

/** Where the bootstrap says its version, and the least that a template of this CDK takes: both stand in the template. */
const VERSION_PARAMETER = '/cdk-bootstrap/hnb659fds/version';
const LEAST_VERSION = 6;
const LIMIT_MINUTES = 10;

/** @throws StepFailed where it is declined or fails */
export async function ensureBootstrapped(world: World, aws: NonNullable<Installation['aws']>): Promise<void> {
  const { terminal, texts } = world;
  const client = new SSMClient(clientSettings('SSM', awsConnection(world)));
  const version = Number(await readParameter(client, VERSION_PARAMETER));
  if (version >= LEAST_VERSION) return;
  const { accountId, region } = aws;
  const place = `aws://${accountId}/${region}`;
  if (!(await terminal.confirm('bootstrap', texts.aws.confirmBootstrap(accountId, region), true))) {
    throw new StepFailed(
      texts.aws.notBootstrapped,
      texts.aws.bootstrapDeclinedMend(`npm run cdk -- bootstrap ${place}`),
    );
  }
  await terminal.progress(texts.aws.bootstrapping, () =>
    cdk(world, ['bootstrap', place], { stackName: 'CDKToolkit', limitMinutes: LIMIT_MINUTES }),
  );
}
