// Somebody sets up in an AWS account of their own: the contract servers, and secrets really kept in SSM.
import { en } from '../../../scripts/i18n/en';
import {
  type Installation,
  newInstallation,
  parameterPrefix,
} from '../../../scripts/installation/installation';
import { ssmSecrets } from '../../../scripts/services/aws/ssm-secrets';
import { runSteps } from '../../../scripts/setup/run';
import type { Step } from '../../../scripts/setup/step';
import { awsConnection } from '../../../scripts/setup/steps/aws-connection';
import { realTime } from '../../../scripts/setup/time';
import type { World } from '../../../scripts/setup/world';
import { AwsAccount } from '../../sandbox/aws/account';
import { awsShell } from '../../sandbox/aws/shell';
import { VirtualClock } from '../../sandbox/clock';
import { SandboxServer } from '../../sandbox/server';
import { type ScriptedTerminal, scriptedTerminal } from './scripted-terminal';

export interface AwsWorld {
  readonly account: AwsAccount;
  /** Of the shell; changed in place. */
  readonly env: Record<string, string | undefined>;
  installation: Installation;
  terminal: ScriptedTerminal;
  readonly world: () => World;
  /** Runs that step alone. @returns whether it is done */
  readonly run: (step: Step, answers?: Readonly<Record<string, string>>, again?: boolean) => Promise<boolean>;
  /** What was said last: a failure with its place and mend. */
  readonly lastWords: () => string;
  readonly close: () => Promise<void>;
}

const ANSWERS = { region: 'ap-northeast-1', awsAccount: 'yes', alarmEmail: '', redundant: 'no' };

export async function openAwsWorld(): Promise<AwsWorld> {
  const account = new AwsAccount();
  const server = new SandboxServer(new VirtualClock(Date.now())).mount('/', account.handle, { time: 'free' });
  const endpoint = await server.listen(0);
  const aws: AwsWorld = {
    account,
    env: {
      ...process.env,
      ...awsShell(endpoint),
    },
    installation: newInstallation('toban', 'en'),
    terminal: scriptedTerminal({}),
    world: () => ({
      root: `${__dirname}/../../..`,
      env: aws.env,
      stateFolder: '',
      time: realTime,
      terminal: aws.terminal,
      texts: en,
      installation: () => aws.installation,
      know(news) {
        aws.installation = { ...aws.installation, ...news };
      },
      secrets: ssmSecrets(parameterPrefix(aws.installation), () =>
        awsConnection({ env: aws.env, installation: () => aws.installation }),
      ),
    }),
    run(step, answers = {}, again = false) {
      aws.terminal = scriptedTerminal({ ...ANSWERS, ...answers });
      return runSteps([step], aws.world(), { list: false, again: again ? step.id : null });
    },
    lastWords: () => aws.terminal.said.at(-1) ?? '',
    async close() {
      await server.close();
      expect(account.complaints).toEqual([]);
    },
  };
  return aws;
}
