// Time that is over is over: no call begins after a deadline, and none outlives it.
import { Deadline } from '../../lambda-bridge/src/deadline';
import { DeadlinePassed, SlackAmbiguous } from '../../lambda-bridge/src/errors';
import { SlackClient } from '../../lambda-bridge/src/slack/client';

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => jest.useRealTimers());

test('a call is aborted at the deadline', async () => {
  const deadline = new Deadline(4_000);
  let signal: AbortSignal | undefined;
  const call = deadline.run(10_000, (given) => {
    signal = given;
    return new Promise(() => undefined);
  });
  const refused = expect(call).rejects.toThrow(DeadlinePassed);
  await jest.advanceTimersByTimeAsync(3_999);
  expect(signal?.aborted).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(signal?.aborted).toBe(true);
  await refused;
});

test('a call is aborted after its own limit where that comes first', async () => {
  const deadline = new Deadline(4_000);
  const refused = expect(deadline.run(1_000, () => new Promise(() => undefined))).rejects.toThrow(
    DeadlinePassed,
  );
  await jest.advanceTimersByTimeAsync(1_000);
  await refused;
  expect(deadline.leftMs).toBe(3_000);
});

test('one who was frozen past the deadline begins no call, though no timer has fired', async () => {
  const deadline = new Deadline(4_000);
  jest.setSystemTime(60_000);
  const call = jest.fn();
  await expect(deadline.run(1_000, call)).rejects.toThrow(DeadlinePassed);
  expect(call).not.toHaveBeenCalled();
});

describe('a body that drips and never ends', () => {
  const realFetch = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  test('is given up as a call is that never answers', async () => {
    const dripping = { status: 200, headers: new Headers(), text: () => new Promise(() => undefined) };
    globalThis.fetch = jest.fn(async () => dripping) as unknown as typeof fetch;
    const deadline = new Deadline(4_000);
    const slack = new SlackClient('xoxb-tests', 'http://slack.invalid/api', deadline);
    const refused = expect(slack.delete('COPS', '1.2')).rejects.toThrow(SlackAmbiguous);
    await jest.advanceTimersByTimeAsync(4_000);
    await refused;
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('no timer stays behind', async () => {
  const deadline = new Deadline(4_000);
  expect(await deadline.run(1_000, async () => 'answer')).toBe('answer');
  expect(jest.getTimerCount()).toBe(0);
});
