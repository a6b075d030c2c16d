// What the steps in AWS say.
import type { AwsTrouble } from '../services/aws/refusal';

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
  /** @param call as in policies, such as `ssm:PutParameter` @param profile as the shell names it */
  readonly mend: (trouble: AwsTrouble, call: string, profile: string | null) => string;
}
