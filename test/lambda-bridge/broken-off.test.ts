// Whatever single call breaks off, and wherever the function dies: each state is told once, and the card is right.
import type { Fate } from './outside';
import { deliver, push, type Rig, START, shown, startRig } from './rig';
import { at, keyOf, snapshot, v3 } from './samples';

const FATES = ['kill before', 'kill after', 'lose answer'] as const;
/** Longer than any lease. */
const RETRY_MS = 40_000;

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

/** A task in a channel of its own, so that many runs share one rig. */
function task(run: number) {
  const hash = run.toString(16).padStart(32, '0');
  const channel = `C${run}`;
  rig.slack.addChannel({ id: channel, name: channel });
  const second = Math.floor((rig.clock.nowMs - START) / 1_000);
  const facts = (attempt: number) => ({
    taskKey: hash,
    channel,
    attempt,
    incidentKey: keyOf(attempt, hash),
    incidentId: `P${run}`,
  });
  const event =
    (type: string, after: number, by: string | null = 'Sato') =>
    () =>
      deliver(rig, v3(type, { second: second + after, hash, incidentId: `P${run}`, by }));
  const told =
    (state: 'open' | 'started' | 'done' | 'opening', after: number, more = {}) =>
    async () => {
      const answer = await push(rig, [snapshot({ ...facts(1), state, at: at(second + after), ...more })]);
      return answer.results[0]?.ok ? 200 : 503;
    };
  const announced = { expect: { state: 'started', by: 'Suzuki', reason: null } };
  const byWebhook = [
    told('opening', 0, { expect: { state: 'open', by: null, reason: null } }),
    event('triggered', 1, null),
    told('open', 1, announced),
    event('acknowledged', 2, 'API user'),
    event('resolved', 3),
  ];
  const bySnapshot = [told('open', 1), told('started', 2, { by: 'Suzuki' }), told('done', 3, { by: 'Sato' })];
  return { channel, byWebhook, bySnapshot };
}

const WHOLE = ['✅ Finished: Backup check (Acme)', '  ▶️ Started by Suzuki', '  ✅ Finished by Sato'];

/** As PagerDuty and the tick do: the same again until it is taken. */
async function until200(send: () => Promise<number>): Promise<number> {
  for (let tries = 1; tries <= 6; tries += 1) {
    // A tick whose bridge died gets 500 for its push: it pushes again in the next minute.
    const status = await send().catch(() => 500);
    if (status === 200) return tries;
    await rig.clock.advanceTo(rig.clock.nowMs + RETRY_MS);
  }
  throw new Error('was never taken');
}

async function play(steps: readonly (() => Promise<number>)[]): Promise<void> {
  for (const step of steps) await until200(step);
}

describe.each(['byWebhook', 'bySnapshot'] as const)('%s', (path) => {
  let calls: readonly string[];
  beforeAll(async () => {
    rig.outside.fate = () => undefined;
    const from = rig.outside.calls.length;
    const whole = task(path === 'byWebhook' ? 1 : 2);
    await play(whole[path]);
    expect(shown(rig, whole.channel)).toEqual(WHOLE);
    calls = rig.outside.calls.slice(from);
    expect(calls.length).toBeGreaterThanOrEqual(15);
  });

  test.each(FATES)('every call: %s', async (fate) => {
    const base = (path === 'byWebhook' ? 1_000 : 2_000) + 100 * FATES.indexOf(fate);
    const wrong: unknown[] = [];
    for (let call = 0; call < calls.length; call += 1) {
      const run = task(base + call);
      let left = call;
      rig.outside.fate = (): Fate => (left-- === 0 ? fate : undefined);
      await play(run[path]);
      const result = shown(rig, run.channel);
      if (JSON.stringify(result) !== JSON.stringify(WHOLE)) wrong.push({ call, what: calls[call], result });
    }
    expect(wrong).toEqual([]);
  });
});

test('a webhook that is never repeated is made up for by the next snapshot', async () => {
  rig.outside.fate = () => undefined;
  const run = task(9_000);
  await play(run.byWebhook.slice(0, 3));
  rig.outside.fate = ({ operation }) => (operation === 'chat.postMessage' ? 'kill after' : undefined);
  await run.byWebhook[3]?.();
  rig.outside.fate = () => undefined;
  await rig.clock.advanceTo(rig.clock.nowMs + 60_000);
  await play(run.bySnapshot.slice(1));
  expect(shown(rig, run.channel)).toEqual(WHOLE);
});
