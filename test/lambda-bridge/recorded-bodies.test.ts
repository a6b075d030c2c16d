// Bodies that PagerDuty really sent are taken byte for byte, and told once their incident is known.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsDirectory } from '../sandbox/contracts/discovery';
import { push, type Rig, START, shown, startRig } from './rig';
import { snapshot } from './samples';
import { signedByPagerDuty, withLegacyToken } from './signing';

const folder = join(contractsDirectory, 'pagerduty', 'webhooks');
const isThere = existsSync(folder);
if (!isThere && process.env.CI) throw new Error(`${folder} is not there: CI must not leave these tests out`);
const given = isThere ? test : test.skip;

const OPEN = '🔔 Waiting for somebody to start: Backup check (Acme)';
const BODIES: readonly (readonly [name: string, incidentId: string, openedAt: string, last: string])[] = [
  ['triggered_v3', 'PFQZPSY', '2021-06-04T13:35:29Z', OPEN],
  ['acknowledged_v3', 'PQ1K5C8', '2021-06-04T13:55:00Z', '  ▶️ Started by PIG 208'],
  ['resolved_v3', 'PCPZE64', '2021-06-04T13:16:00Z', '  ✅ Finished by PIG 208 (not started first)'],
  ['incident_trigger_v1', 'PRORDTY', '2016-02-22T21:02:55Z', OPEN],
  ['incident_acknowledge_v1', 'PRORDTY', '2016-02-22T21:03:00Z', '  ▶️ Started by Wiley Jacobson'],
  ['incident_trigger_v2', 'PRORDTY', '2017-09-26T15:14:36Z', OPEN],
  ['incident_acknowledge_v2', 'PRORDTY', '2017-09-26T15:14:36Z', '  ▶️ Started by Laura Haley'],
];

let rig: Rig;
afterEach(() => rig.close());

async function send(name: string): Promise<number> {
  const body = readFileSync(join(folder, `${name}.json`), 'utf8');
  const init = name.endsWith('v3') ? signedByPagerDuty(body) : withLegacyToken(body);
  return (await rig.send('POST', '/pagerduty', init)).status;
}

given.each(BODIES)(
  '%s, of an incident that a card knows, leaves Slack as it is',
  async (name, incidentId, at, last) => {
    rig = await startRig({}, Date.parse(at));
    await push(rig, [snapshot({ incidentId, at })]);
    await rig.clock.advanceTo(rig.clock.nowMs + 3_600_000);
    expect([await send(name), await send(name)]).toEqual([200, 200]);
    expect(shown(rig).at(-1)).toBe(last);
    expect(shown(rig)).toHaveLength(last === OPEN ? 1 : 2);
  },
);

given.each(BODIES)(
  '%s, of an incident that nobody knows, is taken and makes no card',
  async (name, _id, at) => {
    rig = await startRig({}, Date.parse(at) + 3_600_000);
    expect(await send(name)).toBe(200);
    expect(rig.slack.messages).toEqual([]);
  },
);

given.each(BODIES)('%s, sent again years later, is taken and asks nobody', async (name) => {
  rig = await startRig({}, START);
  expect(await send(name)).toBe(200);
  expect(rig.outside.calls).toEqual([]);
});
