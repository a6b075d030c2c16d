// The Lambda adapter: events and answers as API Gateway gives them, instances as Lambda runs them, all in virtual time.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpResponse } from '../http';
import { type CallInit, type Rig, START, startRig } from './rig';

let rig: Rig;
afterEach(() => rig.close());

const post = (body: unknown): CallInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** A handler that does what the request's `do` names. */
const HANDLER = `
let served = 0;
const slack = (method, body, signal) => fetch(process.env.SLACK_API_URL + '/' + method, {
  method: 'POST',
  signal,
  headers: { 'content-type': 'application/json', authorization: 'Bearer ' + process.env.SLACK_BOT_TOKEN },
  body: JSON.stringify(body),
}).then((answer) => answer.json());
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const acts = {
  event: (event) => event,
  served: () => served,
  now: () => ({ now: Date.now(), text: new Date().toISOString(), called: Date(), year: new Date(0).getFullYear(), own: new Date() instanceof Date, built: new Date().constructor === Date }),
  sleep: async ({ ms }) => { const from = Date.now(); await sleep(ms); return Date.now() - from; },
  order: async () => {
    const ran = [];
    const cleared = setTimeout(() => ran.push('cleared'), 5);
    const every = setInterval(() => { ran.push('every ' + ran.length); if (ran.length === 3) clearInterval(every); }, 1000);
    setTimeout(() => ran.push('first'), 10);
    clearTimeout(cleared);
    await sleep(10000);
    return ran;
  },
  expire: async ({ ms }) => {
    const from = Date.now();
    const signal = AbortSignal.timeout(ms);
    return slack('chat.postMessage', { channel: 'C1', text: 'x' }, signal).then(
      () => 'answered', (error) => error.name + ' after ' + (Date.now() - from));
  },
  post: async ({ text }) => slack('chat.postMessage', { channel: 'C1', text }),
  posts: async ({ texts }) => Promise.all(texts.map((text) => slack('chat.postMessage', { channel: 'C1', text }))),
  hash: async () => {
    for (let i = 0; i < 50; i += 1) await crypto.subtle.digest('SHA-256', new Uint8Array(100000));
    return Date.now();
  },
  abandon: async () => { void slack('chat.postMessage', { channel: 'C1', text: 'late' }); return 'gone'; },
  spin: async () => { setImmediate(function again() { console.log('spins'); setImmediate(again); }); },
  get: async ({ url }) => (await fetch(url)).text(),
  giveUp: async () => {
    const controller = new AbortController();
    const answer = slack('chat.postMessage', { channel: 'C1', text: 'x' }, controller.signal);
    controller.abort();
    return answer.catch((error) => error.name);
  },
  leave: async () => { setTimeout(() => console.log('ran at ' + Date.now()), 1000); return 'left'; },
  throw: () => { throw new Error('broken function'); },
  crash: async () => { setTimeout(() => { throw new Error('crashed'); }, 10); await sleep(1000); },
  exit: () => process.exit(3),
  print: () => {
    process.stdout.write(JSON.stringify({ level: 'WARN', message: 'odd' }) + '\\n');
    console.log('plain', { a: 1 });
    console.error('bad');
    process.stderr.write('worse\\n');
    return null;
  },
  raw: ({ answer }) => answer,
  left: async (_body, context) => { await sleep(4000); return context.getRemainingTimeInMillis(); },
};
export const handler = async (event, context) => {
  served += 1;
  const body = event.body === undefined || event.isBase64Encoded ? { do: 'event' } : JSON.parse(event.body);
  const result = await acts[body.do](body.do === 'event' ? event : body, context);
  if (body.do === 'raw') return result;
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(result ?? null) };
};
`;

const act = async (body: Record<string, unknown>): Promise<HttpResponse> =>
  rig.call('POST', '/tasks', post(body));
async function realTurns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** That no timer is left on the clock: it refuses to wait for nothing, and has not moved on. */
async function expectNoTimers(): Promise<void> {
  const nowMs = rig.clock.nowMs;
  await expect(rig.clock.complete(() => rig.clock.waitFor(() => undefined))).rejects.toThrow('no timer');
  expect(rig.clock.nowMs).toBe(nowMs);
}

const result = async (body: Record<string, unknown>): Promise<unknown> => {
  const answer = await act(body);
  expect({ status: answer.status, logs: rig.bridge.logs }).toMatchObject({ status: 200 });
  return JSON.parse(answer.body);
};

describe('HTTP API', () => {
  beforeEach(async () => {
    rig = await startRig(HANDLER);
  });

  test.each([
    ['a JSON body comes as text', 'application/json', '{"do":"event"}', false],
    ['a suffixed JSON type comes as text', 'application/vnd.api+json', '{"do":"event"}', false],
    ['a plain text type comes as text', 'text/plain; charset=utf-8', '{"do":"event"}', false],
    ['a form comes in base64', 'application/x-www-form-urlencoded', 'a=b', true],
    ['an unknown type comes in base64', 'application/octet-stream', 'é', true],
    ['a missing type comes in base64', undefined, '{"do":"event"}', true],
  ])('%s', async (_name, type, body, encoded) => {
    const answer = await rig.call('POST', '/pagerduty', {
      body,
      headers: type ? { 'content-type': type } : {},
    });
    expect(JSON.parse(answer.body)).toMatchObject({
      isBase64Encoded: encoded,
      body: encoded ? Buffer.from(body).toString('base64') : body,
    });
  });

  test('the event has path, query and method of payload format 2.0, without the place of the mount', async () => {
    const answer = await rig.call('GET', '/health?a=1&b=x%20y', { headers: { 'x-one': '1,2' } });
    expect(JSON.parse(answer.body)).toMatchObject({
      version: '2.0',
      rawPath: '/health',
      rawQueryString: 'a=1&b=x%20y',
      queryStringParameters: { a: '1', b: 'x y' },
      headers: { 'x-one': '1,2' },
      requestContext: { http: { method: 'GET', path: '/health' }, timeEpoch: START },
      isBase64Encoded: false,
    });
  });

  test('over a socket, names of headers are in lower case and doubles are joined by a comma', async () => {
    const answer = await fetch(`${rig.url}/bridge/a/pagerduty`, {
      method: 'POST',
      headers: [
        ['X-PagerDuty-Signature', 'v1=a'],
        ['X-PagerDuty-Signature', 'v1=b'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"do":"event"}',
    });
    const event = (await answer.json()) as { headers: Record<string, string> };
    expect(event.headers['x-pagerduty-signature']?.replace(' ', '')).toBe('v1=a,v1=b');
  });

  test.each([
    ['GET', '/pagerduty'],
    ['POST', '/health'],
    ['POST', '/tasks/'],
    ['POST', '/other'],
    ['GET', '/'],
  ])('%s %s has no route: the gateway itself answers', async (method, path) => {
    const answer = await rig.call(method, path);
    expect(answer).toMatchObject({ status: 404, body: '{"message":"Not Found"}' });
    expect(rig.bridge.instanceIds).toEqual([]);
  });

  test.each([
    ['without a status the value is the body', { a: 1 }, 200, '{"a":1}'],
    ['a base64 body is decoded', { statusCode: 201, body: 'aGk=', isBase64Encoded: true }, 201, 'hi'],
    [
      'a body that is no text is an error',
      { statusCode: 200, body: { a: 1 } },
      500,
      '{"message":"Internal Server Error"}',
    ],
    ['a status that is none is an error', { statusCode: 'ok' }, 500, '{"message":"Internal Server Error"}'],
  ])('%s', async (_name, value, status, body) => {
    expect(await act({ do: 'raw', answer: value })).toMatchObject({ status, body });
  });
});

describe('virtual time', () => {
  beforeEach(async () => {
    rig = await startRig(HANDLER);
  });

  test('Date reads the virtual clock, however it is called', async () => {
    await rig.clock.advanceTo(START + 3_600_000);
    const iso = new Date(START + 3_600_000).toISOString();
    expect(await result({ do: 'now' })).toEqual({
      now: START + 3_600_000,
      text: iso,
      called: new Date(iso).toString(),
      year: 1970,
      own: true,
      built: true,
    });
  });

  test('a sleep takes virtual time and hardly any real one', async () => {
    const realMs = performance.now();
    expect(await result({ do: 'sleep', ms: 20_000 })).toBe(20_000);
    expect(rig.clock.nowMs).toBe(START + 20_000);
    expect(performance.now() - realMs).toBeLessThan(5_000);
  });

  test('timers and intervals run in order, cleared ones never', async () => {
    expect(await result({ do: 'order' })).toEqual(['first', 'every 1', 'every 2']);
  });

  test('time stands still while the function works: requests and WebCrypto take none', async () => {
    // A timer of the sandbox that would run at once if the clock believed all to be idle.
    let leapt = false;
    rig.clock.at(START + 1, () => {
      leapt = true;
    });
    expect(await result({ do: 'hash' })).toBe(START);
    await result({ do: 'post', text: 'x' });
    expect(rig.clock.nowMs).toBe(START);
    expect(leapt).toBe(false);
  });

  test('what Slack holds back passes in virtual time, and the function can give up meanwhile', async () => {
    rig.faults.set({ slack: { error: 'timeout', for: 600_000 } });
    expect(await result({ do: 'expire', ms: 4_000 })).toBe('TimeoutError after 4000');
    expect(rig.clock.nowMs).toBe(START + 4_000);
  });

  test('time stands still until the body of an answer is there, not only its head', async () => {
    const slow = createServer(async (_request, response) => {
      response.writeHead(200).flushHeaders();
      await realTurns(20_000);
      response.end('body');
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    rig.clock.at(START + 1, () => undefined);
    const { port } = slow.address() as AddressInfo;
    expect(await result({ do: 'get', url: `http://127.0.0.1:${port}/` })).toBe('body');
    expect(rig.clock.nowMs).toBe(START);
    slow.closeAllConnections();
    slow.close();
  });

  test('a request that is given up before it is sent is not sent', async () => {
    expect(await result({ do: 'giveUp' })).toBe('AbortError');
    expect(rig.slack.messages).toEqual([]);
  });

  test('between invocations nothing runs in the instance, not even what takes no time', async () => {
    await result({ do: 'spin' });
    const printed = rig.bridge.logs.length;
    await realTurns(20_000);
    expect(rig.bridge.logs).toHaveLength(printed);
  });

  test('a timer that was left runs when the next invocation thaws the instance, not before', async () => {
    expect(await result({ do: 'leave' })).toBe('left');
    await rig.clock.advanceTo(START + 5_000);
    expect(rig.bridge.logs).toEqual([]);
    await result({ do: 'served' });
    expect(rig.bridge.logs.map((line) => line.text)).toEqual([
      expect.stringMatching(`\tran at ${START + 5_000}$`),
    ]);
  });

  test('the context knows the time that is left', async () => {
    expect(await result({ do: 'left' })).toBe(25_000);
  });

  test("Node's own timers stay real: a connection lives through a leap of days", async () => {
    await result({ do: 'post', text: 'one' });
    await expectNoTimers();
    await rig.clock.advanceTo(START + 3 * 86_400_000);
    await result({ do: 'post', text: 'two' });
    expect(rig.slack.messages.map((message) => message.text)).toEqual(['one', 'two']);
    expect(rig.clock.nowMs).toBe(START + 3 * 86_400_000);
  });
});

describe('instances', () => {
  beforeEach(async () => {
    rig = await startRig(HANDLER);
  });

  test('an idle one is used again, a busy one is not', async () => {
    expect(await result({ do: 'served' })).toBe(1);
    expect(await result({ do: 'served' })).toBe(2);
    const answers = rig.clock.complete(() =>
      rig.clock.all(
        [3_000, 1_000].map(
          (ms) => () =>
            rig.bridge.handle({
              method: 'POST',
              url: `${rig.url}/bridge/a/tasks`,
              headers: { 'content-type': 'application/json' },
              body: Buffer.from(JSON.stringify({ do: 'sleep', ms })),
            }),
        ),
      ),
    );
    expect((await answers).map((answer) => answer.body)).toEqual(['3000', '1000']);
    expect(rig.clock.nowMs).toBe(START + 3_000);
    expect(rig.bridge.instanceIds).toHaveLength(2);
  });

  test('beyond the bound the gateway answers 503', async () => {
    const answers = await rig.clock.complete(() =>
      rig.clock.all(
        Array.from(
          { length: 12 },
          () => () =>
            rig.bridge.handle({
              method: 'POST',
              url: `${rig.url}/bridge/a/tasks`,
              headers: { 'content-type': 'application/json' },
              body: Buffer.from('{"do":"sleep","ms":1000}'),
            }),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 503)).toHaveLength(2);
  });

  test('a function that takes longer than 29 s is ended, and the next call starts anew', async () => {
    expect(await act({ do: 'sleep', ms: 60_000 })).toMatchObject({
      status: 503,
      body: '{"message":"Service Unavailable"}',
    });
    expect(rig.clock.nowMs).toBe(START + 29_000);
    expect(rig.bridge.logs).toMatchObject([{ source: 'platform', level: 'error' }]);
    await expectNoTimers();
    expect(await result({ do: 'served' })).toBe(1);
  });

  test('a function that throws is 500, and its instance lives on', async () => {
    expect(await act({ do: 'throw' })).toMatchObject({
      status: 500,
      body: '{"message":"Internal Server Error"}',
    });
    expect(rig.bridge.logs[0]?.text).toContain('broken function');
    expect(await result({ do: 'served' })).toBe(2);
  });

  test.each(['crash', 'exit'])(
    'a function that dies (%s) is 500, and the next call starts anew',
    async (how) => {
      expect(await act({ do: how })).toMatchObject({ status: 500 });
      expect(await result({ do: 'served' })).toBe(1);
    },
  );

  test('the fault killAfterSlack ends the function between effect and answer', async () => {
    rig.faults.set({ bridge: { killAfterSlack: 1 } });
    expect(await act({ do: 'post', text: 'posted' })).toMatchObject({ status: 500 });
    expect(rig.slack.messages.map((message) => message.text)).toEqual(['posted']);
    expect(rig.bridge.instanceIds).toEqual([]);
    expect(await result({ do: 'post', text: 'next' })).toMatchObject({ ok: true });
    expect(await result({ do: 'served' })).toBe(2);
  });

  test('a request that is still under way at the answer is complained of', async () => {
    await result({ do: 'abandon' });
    expect(rig.journal.complaints.map((complaint) => complaint.text)).toEqual([
      expect.stringContaining('under way'),
    ]);
  });

  test('what is printed is kept line by line, with its level', async () => {
    await result({ do: 'print' });
    expect(rig.bridge.logs).toMatchObject([
      { source: 'stdout', level: 'warn', fields: { message: 'odd' }, atMs: START },
      { source: 'stdout', level: 'info', text: expect.stringMatching(/\tplain \{ a: 1 \}$/) },
      { source: 'stdout', level: 'error', text: expect.stringMatching(/\tbad$/) },
      { source: 'stderr', level: 'error', text: 'worse' },
    ]);
  });

  test('the console puts time, request and level before a line, so that JSON is none any more', async () => {
    await result({ do: 'print' });
    const [bare, prefixed] = rig.bridge.logs;
    expect(bare?.fields).toBeDefined();
    expect(prefixed?.text).toMatch(/^2026-11-24T09:00:00\.000Z\t[0-9a-f-]{36}\tINFO\tplain/);
  });
});

test('a handler that cannot be imported is 500, with the reason in the log', async () => {
  rig = await startRig('export const other = 1;');
  expect(await act({ do: 'now' })).toMatchObject({ status: 500 });
  expect(rig.bridge.logs[0]?.text).toContain('exports no handler');
});
