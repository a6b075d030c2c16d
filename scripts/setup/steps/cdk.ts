// A run of the CDK within a step: its progress shown, its failure explained by what CloudFormation has to say.
import { runCdk } from '../../services/aws/cdk';
import { describeStack, failuresOf } from '../../services/aws/stack';
import { StepFailed } from '../failure';
import type { World } from '../world';
import { awsConnection } from './aws-connection';

const MS_A_MINUTE = 60_000;
/** What the CDK prints for each resource: `stack | 3/30 | 4:17:09 PM | CREATE_COMPLETE | AWS::… | name`. */
const EVENT = /\| [A-Z_]+_(COMPLETE|FAILED) +\| (\S+) +\| (.*)$/;

export interface CdkTask {
  /** That it changes. */
  readonly stackName: string;
  readonly limitMinutes: number;
}

/** @throws StepFailed */
export async function cdk(
  world: World,
  args: readonly string[],
  { stackName, limitMinutes }: CdkTask,
): Promise<void> {
  const { root, texts, terminal, env } = world;
  const connection = awsConnection(world);
  const before = await describeStack(connection, stackName);
  const end = await runCdk(args, {
    root,
    connection,
    limitMs: limitMinutes * MS_A_MINUTE,
    onLine: (line) => {
      const [, end, type, name] = EVENT.exec(line) ?? [];
      if (end !== undefined) terminal.say(`    ${end === 'FAILED' ? '✗' : '·'} ${type} ${name?.trimEnd()}`);
    },
  });
  if (end.kind === 'done') return;
  if (end.kind === 'tooLong') {
    throw new StepFailed(texts.aws.tooLong(limitMinutes), texts.aws.underWayMend);
  }
  const stack = await describeStack(connection, stackName);
  const isOfNow = stack?.id !== before?.id || stack?.changedAt !== before?.changedAt;
  if (stack !== null && isOfNow && /ROLLBACK/.test(stack.status)) {
    throw new StepFailed(
      texts.aws.undone(stack.status, await failuresOf(connection, stack.id)),
      texts.aws.undoneMend,
    );
  }
  throw new StepFailed(
    texts.aws.cdkFailed(end.tail),
    texts.aws.mend(end.trouble, end.call, env.AWS_PROFILE ?? null),
  );
}
