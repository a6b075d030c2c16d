// The hourly second look in the whole sandbox: what was switched off is on again, what is too many is gone, said once.
import { SECRETS } from '../../sandbox/company';
import { textOf } from '../../sandbox/driver';
import { Office } from '../page/office';

const SERVICE = 'POPS000001';

interface Subscription {
  active: boolean;
  disabledUntilMs: number;
}

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(async () => {
  expect(office.sandbox.journal.complaints).toEqual([]);
  await office.close();
});

function subscription(): Subscription {
  const hooks = Reflect.get(office.sandbox.pagerduty, 'hooks') as {
    readonly subscriptions: ReadonlyMap<string, Subscription>;
  };
  const [first] = hooks.subscriptions.values();
  if (!first) throw new Error('there is no subscription');
  return first;
}

async function said(words: string): Promise<number> {
  const { slack } = await office.toban.state();
  return slack.filter((message) => textOf(message).includes(words)).length;
}

test.each<[string, (each: Subscription) => void]>([
  ['a person', (each) => Object.assign(each, { active: false })],
  ['PagerDuty', (each) => Object.assign(each, { disabledUntilMs: Number.MAX_SAFE_INTEGER })],
])('webhooks that %s switched off are on again within the hour, and that is told once', async (_, off) => {
  await office.toban.advance('PT3M');
  off(subscription());
  await office.toban.advance('PT61M');
  expect(subscription()).toMatchObject({ active: true, disabledUntilMs: expect.any(Number) });
  expect(subscription().disabledUntilMs).toBeLessThanOrEqual(office.sandbox.clock.nowMs);
  await office.toban.advance('PT130M');
  expect(await said('switched them on again')).toBe(1);
});

/** What the tick before has written, in words of the State tab. */
async function untilWritten(words: RegExp): Promise<void> {
  for (let minute = 0; minute < 62; minute += 1) {
    await office.toban.advance('PT1M');
    if (words.test(JSON.stringify(await office.toban.tab('State')))) return;
  }
  throw new Error(`the State tab never says ${words}`);
}

test.each([5, 6, 7])('a look that dies after its call %i is told all the same, once', async (call) => {
  await office.toban.advance('PT3M');
  subscription().active = false;
  await untilWritten(/mending\W+webhooks\W+P/);
  expect(subscription().active).toBe(false);
  await office.toban.break({ tick: { killAfterCall: call } });
  await office.toban.advance('PT3M');
  expect(subscription().active).toBe(true);
  expect((await office.toban.state()).ticks.killed).toBe(1);
  await office.toban.advance('PT70M');
  expect(await said('switched them on again')).toBe(1);
});

test('switched off again, it is switched on and told again', async () => {
  for (let times = 1; times <= 2; times += 1) {
    await office.toban.advance('PT3M');
    subscription().active = false;
    await office.toban.advance('PT61M');
    expect(await said('switched them on again')).toBe(times);
  }
});

test('work that PagerDuty refuses minute by minute keeps no look from being taken', async () => {
  await office.toban.advance('PT3M');
  await office.toban.setService(SERVICE, { status: 'disabled' });
  await office.plan('Refused', 2);
  subscription().active = false;
  await office.toban.advance('PT61M');
  expect((await office.toban.row('Refused')).State).toBe('failed');
  expect(subscription().active).toBe(true);
  expect(await said('switched them on again')).toBe(1);
});

test('an incident of ours that no row watches is told once, for as long as it is open', async () => {
  const key = `toban-${'0'.repeat(32)}-1`;
  const answer = await fetch(`${office.sandbox.url}/pagerduty/incidents`, {
    method: 'POST',
    headers: {
      authorization: `Token token=${SECRETS.pagerdutyToken}`,
      accept: 'application/vnd.pagerduty+json;version=2',
      'content-type': 'application/json',
      from: 'toban@msp.example',
    },
    body: JSON.stringify({
      incident: {
        type: 'incident',
        title: 'Of a row that was deleted',
        service: { id: SERVICE, type: 'service_reference' },
        incident_key: key,
      },
    }),
  });
  expect(answer.status).toBe(201);
  await office.toban.advance('PT3H');
  expect(await said('no row of the ledger watches it')).toBe(1);
});

test('a second trigger is removed, and told once', async () => {
  const { triggers } = office.sandbox.script;
  triggers.create('tick', 1);
  expect(triggers.list).toHaveLength(2);
  await office.toban.advance('PT130M');
  expect(triggers.list).toHaveLength(1);
  expect(await said('second trigger')).toBe(1);
});

test('the look itself costs no round trip; the tick that does it writes what it has seen', async () => {
  await office.toban.advance('PT1M');
  const looked = (await office.toban.state()).ticks.last;
  expect(
    looked?.calls.filter(({ method }) => method.includes('webhook_subscriptions')).length,
  ).toBeLessThanOrEqual(1);
  expect(looked?.roundTrips).toBeLessThanOrEqual(7);
});
