// Check set-up names what is wrong with an installation, where, and how it is mended; once that is done, the line is well.
import { ROBOT, SECRETS, SERVICES } from '../../sandbox/company';
import { json } from '../../sandbox/http';
import { Clinic } from './clinic';

const SERVICE = SERVICES[0].id;
const NIGHT = SERVICES[1].id;
const POLICY = 'PDUTY00001';
const FROM = 'From (email)';
const SATO = 'sato@msp.example';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await Clinic.open();
});
afterAll(() => clinic.close());

type Undo = () => unknown;

interface Fault {
  /** In an administrator's words. */
  readonly what: string;
  readonly id: string | (() => string);
  readonly verdict?: 'bad' | 'warning' | 'unknown';
  readonly says: RegExp;
  readonly mend: RegExp;
  readonly break: () => Undo | Promise<Undo>;
  /** What the line is called when it is well, where that differs. */
  readonly well?: string;
}

const bridge = () => `${clinic.sandbox.url}/bridge/a`;
const subscription = () => clinic.sandbox.pagerduty.subscriptions[0] as unknown as Record<string, unknown>;
function setSubscription(field: string, value: unknown): Undo {
  const before = subscription()[field];
  subscription()[field] = value;
  return () => {
    subscription()[field] = before;
  };
}
async function setService(change: object, back: object): Promise<Undo> {
  const { toban } = clinic.office;
  await toban.setService(SERVICE, change);
  return () => toban.setService(SERVICE, back);
}
function setPolicy(...rules: readonly (readonly string[])[]): Undo {
  const { pagerduty } = clinic.sandbox;
  const change = (all: readonly (readonly string[])[], loops: number) =>
    pagerduty.changePolicy(POLICY, { rules: all.map((targets) => ({ delayMinutes: 15, targets })), loops });
  change(rules, 0);
  return () => change([['PSATOKEN01'], ['PYAMADA001'], ['PSUZUKI001']], 1);
}

const FAULTS: readonly Fault[] = [
  {
    what: 'a script property is not set',
    id: 'property:LINK_SECRET',
    says: /LINK_SECRET is not set/,
    mend: /Toban → Connect/,
    break: () => clinic.setProperty('LINK_SECRET', null),
    well: 'properties',
  },
  {
    what: 'a script property has the wrong form',
    id: 'property:WEB_APP_URL',
    says: /WEB_APP_URL must be .*\/exec/,
    mend: /Toban → Connect/,
    break: () => clinic.setProperty('WEB_APP_URL', `${clinic.sandbox.url}/webapp/dev`),
    well: 'properties',
  },
  {
    what: 'PagerDuty does not know the token',
    id: 'token',
    says: /does not know the API token/,
    mend: /API Access Keys/,
    break: () => clinic.setProperty('PAGERDUTY_TOKEN', 'another-key'),
  },
  {
    what: 'PagerDuty cannot be asked',
    id: 'token',
    verdict: 'unknown',
    says: /could not be looked at: .*PagerDuty 503/,
    mend: /Check again/,
    break: async () => {
      await clinic.office.toban.break({ pagerduty: { status: 503, for: 'PT1M' } });
      return () => clinic.office.toban.mend();
    },
  },
  {
    what: 'no user has the From address',
    id: 'from:nobody@msp.example',
    says: /No PagerDuty user has the address nobody@msp\.example/,
    mend: /From \(email\)/,
    break: () => clinic.setRow({ [FROM]: 'nobody@msp.example' }, { [FROM]: ROBOT.email }),
    well: `from:${ROBOT.email}`,
  },
  {
    what: 'the From user may only read',
    id: `from:${ROBOT.email}`,
    says: /may only read \(role read_only_user\)/,
    mend: /another role/,
    break: () => {
      clinic.sandbox.pagerduty.setRole(ROBOT.id, 'read_only_user');
      return () => clinic.sandbox.pagerduty.setRole(ROBOT.id, 'user');
    },
  },
  {
    what: 'there is no such service',
    id: 'service:PGONE00001',
    says: /no service PGONE00001/,
    mend: /end of the service’s address/,
    break: () => clinic.setRow({ 'PagerDuty service': 'PGONE00001' }, { 'PagerDuty service': SERVICE }),
    well: `service:${SERVICE}`,
  },
  {
    what: 'the service is disabled',
    id: `service:${SERVICE}:disabled`,
    says: /is disabled/,
    mend: /Enable it/,
    break: () => setService({ status: 'disabled' }, { status: 'active' }),
    well: `service:${SERVICE}`,
  },
  {
    what: 'the service is in a maintenance window',
    id: `service:${SERVICE}:maintenance`,
    says: /In a maintenance window until 2026-11-24 \d\d:\d\d/,
    mend: /End the window/,
    break: () => {
      const { pagerduty, clock } = clinic.sandbox;
      pagerduty.addMaintenance([SERVICE], clock.nowMs - 60_000, clock.nowMs + 3_600_000);
      return () => pagerduty.endMaintenance();
    },
    well: `service:${SERVICE}`,
  },
  {
    what: 'a maintenance window is planned',
    id: `service:${SERVICE}:maintenance`,
    verdict: 'warning',
    says: /planned from 2026-11-24 \d\d:\d\d.* to /,
    mend: /Hold until/,
    break: () => {
      const { pagerduty, clock } = clinic.sandbox;
      pagerduty.addMaintenance([SERVICE, NIGHT], clock.nowMs + 3_600_000, clock.nowMs + 7_200_000);
      return () => pagerduty.endMaintenance();
    },
    well: `service:${SERVICE}`,
  },
  {
    what: 'the auto-resolve timer is on, as it is on every new service',
    id: `service:${SERVICE}:auto-resolve`,
    says: /after 4 h PagerDuty closes work that nobody has started/,
    mend: /Auto-resolve incidents/,
    break: () => setService({ autoResolve: 14_400 }, { autoResolve: null }),
    well: `service:${SERVICE}`,
  },
  {
    what: 'the acknowledgement timer is on, as it is on every new service',
    id: `service:${SERVICE}:acknowledgement`,
    verdict: 'warning',
    says: /after 30 min started work calls people again/,
    mend: /Acknowledgement timeout/,
    break: () => setService({ acknowledgement: 1_800 }, { acknowledgement: null }),
    well: `service:${SERVICE}`,
  },
  {
    what: 'incidents are of low urgency',
    id: 'urgency',
    verdict: 'warning',
    says: /low urgency never escalate/,
    mend: /"Urgency" to high/,
    break: () => clinic.setRow({ Urgency: 'low' }, { Urgency: 'high' }),
    well: `policy:${POLICY}`,
  },
  {
    what: 'a level of the policy has nobody',
    id: `policy:${POLICY}`,
    says: /Nobody is on level 2/,
    mend: /person or a schedule/,
    break: () => setPolicy(['PSATOKEN01'], []),
  },
  {
    what: 'the policy has one level and does not repeat',
    id: `policy:${POLICY}`,
    verdict: 'warning',
    says: /nobody answers within 15 min, nobody else is called/,
    mend: /second level/,
    break: () => setPolicy(['PSATOKEN01']),
  },
  {
    what: 'there is no such policy',
    id: 'policy:PGONE00002',
    says: /no escalation policy PGONE00002/,
    mend: /leave it empty/,
    break: () => clinic.setRow({ 'Escalation policy': 'PGONE00002' }, { 'Escalation policy': '' }),
    well: `policy:${POLICY}`,
  },
  {
    what: 'a cell of the Settings tab cannot be read',
    id: 'settings:1',
    says: /Settings, row \d+, column "Lead" is "soon"/,
    mend: /Correct the cell/,
    break: () => clinic.setRow({ Lead: 'soon' }, { Lead: '' }),
    well: 'settings',
  },
  {
    what: 'there is no trigger',
    id: 'trigger',
    says: /no trigger of admin@msp\.example/,
    mend: /Set up/,
    break: () => {
      const { triggers } = clinic.sandbox.script;
      for (const { id } of triggers.list) triggers.delete(id);
      const undo = clinic.setState('general', (value) => ({
        ...value,
        ticked: { ...(value.ticked as object), accounts: {} },
      }));
      return () => {
        undo();
        triggers.create('tick', 1);
      };
    },
  },
  {
    what: 'there are two triggers',
    id: 'trigger',
    says: /2 triggers/,
    mend: /Delete all but one/,
    break: () => {
      const { id } = clinic.sandbox.script.triggers.create('tick', 1);
      return () => clinic.sandbox.script.triggers.delete(id);
    },
  },
  {
    what: 'another account runs ticks, too',
    id: 'trigger',
    says: /several accounts.*admin@msp\.example, sato@msp\.example/,
    mend: /each account sees its own/,
    break: () =>
      clinic.setState('general', (value) => ({
        ...value,
        ticked: {
          ...(value.ticked as object),
          accounts: { 'admin@msp.example': clinic.sandbox.clock.nowMs, [SATO]: clinic.sandbox.clock.nowMs },
        },
      })),
  },
  {
    what: 'most of the day’s run time is used up',
    id: 'run-time',
    verdict: 'warning',
    says: /80 of 90 minutes/,
    mend: /Workspace/,
    break: () =>
      clinic.setState('run time', (value) => ({
        ...value,
        hours: { [Math.floor(clinic.sandbox.clock.nowMs / 3_600_000)]: { seconds: 4_800, hung: 0 } },
      })),
  },
  {
    what: 'there is no web app at its address',
    id: 'web-app',
    says: /no web app at WEB_APP_URL \(HTTP 404\)/,
    mend: /Manage deployments/,
    break: () => {
      const undo = [
        clinic.setAccess('ANYONE_ANONYMOUS'),
        clinic.setProperty('WEB_APP_URL', `${clinic.sandbox.url}/webapp/old/exec`),
      ];
      return () => {
        for (const each of undo.slice(1)) each();
      };
    },
  },
  {
    what: 'the bridge is of another build',
    id: () => `bridge:${bridge()}`,
    says: /build 0\.0\.1\+0000000000, ticks run/,
    mend: /npm run release/,
    break: () =>
      clinic.setNetwork('/bridge/a/health', async () => json(200, { ok: true, build: '0.0.1+0000000000' })),
  },
  {
    what: 'the bridge is away',
    id: () => `bridge:${bridge()}`,
    says: /could not be looked at: .*HTTP 502/,
    mend: /Check again/,
    break: () => clinic.setNetwork('/bridge/a', async () => ({ status: 502, headers: {}, body: '' })),
  },
  {
    what: 'the bridge refuses the signature',
    id: () => `signature:${bridge()}`,
    says: /refuses the signature/,
    mend: /bridge-secret/,
    break: () => clinic.setProperty('BRIDGE_SECRET', `whsec_${Buffer.from('another').toString('base64')}`),
  },
  {
    what: 'the bot is not in a channel',
    id: 'channel:C0CUSTOMER1',
    says: /not_in_channel/,
    mend: /\/invite/,
    break: async () => {
      const { slack } = clinic.sandbox;
      // Slack limits the calls of a minute, and each check makes some.
      await clinic.office.toban.advance('PT2M');
      const header = 'Slack channel (ID)';
      await clinic.setRow({ [header]: 'C0CUSTOMER1' }, {});
      slack.addChannel({ id: 'C0CUSTOMER1', name: 'customer-1', member: false });
      return () => slack.addChannel({ id: 'C0CUSTOMER1', name: 'customer-1', member: true });
    },
  },
  {
    what: 'there is no such channel',
    id: 'channel:C0NOCHANNEL',
    says: /channel_not_found/,
    mend: /channel’s details/,
    break: () =>
      clinic.setRow({ 'Slack channel (ID)': 'C0NOCHANNEL' }, { 'Slack channel (ID)': 'C0OPERATION' }),
    well: 'channel:C0OPERATION',
  },
  {
    what: 'the second address of the bridge has no subscription',
    id: () => `webhooks:${clinic.sandbox.url}/bridge/b`,
    says: /No subscription sends to .*\/bridge\/b\/pagerduty/,
    mend: /--again webhooks/,
    break: () => clinic.setProperty('BRIDGE_URL', `${bridge()},${clinic.sandbox.url}/bridge/b`),
    well: 'webhooks',
  },
  {
    what: 'the subscription is switched off',
    id: () => `webhooks:${bridge()}`,
    says: /is switched off/,
    mend: /Switch it on/,
    break: () => setSubscription('active', false),
  },
  {
    what: 'PagerDuty has paused the subscription',
    id: () => `webhooks:${bridge()}`,
    says: /has paused the subscription/,
    mend: /bridge’s lines/,
    break: () => setSubscription('disabledUntilMs', clinic.sandbox.clock.nowMs + 3_600_000),
  },
  {
    what: 'the subscription lacks an event',
    id: () => `webhooks:${bridge()}`,
    says: /lacks incident\.escalated/,
    mend: /Add them/,
    break: () =>
      setSubscription(
        'events',
        (subscription().events as readonly string[]).filter((type) => type !== 'incident.escalated'),
      ),
  },
  {
    what: 'the subscription is of another service',
    id: () => `webhooks:${bridge()}`,
    says: /does not cover Scheduled work/,
    mend: /scope to the account/,
    break: () => setSubscription('filter', { type: 'service_reference', id: NIGHT }),
  },
  {
    what: 'the subscription is of a team',
    id: () => `webhooks:${bridge()}`,
    verdict: 'unknown',
    says: /covers one team/,
    mend: /scope to the account/,
    break: () => setSubscription('filter', { type: 'team_reference', id: 'PTEAM00001' }),
  },
  {
    what: 'no heartbeat is set',
    id: 'heartbeat',
    verdict: 'warning',
    says: /No heartbeat address/,
    mend: /HEARTBEAT_URL=/,
    break: () => clinic.setProperty('HEARTBEAT_URL', null),
  },
  {
    what: 'a newer Toban wrote the spreadsheet',
    id: 'form',
    says: /A newer Toban wrote it \(form 2, this script knows 1\)/,
    mend: /Version history/,
    break: () => clinic.setState('schema', () => ({ version: 2 })),
  },
];

test('a whole installation is in order, and looking at it changes nothing', async () => {
  const { journal, heartbeat, script } = clinic.sandbox;
  clinic.setAccess('ANYONE_ANONYMOUS');
  await clinic.check();
  const pings = heartbeat.pings.length;
  const before = { calls: journal.calls.length, properties: script.properties.all() };
  expect(await clinic.faults()).toEqual({});
  const made = journal.calls.slice(before.calls).filter(({ service }) => service === 'pagerduty');
  expect(made.length).toBeGreaterThan(3);
  expect(made.filter(({ method }) => !method.startsWith('GET'))).toEqual([]);
  expect(heartbeat.pings.length).toBe(pings);
  expect(script.properties.all()).toEqual(before.properties);
  // Properties, the spreadsheet's zone, its cells, the triggers, and one round trip to the outside.
  expect(script.executions.at(-1)?.roundTrips).toBeLessThanOrEqual(5);
});

test.each(FAULTS)('$what', async ({ id, verdict = 'bad', says, mend, break: harm, well }) => {
  clinic.setAccess('ANYONE_ANONYMOUS');
  const undo = await harm();
  const name = typeof id === 'string' ? id : id();
  const line = await clinic.line(name);
  expect(line).toMatchObject({ id: name, verdict });
  expect(line?.what).toMatch(says);
  expect(line?.mend).toMatch(mend);
  expect(line?.where).not.toBe('');
  await undo();
  const lines = await clinic.check();
  const after = lines.find((each) => each.id === (well ?? name) || each.id.startsWith(`${well}:`));
  expect(after).toMatchObject({ verdict: 'ok' });
  expect(lines.filter((each) => each.verdict === verdict && each.id === name)).toEqual([]);
});

test('the start page behind Google’s sign-in is opened once by the administrator, and is then known', async () => {
  clinic.setAccess('DOMAIN');
  const first = await clinic.line('web-app');
  expect(first).toMatchObject({ verdict: 'unknown', what: expect.stringContaining('never opened') });
  const { view, build } = await clinic.office.open(first?.link ?? '', SATO);
  expect(view.case).toBe('checked');
  const answer = await fetch(`${clinic.sandbox.url}/webapp/run`, {
    method: 'POST',
    headers: { cookie: `sandbox_account=${encodeURIComponent(SATO)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ functionName: 'notePage', args: [] }),
  });
  expect(answer.ok).toBe(true);
  expect(await clinic.line('web-app')).toMatchObject({ verdict: 'ok' });
  const undo = clinic.setProperty('PAGE_SEEN', JSON.stringify({ build: '0.0.1+0000000000', atMs: 0 }));
  expect(await clinic.line('web-app')).toMatchObject({
    verdict: 'bad',
    what: `The start page is of build 0.0.1+0000000000, ticks run ${build.page}`,
  });
  undo();
});

test('a calendar that nobody shared is named with whom to share it with; one that only ticks read is well', async () => {
  const header = { Mode: 'on', 'PagerDuty service': SERVICE, [FROM]: ROBOT.email };
  const row = { 'Calendar ID': 'gone@group.calendar.google.com', Customer: 'Gone', ...header };
  await clinic.office.toban.set({ calendars: [{ ...row, 'Slack channel (ID)': 'C0OPERATION' }] });
  const id = 'calendar:gone@group.calendar.google.com';
  expect(await clinic.line(id)).toMatchObject({
    verdict: 'bad',
    where: 'Google Calendar: Gone',
    mend: expect.stringContaining('admin@msp.example'),
  });
  await clinic.office.toban.advance('PT2M');
  expect(await clinic.line(id)).toMatchObject({
    what: expect.stringMatching(/Ticks have not .* since 2026/),
  });
  clinic.setState(id.replace(':', ' '), (value) => ({ ...value, firstReadMs: 1, unreadSinceMs: null }));
  expect(await clinic.line(id)).toMatchObject({ verdict: 'ok' });
  await clinic.office.toban.set({ calendars: [{ 'Calendar ID': row['Calendar ID'], Mode: 'off' }] });
  expect(await clinic.line(id)).toMatchObject({ verdict: 'ok', what: 'Switched off' });
});

test('ticks that stop are told by the last one that was complete, and one is enough to be well again', async () => {
  await clinic.office.toban.break({ tick: { skip: 'PT45M' } });
  await clinic.office.toban.advance('PT40M');
  expect(await clinic.line('last-tick')).toMatchObject({
    verdict: 'bad',
    what: expect.stringMatching(/^No tick has been complete since 2026-11-24 /),
    mend: expect.stringContaining('Run now'),
  });
  await clinic.office.toban.mend();
  await clinic.office.toban.advance('PT2M');
  expect(await clinic.line('last-tick')).toMatchObject({ verdict: 'ok' });
});

test('before anything is connected the check says so, and Set up for a spreadsheet without tabs', async () => {
  const { script, sheets, spreadsheetId } = clinic.sandbox;
  const before = script.properties.all();
  for (const name of Object.keys(before)) script.properties.delete(name);
  const requests = [{ deleteSheet: { sheetId: 1101 } }];
  sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests });
  const { bad = [] } = await clinic.faults();
  expect(bad).toEqual(expect.arrayContaining(['property:PAGERDUTY_TOKEN', 'sheet', 'web-app']));
  expect((await clinic.line('sheet'))?.mend).toMatch(/Set up/);
  script.properties.set(before);
});

test('a visitor of the web app cannot look into the set-up', async () => {
  const answer = await fetch(`${clinic.sandbox.url}/webapp/run`, {
    method: 'POST',
    headers: { cookie: `sandbox_account=${encodeURIComponent(SATO)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ functionName: 'checkSetUp', args: [] }),
  });
  expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('menu only') } });
});

test('every secret stays out of the lines', () => {
  const secrets = [SECRETS.pagerdutyToken, SECRETS.bridge, SECRETS.links];
  const { executions } = clinic.sandbox.script;
  const told = JSON.stringify(
    executions
      .filter(({ functionName }) => functionName === 'checkSetUp')
      .map(({ outcome, logs }) => [outcome, logs]),
  );
  for (const secret of secrets) expect(told).not.toContain(secret);
});
