// The server before the simulators: sockets become requests, prefixes find handlers, and time runs where it may.
import { VirtualClock } from './clock';
import { ConnectionFailed, type HttpHandler, type HttpRequest, json } from './http';
import { SandboxServer } from './server';

const START = Date.UTC(2026, 10, 24, 9);

let clock: VirtualClock;
let server: SandboxServer;
let url: string;

beforeEach(async () => {
  clock = new VirtualClock(START);
  server = new SandboxServer(clock);
  url = await server.listen(0);
});
afterEach(() => server.close());

const saying =
  (text: string): HttpHandler =>
  async () =>
    json(200, text);

test('the longest prefix wins, and a prefix ends at a slash', async () => {
  server.mount('/bridge', saying('bridge')).mount('/bridge/a', saying('a'));
  const asked = ['/bridge/a', '/bridge/a/tasks', '/bridge/ab', '/bridge?x=/bridge/a'];
  const answers = await Promise.all(asked.map((path) => fetch(url + path).then((answer) => answer.json())));
  expect(answers).toEqual(['a', 'a', 'bridge', 'bridge']);
  expect((await fetch(`${url}/bridges`)).status).toBe(404);
});

test('a prefix of nothing takes the rest', async () => {
  server.mount('/', saying('console')).mount('/api', saying('api'));
  expect(await (await fetch(`${url}/any/page`)).json()).toBe('console');
  expect(await (await fetch(`${url}/api/state`)).json()).toBe('api');
});

test('a request arrives whole: method, absolute URL, headers in lower case, raw bytes', async () => {
  let seen: HttpRequest | undefined;
  server.mount('/in', async (request) => {
    seen = request;
    return json(201, null, { 'x-answer': 'yes' });
  });
  const answer = await fetch(`${url}/in/a%20b?c=%2F`, {
    method: 'PUT',
    headers: { 'X-Mixed': 'One', cookie: 'a=1; b=2' },
    body: new Uint8Array([0, 255, 10]),
  });
  expect([answer.status, answer.headers.get('x-answer')]).toEqual([201, 'yes']);
  expect(seen).toMatchObject({ method: 'PUT', url: `${url}/in/a%20b?c=%2F` });
  expect(seen?.headers).toMatchObject({ 'x-mixed': 'One', cookie: 'a=1; b=2' });
  expect([...(seen?.body ?? [])]).toEqual([0, 255, 10]);
});

test('a request from outside gets the virtual time that its answer needs', async () => {
  server.mount('/slow', async () => {
    await clock.sleep(30_000);
    return json(200, clock.nowMs);
  });
  expect(await (await fetch(`${url}/slow`)).json()).toBe(START + 30_000);
});

test('a mount of free time may drive the clock itself', async () => {
  server.mount(
    '/api',
    async () => {
      await clock.advanceTo(START + 60_000);
      return json(200, clock.nowMs);
    },
    { time: 'free' },
  );
  expect(await (await fetch(`${url}/api/clock`)).json()).toBe(START + 60_000);
});

test("a request of the bridge's function does not move time on, and its watcher hears that it is held", async () => {
  const heard: boolean[] = [];
  server.watchInsiders((request) =>
    request.headers['x-inside'] ? (waiting) => void heard.push(waiting) : undefined,
  );
  let held = (): void => undefined;
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  server.mount('/slack', async () => {
    setImmediate(held);
    await clock.sleep(1_000);
    return json(200, clock.nowMs);
  });
  const answer = fetch(`${url}/slack`, { headers: { 'x-inside': '1' } });
  await holding;
  expect([clock.nowMs, ...heard]).toEqual([START, true]);
  await clock.advanceTo(START + 5_000);
  expect(await (await answer).json()).toBe(START + 1_000);
  expect(heard).toEqual([true, false]);
});

test('a handler that gives no answer breaks the connection', async () => {
  server.mount('/dead', async () => {
    throw new ConnectionFailed('nobody is there');
  });
  await expect(fetch(`${url}/dead`)).rejects.toThrow('fetch failed');
});

test('a handler that breaks is told of, to the caller too', async () => {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  server.mount('/broken', async () => {
    throw new Error('broken simulator');
  });
  const answer = await fetch(`${url}/broken`);
  expect([answer.status, await answer.text()]).toEqual([500, 'sandbox: Error: broken simulator']);
  expect(printed).toHaveBeenCalledTimes(1);
  printed.mockRestore();
});
