// What the steps in AWS say.
import type { AwsTrouble } from '../services/aws/refusal';

export interface DeploymentPlan {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly alarmEmail: string | null;
  readonly redundant: boolean;
}

export interface AwsTexts {
  readonly notChosen: string;
  readonly askRegion: string;
  readonly notRegion: string;
  readonly confirmAccount: (accountId: string, arn: string, region: string) => string;
  readonly notThisAccount: string;
  readonly otherAccount: (found: string, wanted: string) => string;
  /** @param profile as the shell names it, null where it names none */
  readonly otherAccountMend: (profile: string | null) => string;
  readonly askAlarmEmail: string;
  readonly notAddress: string;
  readonly askRedundant: string;
  readonly ready: (accountId: string, region: string) => string;
  readonly notBootstrapped: string;
  readonly confirmBootstrap: (accountId: string, region: string) => string;
  readonly bootstrapping: string;
  readonly bootstrapDeclinedMend: (command: string) => string;
  readonly notDeployed: string;
  readonly notCurrent: string;
  readonly notKnownHere: string;
  /** @param failures as CloudFormation says them */
  readonly undone: (status: string, failures: readonly string[]) => string;
  readonly undoneMend: string;
  readonly underWay: (status: string) => string;
  readonly underWayMend: string;
  readonly stuck: (status: string, failures: readonly string[]) => string;
  readonly stuckMend: (status: string, url: string) => string;
  readonly confirmDeploy: (plan: DeploymentPlan) => string;
  readonly declined: string;
  readonly deploying: string;
  readonly cdkFailed: (tail: string) => string;
  readonly tooLong: (minutes: number) => string;
  readonly outputsLacking: (names: readonly string[]) => string;
  readonly deployed: (urls: readonly string[]) => string;
  /** @param call as in policies, such as `ssm:PutParameter` @param profile as the shell names it */
  readonly mend: (trouble: AwsTrouble, call: string, profile: string | null) => string;
}
