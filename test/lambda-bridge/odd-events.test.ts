// Whatever event reaches the function: an answer from the table, never a crash, never a call to anybody.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { v3 } from './samples';
import { signedAsAppsScript, signedByPagerDuty } from './signing';
import { HandlerWorker, post } from './worker';

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

const signed = (body: string | Buffer): { body: string | Buffer; headers: Record<string, string> } => ({
  body,
  headers: {
    'x-pagerduty-signature':
      signedByPagerDuty(body as string, 'secret').headers?.['x-pagerduty-signature'] ?? '',
  },
});
const NOTE = JSON.stringify({ event: v3('annotated') });
const statusOf = async (event: unknown): Promise<unknown> => {
  const { status, requests } = await answerTo(event);
  expect(requests).toBe(0);
  return status;
};

describe('the size counts in bytes', () => {
  const MAX = 1_048_576;
  const padded = (bytes: number, filler: string): string => {
    const room = bytes - Buffer.byteLength(NOTE);
    const fill = filler.repeat(Math.floor(room / Buffer.byteLength(filler)));
    return NOTE + fill + ' '.repeat(bytes - Buffer.byteLength(NOTE + fill));
  };
  const asText = (body: string) => ({ ...post('/pagerduty', signed(body)), body, isBase64Encoded: false });

  test.each([
    ['one megabyte', padded(MAX, ' '), 200],
    ['one byte more', padded(MAX + 1, ' '), 413],
    ['ten megabytes', padded(10 * MAX, ' '), 413],
    ['half as many characters of three bytes', padded(MAX + 2, 'あ'), 413],
    ['a megabyte of them', padded(MAX, 'あ'), 400],
  ])('%s', async (_name, body, status) => {
    expect(await statusOf(post('/pagerduty', signed(body)))).toBe(status);
    expect(await statusOf(asText(body))).toBe(status);
    const unsigned = { ...asText(body), headers: {} };
    expect(await statusOf(unsigned)).toBe(status === 413 ? 413 : 401);
  });
});

test.each<[string, Buffer, number]>([
  ['UTF-8', Buffer.from(NOTE), 200],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${NOTE}`), 200],
  ['UTF-16', Buffer.from(NOTE, 'utf16le'), 400],
  ['Latin-1', Buffer.from(NOTE.replace('Backup', 'B\u00e4ckup'), 'latin1'), 400],
  ['half a character', Buffer.concat([Buffer.from(NOTE), Buffer.from([0xe3, 0x81])]), 400],
  ['gzip', gzipSync(NOTE), 400],
  ['nothing', Buffer.from(''), 400],
])('a genuine body in %s', async (_name, body, status) => {
  expect(await statusOf(post('/pagerduty', signed(body)))).toBe(status);
});

describe('headers', () => {
  const { body, headers } = signed(NOTE);
  const signature = headers['x-pagerduty-signature'] ?? '';
  const zeros = `v1=${'0'.repeat(64)}`;

  test.each<[string, unknown, number]>([
    ['upper-case names', { 'X-PAGERDUTY-SIGNATURE': signature }, 200],
    ['upper-case digits', { 'x-pagerduty-signature': `v1=${signature.slice(3).toUpperCase()}` }, 200],
    ['two of one name, joined', { 'x-pagerduty-signature': `${zeros},${signature}` }, 200],
    ['blanks around the parts', { 'x-pagerduty-signature': ` ${zeros} , ${signature} ` }, 200],
    ['another version', { 'x-pagerduty-signature': signature.replace('v1', 'v2') }, 401],
    ['a digit too few', { 'x-pagerduty-signature': signature.slice(0, -1) }, 401],
    ['a digit too many', { 'x-pagerduty-signature': `${signature}0` }, 401],
    ['a list', { 'x-pagerduty-signature': [signature] }, 401],
    ['a number', { 'x-pagerduty-signature': 1 }, 401],
    ['none at all', undefined, 401],
    ['a list of headers', [signature], 401],
    ['text for headers', signature, 401],
    ['a hundred thousand parts', { 'x-pagerduty-signature': `${zeros},`.repeat(100_000) }, 401],
    ['inherited names', JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}'), 401],
  ])('%s', async (_name, given, status) => {
    expect(await statusOf({ ...post('/pagerduty', { body }), headers: given })).toBe(status);
  });
});

test.each<[string, unknown, number]>([
  [
    'REST API, payload format 1.0',
    { version: '1.0', httpMethod: 'POST', path: '/tasks', headers: {}, body: '{}' },
    404,
  ],
  ['a load balancer', { requestContext: { elb: {} }, httpMethod: 'POST', path: '/tasks', body: '' }, 404],
  ['a queue', { Records: [{ eventSource: 'aws:sqs', body: '{}' }] }, 404],
  ['Lambda’s own test', { key1: 'value1', key2: 'value2' }, 404],
  ['a schedule', { 'detail-type': 'Scheduled Event', source: 'aws.events' }, 404],
  ['no request context', { ...post('/tasks', {}), requestContext: undefined }, 405],
  ['a method in lower case', { ...post('/tasks', {}), requestContext: { http: { method: 'post' } } }, 405],
  ['a path with a blank', post('/tasks ', {}), 404],
  ['a path above', post('/../tasks', {}), 404],
  ['a path in upper case', post('/Tasks', {}), 404],
  ['no event', null, 400],
  ['text for an event', 'POST /tasks', 400],
])('an event of %s', async (_name, event, status) => {
  expect(await statusOf(event)).toBe(status);
});

test('a genuine push of any content is 200 or 400, and asks nobody where nothing in it is good', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.json().map((json) => `{"snapshots":[${json}]}`),
        fc.json().map((json) => `{"channels":${json}}`),
      ),
      fc.constantFrom('/tasks', '/check'),
      async (body, path) => {
        const init = signedAsAppsScript(body, Date.now(), 'whsec_c2VjcmV0');
        const { status } = await answerTo(post(path, init));
        expect([200, 400, 503]).toContain(status);
      },
    ),
    { numRuns: 200 },
  );
});
