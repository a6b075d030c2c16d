// Who may call Slack, and how often: each refusal from the page of docs.slack.dev that is named.
import { authorization, FORM_TYPE, JSON_TYPE, type Raw, SlackRig, TOKEN } from './rig';

let rig: SlackRig;
beforeEach(() => {
  rig = new SlackRig();
});

describe('who asks (docs.slack.dev, "Using the Slack Web API": Authentication, POST bodies)', () => {
  test.each<[string, Raw, string]>([
    ['no token', { headers: { 'content-type': 'application/json' }, body: '{}' }, 'not_authed'],
    [
      'another token',
      { headers: { ...JSON_TYPE, authorization: 'Bearer xoxb-other' }, body: '{}' },
      'invalid_auth',
    ],
    [
      'a token in a JSON body',
      { headers: { 'content-type': 'application/json' }, body: `{"token":"${TOKEN}"}` },
      'not_authed',
    ],
    ['a body without a type', { headers: { authorization }, body: '{}' }, 'missing_post_type'],
    [
      'a body of another type',
      { headers: { authorization, 'content-type': 'text/plain' }, body: '{}' },
      'invalid_post_type',
    ],
    ['broken JSON', { headers: JSON_TYPE, body: '{' }, 'invalid_json'],
    ['JSON that is no object', { headers: JSON_TYPE, body: '[]' }, 'json_not_object'],
  ])('%s is refused', async (_name, raw, error) => {
    const answer = await rig.send('auth.test', raw);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error });
  });

  test('a token in a form, a query or the header is taken', async () => {
    const form = { headers: { 'content-type': FORM_TYPE['content-type'] }, body: `token=${TOKEN}` };
    for (const raw of [form, { method: 'GET', query: `?token=${TOKEN}` }, { headers: { authorization } }]) {
      expect(JSON.parse((await rig.send('auth.test', raw)).body)).toMatchObject({
        ok: true,
        user_id: rig.slack.botUser,
      });
    }
  });

  test('a revoked token is refused', async () => {
    rig.slack.revokeToken();
    expect(await rig.write('auth.test', {})).toEqual({ ok: false, error: 'token_revoked' });
  });

  test('an unknown method fails, and is complained of', async () => {
    expect(await rig.write('chat.schedule', {})).toEqual({ ok: false, error: 'unknown_method' });
    expect(rig.journal.complaints).toMatchObject([
      { service: 'slack', text: expect.stringContaining('chat.schedule') },
    ]);
  });

  test('the bot has no scope to join a channel', async () => {
    expect(await rig.write('conversations.join', { channel: 'C2' })).toEqual({
      ok: false,
      error: 'missing_scope',
    });
  });

  test('an argument that Slack does not know is complained of', async () => {
    await rig.write('chat.postMessage', { channel: 'C1', text: 'x', thread: '1' });
    expect(rig.journal.complaints).toMatchObject([{ text: 'chat.postMessage knows no argument thread' }]);
  });

  test('every call is in the journal with its outcome', async () => {
    await rig.write('chat.postMessage', { channel: 'C1', text: '"error":"no"' });
    await rig.write('chat.postMessage', { channel: 'C9', text: 'x' });
    expect(rig.journal.calls.map((call) => [call.method, call.outcome])).toEqual([
      ['chat.postMessage', 'ok'],
      ['chat.postMessage', 'channel_not_found'],
    ]);
  });
});

describe('rate limits, in virtual time (docs.slack.dev, "Rate limits")', () => {
  const post = (channel: string) =>
    rig.send('chat.postMessage', { headers: JSON_TYPE, body: JSON.stringify({ channel, text: 'x' }) });

  test('a channel takes a short burst, then one post a second', async () => {
    rig.slack.addChannel({ id: 'C5', name: 'other' });
    const burst = [];
    for (let count = 0; count < 6; count += 1) burst.push((await post('C1')).status);
    expect(burst).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = await post('C1');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect(JSON.parse(refused.body)).toEqual({ ok: false, error: 'ratelimited' });
    expect((await post('C5')).status).toBe(200);

    await rig.clock.advanceTo(rig.clock.nowMs + 1_000);
    expect([(await post('C1')).status, (await post('C1')).status]).toEqual([200, 429]);
    expect(rig.slack.messages.filter((message) => message.channel === 'C1')).toHaveLength(5);
  });

  test('a reading method takes about 50 calls a minute', async () => {
    const statuses = [];
    for (let count = 0; count < 51; count += 1) {
      statuses.push(
        (
          await rig.send('conversations.info', {
            method: 'GET',
            query: '?channel=C1',
            headers: { authorization },
          })
        ).status,
      );
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await rig.clock.advanceTo(rig.clock.nowMs + 2_000);
    expect(await rig.read('conversations.info', { channel: 'C1' })).toMatchObject({ ok: true });
  });
});
