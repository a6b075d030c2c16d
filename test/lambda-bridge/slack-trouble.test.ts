// Slack that is slow, busy, broken or says no: nothing is lost, nothing is doubled, and a person hears of it.
import { deliver, posts, push, type Rig, SLACK_TOKEN, shown, startRig } from './rig';
import { at, keyOf, snapshot, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const started = v3('acknowledged', { second: 60, by: 'Sato' });
const TOLD = ['▶️ Started: Backup check (Acme)', '  ▶️ Started by Sato'];
const pass = (ms: number): Promise<void> => rig.clock.advanceTo(rig.clock.nowMs + ms);

describe('passing trouble', () => {
  test.each([
    'internal_error:posted',
    'internal_error:lost',
    'fatal_error:posted',
    'http_503:posted',
    'http_503:lost',
    'timeout:posted',
    'timeout:lost',
  ])('%s: 503 within 4 s, nothing posted for 10 s, then told once', async (error) => {
    await push(rig, [snapshot()]);
    rig.faults.set({ slack: { error, for: 5_000 } });
    const sentMs = rig.clock.nowMs;
    expect(await deliver(rig, started)).toBe(503);
    expect(rig.clock.nowMs - sentMs).toBeLessThanOrEqual(4_000);
    await rig.clock.advanceTo(sentMs + 6_000);
    const postsBefore = posts(rig);
    expect(await deliver(rig, started)).toBe(503);
    expect(posts(rig)).toBe(postsBefore);
    await rig.clock.advanceTo(sentMs + 14_000);
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
  });

  test('a card that was posted is found behind hundreds of other messages', async () => {
    await push(rig, [snapshot({ state: 'opening', expect: { state: 'open', by: null, reason: null } })]);
    rig.faults.set({ slack: { error: 'http_503:posted', for: 5_000 } });
    expect(await deliver(rig, v3('triggered'))).toBe(503);
    for (let message = 0; message < 450; message += 1) rig.slack.say('COPS', 'USATO', `Talk ${message}`);
    await pass(20_000);
    expect(await deliver(rig, v3('triggered'))).toBe(200);
    expect(shown(rig).filter((text) => !text.startsWith('Talk'))).toEqual([
      '🔔 Waiting for somebody to start: Backup check (Acme)',
    ]);
    expect(rig.outside.calls.filter((call) => call === 'slack conversations.history')).toHaveLength(3);
  });

  test('a webhook in Slack’s rate limit is 503 at once, and told by the next try', async () => {
    await push(rig, [snapshot()]);
    rig.faults.set({ slack: { error: 'ratelimited', for: 5_000 } });
    const sentMs = rig.clock.nowMs;
    expect(await deliver(rig, started)).toBe(503);
    expect(rig.clock.nowMs).toBe(sentMs);
    await pass(5_000);
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
  });

  test('an edit in the rate limit is made up for, the line is not doubled', async () => {
    await push(rig, [snapshot()]);
    rig.outside.fate = ({ operation }) =>
      operation === 'chat.update'
        ? { status: 429, headers: { 'retry-after': '1' }, body: '{"ok":false,"error":"ratelimited"}' }
        : undefined;
    expect(await deliver(rig, started)).toBe(503);
    expect(shown(rig)).toEqual([
      '🔔 Waiting for somebody to start: Backup check (Acme)',
      '  ▶️ Started by Sato',
    ]);
    rig.outside.fate = () => undefined;
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
    expect(posts(rig)).toBe(2);
  });

  test('a message that Slack cannot edit for as long as it lasts keeps no news from being told', async () => {
    await push(rig, [snapshot()]);
    rig.outside.fate = ({ operation }) =>
      operation === 'chat.update'
        ? { status: 200, headers: {}, body: '{"ok":false,"error":"internal_error"}' }
        : undefined;
    const events = [started, v3('resolved', { second: 120, by: 'Sato' })];
    for (const event of events) {
      for (let tries = 0; tries < 3; tries += 1) {
        await deliver(rig, event);
        await pass(60_000);
      }
    }
    expect(shown(rig)).toEqual([
      '🔔 Waiting for somebody to start: Backup check (Acme)',
      '  ▶️ Started by Sato',
      '  ✅ Finished by Sato',
    ]);
    rig.outside.fate = () => undefined;
    for (const event of events) await deliver(rig, event);
    expect(shown(rig)[0]).toBe('✅ Finished: Backup check (Acme)');
  });

  test('two that were posted all the same are made one: the younger goes', async () => {
    await push(rig, [snapshot()]);
    rig.faults.set({ slack: { error: 'internal_error:posted', for: 1_000 } });
    await deliver(rig, started);
    rig.faults.clear();
    const [, line] = rig.slack.messages;
    // As a predecessor that was frozen in the middle of its call would do.
    await rig.clock.complete(() =>
      rig.slack.handle({
        method: 'POST',
        url: 'http://slack/api/chat.postMessage',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${SLACK_TOKEN}` },
        body: Buffer.from(
          JSON.stringify({
            channel: 'COPS',
            thread_ts: line?.thread_ts,
            text: line?.text,
            metadata: line?.metadata,
          }),
        ),
      }),
    );
    expect(shown(rig)).toHaveLength(3);
    await pass(15_000);
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
    expect(rig.slack.messages[1]?.ts).toBe(line?.ts);
  });

  test('DynamoDB that throttles is asked again', async () => {
    await push(rig, [snapshot()]);
    let refusals = 0;
    rig.outside.fate = ({ service }) => {
      refusals += 1;
      return service === 'dynamodb' && refusals % 2 === 1
        ? {
            status: 400,
            headers: {},
            body: '{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}',
          }
        : undefined;
    };
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
  });

  test('a write of which only the answer was lost is known as our own', async () => {
    await push(rig, [snapshot()]);
    let writes = 0;
    rig.outside.fate = ({ operation }) => {
      if (operation !== 'PutItem') return undefined;
      writes += 1;
      // The first is the claim, the third the commit; the second and fourth repeat them.
      return writes % 2 === 1 ? 'lose answer' : undefined;
    };
    expect(await deliver(rig, started)).toBe(200);
    expect(writes).toBe(4);
    expect(shown(rig)).toEqual(TOLD);
  });

  test('DynamoDB that hangs is 503 within 4 s', async () => {
    rig.outside.fate = ({ service }) => (service === 'dynamodb' ? { holdMs: 60_000 } : undefined);
    const sentMs = rig.clock.nowMs;
    expect(await deliver(rig, started)).toBe(503);
    expect(rig.clock.nowMs - sentMs).toBeLessThanOrEqual(4_000);
  });
});

describe('more cards for one channel than Slack takes at once', () => {
  test('the oldest are told first, the rest is told later', async () => {
    const many = Array.from({ length: 40 }, (_each, index) => {
      const hash = index.toString(16).padStart(32, '0');
      return snapshot({
        taskKey: hash,
        incidentKey: keyOf(1, hash),
        incidentId: `P${index}`,
        title: `Task ${index}`,
        at: at(index),
      });
    });
    const { results } = await push(rig, [...many].reverse());
    const told = results.filter(({ ok }) => ok).length;
    expect(told).toBeGreaterThan(10);
    expect(results.map(({ error }) => error).reverse()).toEqual(
      many.map((_each, index) => (index < told ? null : 'later')),
    );
    expect(shown(rig)).toHaveLength(told);
  });

  test('do not hold up another channel', async () => {
    rig.slack.addChannel({ id: 'COTHER', name: 'other' });
    const many = Array.from({ length: 40 }, (_each, index) => {
      const hash = index.toString(16).padStart(32, '0');
      const channel = index === 39 ? 'COTHER' : 'COPS';
      return snapshot({
        taskKey: hash,
        incidentKey: keyOf(1, hash),
        incidentId: `P${index}`,
        channel,
        at: at(index),
      });
    });
    const { results } = await push(rig, many);
    expect(results[39]).toMatchObject({ ok: true });
    expect(results[38]).toMatchObject({ ok: false, error: 'later' });
  });
});

describe('refusals for good', () => {
  const refusals = (): readonly unknown[] =>
    rig.bridge.logs
      .filter(({ fields }) => fields?.event === 'slack.refused')
      .map(({ fields }) => fields?.code);

  test.each([
    ['CNONE', 'channel_not_found'],
    ['COUT', 'not_in_channel'],
    ['COLD', 'is_archived'],
  ])('%s: the card goes to the default channel, the answer says so once', async (channel, code) => {
    rig.slack.addChannel({ id: 'COUT', name: 'out', member: false });
    rig.slack.addChannel({ id: 'COLD', name: 'old', archived: true });
    const card = snapshot({ channel });
    expect((await push(rig, [card])).results[0]).toMatchObject({ ok: false, error: `${code}: ${channel}` });
    expect((await push(rig, [card])).results[0]).toMatchObject({ ok: true, error: `${code}: ${channel}` });
    await deliver(rig, started);
    expect(shown(rig, 'CDEFAULT')).toEqual(TOLD);
    expect(refusals()).toEqual([code]);
    expect(posts(rig)).toBe(3);
  });

  test('a channel that was lost after the card was posted: the card appears anew in the default channel', async () => {
    await push(rig, [snapshot()]);
    rig.slack.addChannel({ id: 'COPS', name: 'ops', archived: true });
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig, 'CDEFAULT')).toEqual(TOLD);
    // The webhook met it, so the next snapshot's answer is the first to say it.
    const card = snapshot({ state: 'started', at: at(60), by: 'Sato' });
    expect((await push(rig, [card])).results[0]).toMatchObject({ ok: false, error: 'is_archived: COPS' });
    expect((await push(rig, [card])).results[0]).toMatchObject({ ok: true });
  });

  test('a revoked token: said in the answer and the log, webhooks are not repeated, and it is told once mended', async () => {
    rig.faults.set({ slack: { error: 'token_revoked', for: 60_000 } });
    expect((await push(rig, [snapshot()])).results[0]).toEqual({
      taskKey: snapshot().taskKey,
      ok: false,
      error: 'token_revoked: COPS',
    });
    expect(await deliver(rig, v3('triggered'))).toBe(200);
    expect(refusals()).toEqual(['token_revoked', 'token_revoked']);
    rig.faults.clear();
    expect((await push(rig, [snapshot()])).results[0]).toMatchObject({ ok: true });
    expect(shown(rig)).toHaveLength(1);
  });

  test('a card that somebody deleted in Slack is posted anew', async () => {
    await push(rig, [snapshot()]);
    const [card] = rig.slack.messages;
    await rig.clock.complete(() =>
      rig.slack.handle({
        method: 'POST',
        url: 'http://slack/api/chat.delete',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${SLACK_TOKEN}` },
        body: Buffer.from(JSON.stringify({ channel: 'COPS', ts: card?.ts })),
      }),
    );
    expect(await deliver(rig, started)).toBe(200);
    expect(shown(rig)).toEqual(TOLD);
  });

  test('a notice for a channel that is gone is told in the default channel, and said', async () => {
    const notice = {
      id: 'n1',
      at: at(0),
      level: 'info',
      text: 'Hold',
      channel: 'CNONE',
      mention: null,
    } as const;
    expect((await push(rig, [], [notice])).notices).toEqual([
      { id: 'n1', ok: false, error: 'channel_not_found: CNONE' },
    ]);
    expect((await push(rig, [], [notice])).notices).toEqual([{ id: 'n1', ok: true, error: null }]);
    expect(shown(rig, 'CDEFAULT')).toEqual(['ℹ️ Hold']);
  });
});
