// Slack's faults, which the control API switches on: what is answered, and whether it was done all the same.
import { JSON_TYPE, SlackRig, START } from './rig';

let rig: SlackRig;
beforeEach(() => {
  rig = new SlackRig();
});

describe('faults', () => {
  const attempt = () =>
    rig.send('chat.postMessage', { headers: JSON_TYPE, body: JSON.stringify({ channel: 'C1', text: 'x' }) });

  test.each([
    ['ratelimited', 429, 'ratelimited', 0],
    ['internal_error:posted', 200, 'internal_error', 1],
    ['internal_error:lost', 200, 'internal_error', 0],
    ['fatal_error:posted', 200, 'fatal_error', 1],
    ['channel_not_found', 200, 'channel_not_found', 0],
    ['token_revoked', 200, 'token_revoked', 0],
  ])('%s', async (fault, status, error, messages) => {
    rig.faults.set({ slack: { error: fault, for: 60_000 } });
    const answer = await attempt();
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error });
    expect(answer.headers['retry-after']).toBe(status === 429 ? '5' : undefined);
    expect(rig.slack.messages).toHaveLength(messages);
    expect(rig.effects).toBe(messages);

    await rig.clock.advanceTo(rig.clock.nowMs + 60_000);
    expect((await attempt()).status).toBe(200);
  });

  test('http_503 has no JSON body', async () => {
    rig.faults.set({ slack: { error: 'http_503:posted', for: 60_000 } });
    expect(await attempt()).toMatchObject({ status: 503, headers: { 'content-type': 'text/html' } });
    expect(rig.slack.messages).toHaveLength(1);
  });

  test('timeout holds the answer in virtual time', async () => {
    rig.faults.set({ slack: { error: 'timeout:posted', for: 600_000 } });
    const realMs = performance.now();
    await attempt();
    expect(rig.clock.nowMs).toBe(START + 60_000);
    expect(performance.now() - realMs).toBeLessThan(5_000);
    expect(rig.slack.messages).toHaveLength(1);
  });

  test('a bare internal_error posts by the seeded chance: the same seed, the same run', async () => {
    const runs = [];
    for (const seed of [1, 1, 2, 3]) {
      rig.faults.set({ seed, slack: { error: 'internal_error', for: 600_000 } });
      const posts: number[] = [];
      for (let count = 0; count < 8; count += 1) {
        const before = rig.slack.messages.length;
        await rig.clock.advanceTo(rig.clock.nowMs + 1_000);
        await attempt();
        posts.push(rig.slack.messages.length - before);
      }
      runs.push(posts.join(''));
    }
    expect(runs[0]).toBe(runs[1]);
    expect(new Set(runs).size).toBe(3);
    expect(runs.join('')).toMatch(/0.*1|1.*0/);
  });

  test('a name that is no fault is an error of the sandbox, not an answer', async () => {
    rig.faults.set({ slack: { error: 'channel_not_found:posted', for: 60_000 } });
    await expect(attempt()).rejects.toThrow(RangeError);
  });
});
