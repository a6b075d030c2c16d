// What the CDK has uploaded is what runs: set up in an empty account, the bridge takes its secrets from SSM, answers at
// the address that the stack names, and can use the channels in Slack.
import { ssmSecrets } from '../../../scripts/services/aws/ssm-secrets';
import { runSteps } from '../../../scripts/setup/run';
import { awsAccount } from '../../../scripts/setup/steps/aws-account';
import { awsConnection } from '../../../scripts/setup/steps/aws-connection';
import { bridgeAnswers } from '../../../scripts/setup/steps/bridge-answers';
import { bridgeDeploy } from '../../../scripts/setup/steps/bridge-deploy';
import { bridgeSecret } from '../../../scripts/setup/steps/bridge-secret';
import { slackApp } from '../../../scripts/setup/steps/slack-app';
import { slackChannels } from '../../../scripts/setup/steps/slack-channels';
import type { World } from '../../../scripts/setup/world';
import { awsShell } from '../../sandbox/aws/shell';
import { ensureBuilt } from '../../sandbox/build';
import { ANSWERS, type Company, openCompany } from './company';
import { scriptedTerminal } from './scripted-terminal';

const AWS_ANSWERS = {
  region: 'ap-northeast-1',
  awsAccount: 'yes',
  alarmEmail: '',
  redundant: 'yes',
  bootstrap: 'yes',
  deploy: 'yes',
};

let company: Company;
beforeAll(async () => {
  ensureBuilt();
  company = await openCompany('none', 'none');
});
afterAll(() => company.close());

test('from an empty account to a bridge that answers at both addresses', async () => {
  const { sandbox } = company;
  const terminal = scriptedTerminal({ ...ANSWERS, ...AWS_ANSWERS });
  const env = { ...company.world().env, ...awsShell(`${sandbox.url}/aws`) };
  const installation = () => company.installation;
  const world: World = {
    ...company.world(),
    root: `${__dirname}/../../..`,
    env,
    terminal,
    secrets: ssmSecrets('/toban', () => awsConnection({ env, installation })),
  };
  const before = [awsAccount, slackApp, slackChannels, bridgeSecret];
  expect(await runSteps(before, world, { list: false, again: null })).toBe(true);
  await expect(fetch(`${sandbox.url}/bridge/a/health`)).rejects.toThrow('fetch failed');

  expect(await runSteps([bridgeDeploy, bridgeAnswers], world, { list: false, again: null })).toBe(true);
  expect(company.installation.bridge?.urls).toEqual([`${sandbox.url}/bridge/a`, `${sandbox.url}/bridge/b`]);
  expect(terminal.said.at(-2)).toContain('2 addresses, signature taken, 2 channels usable');
  expect(sandbox.aws.calls).toContain('ssm:GetParameters');
  expect([...sandbox.aws.region().parameters].filter(([, { type }]) => type === 'SecureString')).toHaveLength(
    3,
  );
  expect(sandbox.aws.complaints).toEqual([]);
  expect(sandbox.errors).toEqual([]);
});
