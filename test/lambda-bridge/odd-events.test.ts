// Whatever event reaches the function: an answer from the table, never a crash, never a call to anybody.
import fc from 'fast-check';
import { signedByPagerDuty } from './signing';
import { HandlerWorker } from './worker';

const ALLOWED = [200, 400, 401, 404, 405, 413, 503];

let worker: HandlerWorker;
beforeAll(() => {
  worker = new HandlerWorker({
    offline: true,
    env: {
      PAGERDUTY_WEBHOOK_SECRETS: 'secret',
      BRIDGE_SECRETS: 'whsec_c2VjcmV0',
      LEGACY_WEBHOOK_TOKEN: 'token',
    },
  });
});
afterAll(() => worker.close());

async function answerTo(event: unknown): Promise<{ status: unknown; requests: number }> {
  const before = worker.requests;
  const { status } = await worker.answerTo(event);
  return { status, requests: worker.requests - before };
}

const path = fc.oneof(
  fc.constantFrom('/pagerduty', '/tasks', '/check', '/health', '/', '', '/tasks/'),
  fc.string(),
);
const header = fc.constantFrom(
  'X-PagerDuty-Signature',
  'x-toban-token',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'content-type',
);
const event = fc.record(
  {
    version: fc.constant('2.0'),
    rawPath: path,
    headers: fc.dictionary(
      header,
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('v1=', 'v1,', '1795510800')),
    ),
    body: fc.oneof(fc.string({ unit: 'binary' }), fc.json()),
    isBase64Encoded: fc.boolean(),
    requestContext: fc.record({
      http: fc.record({ method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', '') }),
    }),
  },
  { requiredKeys: [] },
);

test('events of HTTP API’s form, with any content', async () => {
  await fc.assert(
    fc.asyncProperty(event, async (each) => {
      const { status, requests } = await answerTo(each);
      expect(ALLOWED).toContain(status);
      expect(requests).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('events of no form at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.anything({ withNullPrototype: false, maxDepth: 3 }), async (each) => {
      const { status, requests } = await answerTo(JSON.parse(JSON.stringify(each) ?? 'null'));
      expect(ALLOWED).toContain(status);
      expect(requests).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('a genuine body whose content is hostile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (body) => {
      const { headers } = signedByPagerDuty(body, 'secret');
      const sent = { rawPath: '/pagerduty', headers, body, requestContext: { http: { method: 'POST' } } };
      expect([200, 400]).toContain((await answerTo(sent)).status);
    }),
    { numRuns: 300 },
  );
});
