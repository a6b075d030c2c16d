// PagerDuty tells each address of the bridge: switched on only when its secret can be checked, and never twice.
import { bridgeAnswers } from '../../../scripts/setup/steps/bridge-answers';
import { pagerDutyAccount } from '../../../scripts/setup/steps/pagerduty-account';
import { webhooks } from '../../../scripts/setup/steps/webhooks';
import { type Company, deployed, lastWords, openCompany } from './company';

let company: Company;
beforeEach(async () => {
  company = await openCompany();
  await company.run(pagerDutyAccount);
});
afterEach(() => company.close());

/** Subscriptions of set-up's making; the sandbox has one of its own. */
function made() {
  const [, ...others] = company.sandbox.pagerduty.subscriptions;
  return others;
}

test('each address is subscribed once, its secret kept before it is switched on', async () => {
  deployed(company, ['a', 'b']);
  const onAtWriting: boolean[][] = [];
  company.onWrite = () => onAtWriting.push(made().map(({ active }) => active));
  expect(await company.run(webhooks)).toBe(true);
  expect(await company.run(webhooks)).toBe(true);
  const subscriptions = made();
  expect(subscriptions.map(({ url, active }) => ({ url, active }))).toEqual([
    { url: `${company.sandbox.url}/bridge/a/pagerduty`, active: true },
    { url: `${company.sandbox.url}/bridge/b/pagerduty`, active: true },
  ]);
  expect(onAtWriting).toEqual([[false], [true, false]]);
  const kept = company.stored.get('PAGERDUTY_WEBHOOK_SECRETS')?.split(',') ?? [];
  expect(kept.sort()).toEqual(subscriptions.map(({ secret }) => secret).sort());
});

test('one whose secret could not be kept stays switched off, and is made anew', async () => {
  deployed(company);
  company.onWrite = () => {
    throw new Error('SSM is away');
  };
  await expect(company.run(webhooks)).rejects.toThrow('SSM is away');
  expect(made().map(({ active }) => active)).toEqual([false]);
  company.onWrite = () => undefined;
  expect(await company.run(webhooks)).toBe(true);
  expect(made().map(({ active }) => active)).toEqual([true]);
  expect(company.stored.get('PAGERDUTY_WEBHOOK_SECRETS')).toBe(made()[0]?.secret);
});

test('one that PagerDuty paused, or that lacks events, is mended', async () => {
  deployed(company);
  await company.run(webhooks);
  const [subscription] = made();
  if (!subscription) throw new Error('nothing was subscribed');
  subscription.disabledUntilMs = company.sandbox.clock.nowMs + 60_000;
  subscription.events = ['incident.triggered'];
  expect(await company.run(webhooks)).toBe(true);
  expect(subscription.disabledUntilMs).toBe(0);
  expect(subscription.events).toContain('incident.escalated');
  expect(made()).toHaveLength(1);
});

test('the bridge is asked at each address; another secret than its own is refused with the mend', async () => {
  deployed(company, ['a', 'b']);
  expect(await company.run(bridgeAnswers)).toBe(true);
  company.stored.set(
    'BRIDGE_SECRETS',
    `whsec_${Buffer.from('another secret altogether').toString('base64')}`,
  );
  expect(await company.run(bridgeAnswers)).toBe(false);
  expect(lastWords(company)).toContain('the bridge answered HTTP 401');
});
