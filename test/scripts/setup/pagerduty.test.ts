// PagerDuty is ready when the token, the user and the service are known; what would close work by itself is pointed out.
import { pagerDutyAccount } from '../../../scripts/setup/steps/pagerduty-account';
import { ROBOT, SECRETS } from '../../sandbox/company';
import { type Company, lastWords, openCompany } from './company';

let company: Company;
beforeEach(async () => {
  company = await openCompany();
});
afterEach(() => company.close());

test('user, service and policy are chosen from what PagerDuty has', async () => {
  expect(await company.run(pagerDutyAccount, { service: 'Night work', policy: 'Operators on duty' })).toBe(
    true,
  );
  expect(company.installation.pagerDuty).toMatchObject({
    from: ROBOT.email,
    service: { id: 'PNIGHTS001', name: 'Night work' },
    policy: { id: 'PDUTY00001', name: 'Operators on duty' },
  });
  expect(company.stored.get('PAGERDUTY_TOKEN')).toBe(SECRETS.pagerdutyToken);
  expect(company.terminal.said.join('\n')).not.toContain(SECRETS.pagerdutyToken);
});

test('a token that is refused is not kept', async () => {
  expect(await company.run(pagerDutyAccount, { pagerDutyToken: 'wrong' })).toBe(false);
  expect(lastWords(company)).toContain('PagerDuty refused GET /services (HTTP 401)');
  expect(lastWords(company)).toContain('the token is not valid');
  expect(company.stored.size).toBe(0);
});

test('a user whom PagerDuty does not know is refused by name', async () => {
  expect(await company.run(pagerDutyAccount, { from: 'nobody@msp.example' })).toBe(false);
  expect(lastWords(company)).toContain('PagerDuty knows no user nobody@msp.example');
});

test('timers that close work, a disabled service and a policy of one level are pointed out', async () => {
  const { pagerduty } = company.sandbox;
  pagerduty.addEscalationPolicy({
    id: 'PONE000001',
    name: 'One level',
    rules: [{ delayMinutes: 30, targets: ['PSATOKEN01'] }],
    loops: 0,
  });
  pagerduty.addService({
    id: 'PDEFAULT01',
    name: 'As made',
    policy: 'PONE000001',
    autoResolveTimeout: 14_400,
    acknowledgementTimeout: 1_800,
  });
  expect(await company.run(pagerDutyAccount, { service: 'As made' })).toBe(true);
  const said = company.terminal.said.join('\n');
  expect(said).toContain('resolves incidents by itself after 240 minutes');
  expect(said).toContain('takes started work back after 30 minutes');
  expect(said).toContain('The policy One level has one level and does not repeat');
});
