// Instances that run side by side: their requests interleave by the seed, not by the speed of threads.
import { START, startRig } from './rig';

/**
 * Posts as often as asked, one after the other or all at once, each after local work of random length,
 * and says how much virtual time its own work took.
 */
const HANDLER = `
const bytes = () => new Uint8Array(Math.floor(Math.random() * 400_000));
const post = async (text) => {
  for (let spin = 0; spin < 3; spin += 1) await crypto.subtle.digest('SHA-256', bytes());
  await fetch(process.env.SLACK_API_URL + '/chat.postMessage', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + process.env.SLACK_BOT_TOKEN },
    body: JSON.stringify({ channel: 'C1', text }),
  });
};
export const handler = async (event) => {
  const { name, posts, sleepMs } = JSON.parse(event.body);
  const from = Date.now();
  const names = Array.from({ length: posts }, (_, index) => name + (index + 1));
  if (sleepMs === undefined) await Promise.all(names.map(post));
  else for (const each of names) {
    await post(each);
    if (sleepMs) await new Promise((resolve) => setTimeout(resolve, sleepMs));
  }
  return { statusCode: 200, body: String(Date.now() - from - posts * (sleepMs ?? 0)) };
};
`;

interface Work {
  readonly name: string;
  readonly posts: number;
  /** After each post; left out: all posts at once. */
  readonly sleepMs?: number;
}

async function run(seed: number, works: readonly Work[], kills = 0): Promise<string> {
  const rig = await startRig(HANDLER);
  try {
    rig.faults.set({ seed, bridge: { killAfterSlack: kills } });
    const answers = await rig.clock.complete(() =>
      rig.clock.all(
        works.map((work) => () => {
          const body = Buffer.from(JSON.stringify(work));
          const headers = { 'content-type': 'application/json' };
          return rig.bridge.handle({ method: 'POST', url: `${rig.url}/bridge/a/tasks`, headers, body });
        }),
      ),
    );
    const posts = rig.slack.messages.map((message) => message.text).join(' ');
    const calls = rig.journal.calls.map((call) => `${call.atMs - START}:${call.outcome}`).join(' ');
    return `${posts} | ${answers.map((answer) => answer.body).join(' ')} | ${calls}`;
  } finally {
    await rig.close();
  }
}

const TWO = ['a', 'b'].map((name) => ({ name, posts: 2, sleepMs: 0 }));
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

test('the same seed gives the same run, however fast the threads are', async () => {
  const busy = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({ name, posts: 4, sleepMs: index * 700 }));
  const [first, ...others] = [await run(5, busy, 2), await run(5, busy, 2), await run(5, busy, 2)];
  expect(others).toEqual([first, first]);
});

test('the same seed gives the same run, also where one function does several things at once', async () => {
  const works = ['a', 'b'].map((name) => ({ name, posts: 4 }));
  const [first, ...others] = [await run(5, works), await run(5, works), await run(5, works)];
  expect(others).toEqual([first, first]);
});

test('other seeds interleave the requests in other ways', async () => {
  const orders = new Set<string>();
  for (const seed of SEEDS) orders.add((await run(seed, TWO)).split(' | ')[0] ?? '');
  expect(orders.size).toBeGreaterThan(2);
  for (const order of orders) expect(order.split(' ').sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
});

test('work and requests take no virtual time, whoever else runs', async () => {
  const works = ['a', 'b', 'c', 'd'].map((name, index) => ({ name, posts: 3, sleepMs: 1 + index * 350 }));
  for (const seed of SEEDS) expect((await run(seed, works)).split(' | ')[1]).toBe('0 0 0 0');
});
