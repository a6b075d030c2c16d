// The account is known before anything is kept in it; whatever AWS says no with is told with its mend.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsAccount } from '../../../scripts/setup/steps/aws-account';
import { bridgeSecret } from '../../../scripts/setup/steps/bridge-secret';
import { type AwsWorld, openAwsWorld } from './aws-world';

const SHELL = { ...process.env };
let home: string;
let aws: AwsWorld;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'toban-home-'));
  process.env = {
    PATH: SHELL.PATH,
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  aws = await openAwsWorld();
});
afterEach(async () => {
  await aws.close();
  process.env = SHELL;
  rmSync(home, { recursive: true });
});

test('region and account are chosen, confirmed and kept, with where alarms go', async () => {
  const answers = { region: 'us-west-2', alarmEmail: 'ops@msp.example', redundant: 'yes' };
  expect(await aws.run(awsAccount, answers)).toBe(true);
  expect(aws.installation.aws).toEqual({
    region: 'us-west-2',
    accountId: '123456789012',
    alarmEmail: 'ops@msp.example',
    redundant: true,
  });
  expect(await aws.run(bridgeSecret)).toBe(true);
  expect([...aws.account.region('us-west-2').parameters.keys()]).toEqual(['/toban/BRIDGE_SECRETS']);
  expect(aws.account.region('us-west-2').parameters.get('/toban/BRIDGE_SECRETS')?.type).toBe('SecureString');
});

test('an account that is not the wanted one is left alone', async () => {
  expect(await aws.run(awsAccount, { awsAccount: 'no' })).toBe(false);
  expect(aws.lastWords()).toContain('export AWS_PROFILE=');
  expect(aws.installation.aws).toBeUndefined();
});

test('credentials of another account than that of the installation are refused by both numbers', async () => {
  const elsewhere = {
    region: 'ap-northeast-1',
    accountId: '999999999999',
    alarmEmail: null,
    redundant: false,
  };
  aws.installation = { ...aws.installation, aws: elsewhere };
  expect(await aws.run(awsAccount)).toBe(false);
  expect(aws.lastWords()).toContain(
    'belong to the account 123456789012, the installation is in 999999999999',
  );
});

describe('is told with its mend:', () => {
  const failing = async (words: readonly string[]) => {
    expect(await aws.run(awsAccount)).toBe(false);
    for (const each of words) expect(aws.lastWords()).toContain(each);
    expect(aws.installation.aws).toBeUndefined();
  };
  const noKeys = () => {
    delete aws.env.AWS_ACCESS_KEY_ID;
    delete aws.env.AWS_SECRET_ACCESS_KEY;
  };

  test('no credentials', async () => {
    noKeys();
    await failing(['this shell has no AWS credentials', 'aws configure']);
  });

  test('an SSO login that has expired', async () => {
    noKeys();
    process.env.AWS_PROFILE = 'msp';
    aws.env.AWS_PROFILE = 'msp';
    const session = 'sso_start_url = https://msp.example/start\nsso_region = ap-northeast-1\n';
    const profile = 'sso_session = msp\nsso_account_id = 123456789012\nsso_role_name = admin\n';
    writeFileSync(join(home, 'config'), `[profile msp]\n${profile}[sso-session msp]\n${session}`);
    mkdirSync(join(home, '.aws', 'sso', 'cache'), { recursive: true });
    await failing(['the login has expired', 'aws sso login --profile msp']);
  });

  test('temporary keys that have expired', async () => {
    aws.account.login = 'expired';
    await failing(['AWS sts:GetCallerIdentity', 'the login has expired']);
  });

  test('keys that AWS does not know', async () => {
    aws.env.AWS_ACCESS_KEY_ID = 'AKIADELETED000000000';
    await failing(['AWS does not know this access key']);
  });

  test('an action that is denied, by its name', async () => {
    aws.account.denied.add('cloudformation:DescribeStacks');
    await failing(['these credentials may not do cloudformation:DescribeStacks']);
  });

  test('no answer', async () => {
    aws.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    await failing(['AWS sts:GetCallerIdentity', 'reaches the internet', '--again aws-account']);
  });
});

test('a secret that is refused for what it is, is not shown though AWS repeats it', async () => {
  await aws.run(awsAccount);
  const secret = 'xoxb-secret '.repeat(400);
  const writing = aws.world().secrets.write('SLACK_BOT_TOKEN', secret);
  await expect(writing).rejects.toThrow('AWS ssm:PutParameter: Value: Invalid length');
  await expect(writing).rejects.not.toThrow('xoxb');
});

test('a secret that SSM does not take says which leave is lacking, and the next run goes on', async () => {
  await aws.run(awsAccount);
  aws.account.denied.add('ssm:PutParameter');
  expect(await aws.run(bridgeSecret)).toBe(false);
  expect(aws.lastWords()).toContain('these credentials may not do ssm:PutParameter');
  expect(aws.account.region().parameters.size).toBe(0);
  aws.account.denied.clear();
  expect(await aws.run(bridgeSecret)).toBe(true);
});
