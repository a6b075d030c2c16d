// The AWS account and region of the bridge and its secrets: credentials tested, and the account confirmed by a person.
import type { AwsConnection } from '../../services/aws/connection';
import { type AwsIdentity, awsIdentity, regionOfShell } from '../../services/aws/identity';
import { describeStack } from '../../services/aws/stack';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { awsConnection } from './aws-connection';

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;
const ADDRESS = /^\S+@\S+\.\S+$/;

export const awsAccount: Step = {
  id: 'aws-account',
  title: ({ texts }) => texts.titles.awsAccount,
  async look(world): Promise<Look> {
    const { texts, env } = world;
    const { aws } = world.installation();
    if (aws === undefined) return { kind: 'todo', detail: texts.aws.notChosen };
    const { accountId } = await tested(world, awsConnection(world));
    if (accountId !== aws.accountId) {
      throw new StepFailed(
        texts.aws.otherAccount(accountId, aws.accountId),
        texts.aws.otherAccountMend(env.AWS_PROFILE ?? null),
      );
    }
    return { kind: 'done', detail: texts.aws.ready(accountId, aws.region) };
  },
  async act(world): Promise<void> {
    const { terminal, texts, env, know } = world;
    const known = world.installation().aws;
    const initial = known?.region ?? (await regionOfShell(awsConnection(world)));
    const region = await terminal.ask({
      name: 'region',
      message: texts.aws.askRegion,
      fault: (answer) => (REGION.test(answer) ? null : texts.aws.notRegion),
      ...(initial === null ? {} : { initial }),
    });
    const { accountId, arn } = await tested(world, { env, region });
    if (!(await terminal.confirm('awsAccount', texts.aws.confirmAccount(accountId, arn, region), true))) {
      throw new StepFailed(texts.aws.notThisAccount, texts.aws.otherAccountMend(env.AWS_PROFILE ?? null));
    }
    const alarmEmail = await terminal.ask({
      name: 'alarmEmail',
      message: texts.aws.askAlarmEmail,
      initial: known?.alarmEmail ?? '',
      fault: (answer) => (answer === '' || ADDRESS.test(answer) ? null : texts.aws.notAddress),
    });
    const redundant = await terminal.confirm('redundant', texts.aws.askRedundant, known?.redundant ?? false);
    know({ aws: { region, accountId, alarmEmail: alarmEmail === '' ? null : alarmEmail, redundant } });
  },
};

/** Whose they are, and that they may at least look: what is denied is better known now than half-way. */
async function tested({ installation }: World, connection: AwsConnection): Promise<AwsIdentity> {
  const identity = await awsIdentity(connection);
  await describeStack(connection, installation().name);
  return identity;
}
