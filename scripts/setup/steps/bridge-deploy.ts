// The bridge's stack: deployed by the CDK with the options of the installation, its addresses noted.
import { isDeepStrictEqual } from 'node:util';
import { deploymentId } from '../../../lambda-bridge/infra/deployment-id';
import type { Installation } from '../../installation/installation';
import { describeStack, failuresOf, type Stack } from '../../services/aws/stack';
import { StepFailed } from '../failure';
import type { Look, Step } from '../step';
import type { World } from '../world';
import { awsConnection } from './aws-connection';
import { ensureBootstrapped } from './bootstrap';
import { cdk } from './cdk';

const LIMIT_MINUTES = 20;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const STABLE = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;
/** The CDK removes what is left of such a stack, and makes it anew. */
const NEVER_MADE = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS'];

export const bridgeDeploy: Step = {
  id: 'bridge-deploy',
  title: ({ texts }) => texts.titles.bridgeDeploy,
  async look(world): Promise<Look> {
    const { texts, installation } = world;
    const stack = await usableStack(world);
    if (stack === null) return { kind: 'todo', detail: texts.aws.notDeployed };
    if (!STABLE.test(stack.status)) return { kind: 'todo', detail: texts.aws.undone(stack.status, []) };
    if (!isCurrent(world, stack)) return { kind: 'todo', detail: texts.aws.notCurrent };
    const found = bridgeOf(world, stack);
    return isDeepStrictEqual(found, installation().bridge)
      ? { kind: 'done', detail: texts.aws.deployed(found.urls) }
      : { kind: 'todo', detail: texts.aws.notKnownHere };
  },
  async act(world): Promise<void> {
    const standing = await usableStack(world);
    const isNoted = world.installation().bridge !== undefined;
    // Nothing is left but to note where it is: an earlier run was broken off.
    const isDone =
      !isNoted && standing !== null && STABLE.test(standing.status) && isCurrent(world, standing);
    const stack = isDone ? standing : await deploy(world);
    world.know({ bridge: bridgeOf(world, stack) });
  },
};

/** @returns null where there is none @throws StepFailed for one that has to be waited for, or mended by hand */
async function usableStack(world: World): Promise<Stack | null> {
  const { texts, installation } = world;
  const { name } = installation();
  const { region } = account(world);
  const connection = awsConnection(world);
  const stack = await describeStack(connection, name);
  if (stack === null || STABLE.test(stack.status) || NEVER_MADE.includes(stack.status)) return stack;
  if (stack.status.endsWith('_IN_PROGRESS')) {
    throw new StepFailed(texts.aws.underWay(stack.status), texts.aws.underWayMend);
  }
  const url = `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks`;
  throw new StepFailed(
    texts.aws.stuck(stack.status, await failuresOf(connection, stack.id)),
    texts.aws.stuckMend(stack.status, url),
  );
}

async function deploy(world: World): Promise<Stack> {
  const { terminal, texts, installation } = world;
  const { name } = installation();
  const aws = account(world);
  await ensureBootstrapped(world, aws);
  if (!(await terminal.confirm('deploy', texts.aws.confirmDeploy({ name, ...aws }), true))) {
    throw new StepFailed(texts.aws.declined, texts.runAgain);
  }
  // Each is said, so that none is taken from a cdk.context.json.
  const options = [`name=${name}`, `redundant=${aws.redundant}`, `alarmEmail=${aws.alarmEmail ?? ''}`];
  const context = options.flatMap((option) => ['--context', option]);
  const args = ['deploy', name, '--require-approval', 'never', '--progress', 'events', ...context];
  await terminal.progress(texts.aws.deploying, () =>
    cdk(world, args, { stackName: name, limitMinutes: LIMIT_MINUTES }),
  );
  const stack = await usableStack(world);
  if (stack === null) throw new StepFailed(texts.aws.notDeployed, texts.runAgain);
  return stack;
}

function isCurrent(world: World, { outputs }: Stack): boolean {
  const { name } = world.installation();
  const { alarmEmail, redundant } = account(world);
  return outputs.get('DeploymentId') === deploymentId({ name, alarmEmail, redundant });
}

/** @throws StepFailed where an output is lacking */
function bridgeOf({ texts }: World, { outputs }: Stack): NonNullable<Installation['bridge']> {
  const lacking = OUTPUTS.filter((name) => !outputs.get(name));
  if (lacking.length > 0)
    throw new StepFailed(texts.aws.outputsLacking(lacking), texts.again('bridge-deploy'));
  const value = (name: (typeof OUTPUTS)[number]) => outputs.get(name) ?? '';
  return {
    urls: value('BridgeUrl').split(','),
    tableName: value('TableName'),
    functionName: value('FunctionName'),
    logGroupName: value('LogGroupName'),
  };
}

const OUTPUTS = ['BridgeUrl', 'TableName', 'FunctionName', 'LogGroupName'] as const;

/** @throws StepFailed where it is not chosen yet */
function account({ installation, texts }: World): NonNullable<Installation['aws']> {
  const { aws } = installation();
  if (aws === undefined) throw new StepFailed(texts.aws.notChosen, texts.again('aws-account'));
  return aws;
}
