// Every request and every answer is checked against PagerDuty's own description.
import { pagerdutyContract, pagerdutyContractPresent } from '../contracts/pagerduty';
import { stage } from './stage';

const withContract = pagerdutyContractPresent || process.env.CI ? test : test.skip;

withContract('the description is found where TOBAN_CONTRACTS or ../shared/contracts says', () => {
  expect(pagerdutyContractPresent).toBe(true);
});

withContract.each([
  'statuses[]=open',
  'include[]=everything',
  'statuses[]=resolved&statuses[]=resolved',
  'total=yes',
])('a list with %s is refused, since only the description can know', async (query) => {
  const { call, complaints } = stage();
  expect((await call('GET', `/incidents?${query}`)).status).toBe(400);
  expect(complaints()).toHaveLength(1);
});

withContract('an answer that the description does not allow is a complaint', async () => {
  const { call, pagerduty, complaints } = stage();
  pagerduty.addUser({ email: 'long@example.com', name: 'x'.repeat(101) });
  expect((await call('GET', '/users')).status).toBe(200);
  expect(complaints()).toEqual([
    expect.stringContaining("the simulator's own answer is outside the contract"),
  ]);
});

withContract(
  'what the files contradict is mended: string bodies, include[]=body, acknowledgement entries',
  () => {
    const contract = pagerdutyContract();
    const body = (details: unknown) => ({
      incident: {
        type: 'incident',
        title: 'x',
        service: { id: 'P1', type: 'service_reference' },
        body: { type: 'incident_body', details },
      },
    });
    const headers = {
      accept: 'application/vnd.pagerduty+json;version=2',
      'content-type': 'application/json; charset=utf-8',
      from: 'sato@example.com',
    };
    const post = (details: unknown) =>
      contract?.request({
        method: 'POST',
        path: '/incidents',
        query: new URLSearchParams(),
        headers,
        body: body(details),
      });
    expect(post('text')).toEqual([]);
    expect(post({ text: 'x' })).toEqual(['body/incident/body/details must be string']);
  },
);

test('without validation only what the simulator itself reads is refused', async () => {
  const { call, complaints } = stage({ validate: false });
  expect((await call('GET', '/incidents?statuses[]=open')).status).toBe(200);
  expect(complaints()).toEqual([]);
  expect((await call('GET', '/incidents?limit=101')).status).toBe(400);
});
