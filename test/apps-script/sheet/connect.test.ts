// Connect takes the pasted block whole or not at all, names every bad line, and never shows a value.
import type { Connected } from '../../../apps-script/src/sheet/dialogs/dialog-data';
import { SECRETS } from '../../sandbox/company';
import { Clinic } from '../checkup/clinic';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await Clinic.open('ja');
});
afterAll(() => clinic.close());

const connect = (block: string, newLinkSecret = false) =>
  clinic.call<Connected>('connect', [{ block, newLinkSecret }]);
const stored = () => clinic.sandbox.script.properties.all();

test('what the block names is stored, what it leaves out stays, and no value comes back', async () => {
  const before = stored();
  const block = `# printed by npm run setup
PAGERDUTY_TOKEN=a-fresh-token
  BRIDGE_URL = "https://one.example/, https://two.example"\r
export WEB_APP_URL='https://script.example/macros/s/abc/exec'

`;
  const answer = await connect(block);
  expect(answer).toMatchObject({ saved: ['PAGERDUTY_TOKEN', 'BRIDGE_URL', 'WEB_APP_URL'], problems: [] });
  expect(stored()).toEqual({
    ...before,
    PAGERDUTY_TOKEN: 'a-fresh-token',
    BRIDGE_URL: 'https://one.example/, https://two.example',
    WEB_APP_URL: 'https://script.example/macros/s/abc/exec',
  });
  expect(answer.known).toContainEqual({ name: 'HEARTBEAT_URL', state: 'set' });
  const told = JSON.stringify(answer);
  for (const value of ['a-fresh-token', 'one.example', SECRETS.bridge, SECRETS.links])
    expect(told).not.toContain(value);
  clinic.sandbox.script.properties.set(before);
});

test('one bad line, and nothing is stored; each is named with its mend, none with its value', async () => {
  const before = stored();
  const { saved, problems } = await connect(
    [
      'PAGERDUTY_TOKEN=good',
      'BRIDGE_SECRET=not-a-whsec',
      'WEB_APP_URL=https://script.example/macros/s/abc/dev',
      'LINK_SECRET=short',
      'PAGERDUTY_TOKN=typo',
      'PAGERDUTY_TOKEN=again',
      'a line that was wrapped',
      'BRIDGE_URL=nowhere',
      'HEARTBEAT_URL=',
    ].join('\n'),
  );
  expect(saved).toEqual([]);
  expect(stored()).toEqual(before);
  expect(problems.map(({ line, name, kind }) => [line, name, kind])).toEqual([
    [2, 'BRIDGE_SECRET', 'whsec'],
    [3, 'WEB_APP_URL', 'exec'],
    [4, 'LINK_SECRET', 'short'],
    [5, 'PAGERDUTY_TOKN', 'unknown'],
    [6, 'PAGERDUTY_TOKEN', 'twice'],
    [7, null, 'form'],
    [8, 'BRIDGE_URL', 'addresses'],
    [9, 'HEARTBEAT_URL', 'absent'],
  ]);
  const told = JSON.stringify(problems);
  expect(told).toContain('3 行目：WEB_APP_URL');
  for (const value of ['not-a-whsec', 'typo', 'again', 'wrapped', 'nowhere'])
    expect(told).not.toContain(value);
});

test('a link secret is made when it is asked for, another one each time', async () => {
  const before = stored().LINK_SECRET;
  expect(await connect('', true)).toMatchObject({ saved: ['LINK_SECRET'], problems: [] });
  const first = stored().LINK_SECRET;
  await connect('', true);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set([before, first, stored().LINK_SECRET]).size).toBe(3);
});

test('the menu opens both dialogs, with what is set by name alone', async () => {
  await clinic.call('connectFromMenu');
  await clinic.call('checkSetUpFromMenu');
  const [connecting, checking] = clinic.sandbox.script.window.dialogs.slice(-2);
  expect(connecting).toMatchObject({ kind: 'page', title: '接続情報' });
  expect(checking).toMatchObject({ kind: 'page', title: 'セットアップの確認' });
  for (const secret of [SECRETS.pagerdutyToken, SECRETS.bridge, stored().LINK_SECRET ?? ''])
    expect(JSON.stringify([connecting, checking])).not.toContain(secret);
});

test('a visitor of the web app cannot connect anything', async () => {
  const before = stored();
  const answer = await fetch(`${clinic.sandbox.url}/webapp/run`, {
    method: 'POST',
    headers: { cookie: 'sandbox_account=sato%40msp.example', 'content-type': 'application/json' },
    body: JSON.stringify({
      functionName: 'connect',
      args: [{ block: 'PAGERDUTY_API_URL=https://elsewhere.example', newLinkSecret: false }],
    }),
  });
  expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('menu only') } });
  expect(stored()).toEqual(before);
});
