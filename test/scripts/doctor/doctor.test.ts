// The doctor says from the terminal what is wrong with an installation and how it is mended, and leaves to the sheet's menu
// what only that can see. Scripts go by its exit code.
import { spawn } from 'node:child_process';
import { textsOf } from '../../../apps-script/src/i18n/catalogue';
import { type Examined, examine } from '../../../scripts/doctor/examine';
import { ensureBuilt } from '../../sandbox/build';
import { DEFAULT_CHANNEL, ROBOT, SECRETS, SERVICES, TEST_CHANNEL } from '../../sandbox/company';
import { type Company, deployed, openCompany } from '../setup/company';

const ROOT = `${__dirname}/../../..`;
const [SERVICE] = SERVICES;

let company: Company;
let build: string;
beforeAll(async () => {
  ensureBuilt();
  company = await openCompany();
  const { sandbox } = company;
  deployed(company);
  const health = await fetch(`${sandbox.url}/bridge/a/health`);
  build = ((await health.json()) as { build: string }).build;
  company.stored.set('PAGERDUTY_TOKEN', SECRETS.pagerdutyToken);
  company.installation = {
    ...company.installation,
    slack: {
      teamId: 'T1',
      team: 'Company',
      botUserId: 'U1',
      defaultChannel: DEFAULT_CHANNEL.id,
      testChannel: TEST_CHANNEL.id,
      channels: [DEFAULT_CHANNEL.id],
    },
    pagerDuty: {
      apiUrl: `${sandbox.url}/pagerduty`,
      from: ROBOT.email,
      service: { id: SERVICE.id, name: SERVICE.name },
      policy: null,
      subscriptions: {},
    },
    google: {
      scriptId: 'script',
      spreadsheetId: 'sheet',
      deploymentId: null,
      connected: null,
      webAppUrl: `${sandbox.url}/webapp/exec`,
    },
  };
});
afterAll(() => company.close());

function examined(
  env = {},
  installation: Company['installation'] | null = company.installation,
): Promise<Examined> {
  const { secrets } = company.world();
  return examine({ installation, secrets, env, build }, textsOf('en').check);
}

const line = async (id: string) => (await examined()).lines.find((each) => each.id === id);

test('an installation that is well is sound, and what the terminal cannot see is left to Check set-up', async () => {
  const { sound, lines } = await examined();
  expect(lines.filter(({ verdict }) => verdict === 'bad' || verdict === 'warning')).toEqual([]);
  expect(sound).toBe(true);
  const ids = lines.filter(({ verdict }) => verdict === 'ok').map(({ id }) => id.split(':')[0]);
  expect(new Set(ids)).toEqual(
    new Set(['token', 'from', 'service', 'policy', 'bridge', 'signature', 'channel', 'webhooks']),
  );
  const hidden = lines.filter(({ verdict }) => verdict === 'unknown');
  expect(hidden.map(({ id }) => id)).toEqual(['web-app', 'only-in-sheet']);
  for (const { mend } of hidden) expect(mend).toContain('Check set-up');
});

test('a trap of PagerDuty’s is found, and gone once it is mended', async () => {
  company.sandbox.pagerduty.setService(SERVICE.id, { autoResolve: 14_400 });
  expect((await examined()).sound).toBe(false);
  expect(await line(`service:${SERVICE.id}:auto-resolve`)).toMatchObject({
    verdict: 'bad',
    mend: expect.stringContaining('Auto-resolve incidents'),
  });
  company.sandbox.pagerduty.setService(SERVICE.id, { autoResolve: null });
  expect((await examined()).sound).toBe(true);
});

test('a secret that is not the bridge’s, one that cannot be read, and one that was never stored', async () => {
  const id = `signature:${company.sandbox.url}/bridge/a`;
  company.stored.set('BRIDGE_SECRETS', `whsec_${Buffer.from('another').toString('base64')}`);
  expect(await line(id)).toMatchObject({ verdict: 'bad', mend: expect.stringContaining('bridge-secret') });
  company.stored.delete('BRIDGE_SECRETS');
  expect(await line(id)).toMatchObject({
    verdict: 'unknown',
    what: expect.stringContaining('BRIDGE_SECRETS is not stored'),
  });
  company.stored.set('BRIDGE_SECRETS', SECRETS.bridge);
  const refusing = {
    ...company.world().secrets,
    read: () => Promise.reject(new Error('the login has expired')),
  };
  const { sound, lines } = await examine(
    { installation: company.installation, secrets: refusing, env: {}, build },
    textsOf('en').check,
  );
  expect(sound).toBe(false);
  expect(lines.find((each) => each.id === 'token')?.what).toContain('the login has expired');
});

test('a part that answers with another build than this checkout is named', async () => {
  const { secrets } = company.world();
  const { lines } = await examine(
    { installation: company.installation, secrets, env: {}, build: '9.0.0+0000000000' },
    textsOf('en').check,
  );
  expect(lines.find((each) => each.id.startsWith('bridge:'))).toMatchObject({
    verdict: 'warning',
    what: `The bridge is of build ${build}, this checkout is 9.0.0+0000000000`,
    mend: expect.stringContaining('npm run release'),
  });
});

test('a bridge that is away is no sound installation', async () => {
  const { sound, lines } = await examined({ BRIDGE_URL: 'http://127.0.0.1:9' });
  expect(sound).toBe(false);
  expect(lines.find((each) => each.id === 'bridge:http://127.0.0.1:9')).toMatchObject({ verdict: 'bad' });
});

test('set-up that is not finished is the first thing to be said', async () => {
  const { bridge: _, google: __, ...others } = company.installation;
  const { sound, lines } = await examined({}, others);
  expect(sound).toBe(false);
  expect(lines[0]).toMatchObject({
    id: 'set-up',
    what: expect.stringMatching(/bridge, google$/),
    mend: expect.stringContaining('npm run setup'),
  });
});

describe('the command', () => {
  function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
      const command = ['--import', 'tsx', 'scripts/doctor/doctor.ts', '--name', 'none', ...args];
      const child = spawn(process.execPath, command, {
        cwd: ROOT,
        env: { ...process.env, LANG: 'C', ...env },
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text) => {
        stdout += text;
      });
      child.stderr.on('data', (text) => {
        stderr += text;
      });
      child.once('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  const whole = () => ({
    PAGERDUTY_TOKEN: SECRETS.pagerdutyToken,
    PAGERDUTY_API_URL: `${company.sandbox.url}/pagerduty`,
    BRIDGE_URL: `${company.sandbox.url}/bridge/a`,
    BRIDGE_SECRET: SECRETS.bridge,
    WEB_APP_URL: `${company.sandbox.url}/webapp/exec`,
  });

  test('ends with 0 where all that it sees is sound, and prints JSON for scripts', async () => {
    const { code, stdout, stderr } = await run(['--json'], whole());
    expect(stderr).toBe('');
    const answer = JSON.parse(stdout) as Examined;
    expect(answer).toMatchObject({ sound: true, build });
    expect(code).toBe(0);
  });

  test('ends with 1 where something is to be mended, told with place and mend and without a secret', async () => {
    const { code, stdout } = await run([], { ...whole(), PAGERDUTY_TOKEN: 'a-wrong-token' });
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '✗ PagerDuty — PagerDuty does not know the API token',
      expect.stringMatching(/^ {4}→ Make a new key/),
    ]);
    for (const secret of ['a-wrong-token', SECRETS.bridge]) expect(stdout).not.toContain(secret);
  });

  test('ends with 2 for options that it does not have', async () => {
    const { code, stderr } = await run(['--locale', 'fr']);
    expect(code).toBe(2);
    expect(stderr).toContain('--locale fr: ja or en');
  });
});
