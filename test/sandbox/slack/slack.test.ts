// Slack's simulator refuses what Slack refuses. Each refusal names the page of docs.slack.dev (or the fact) it is from.
import { VirtualClock } from '../clock';
import { Faults } from '../faults';
import type { HttpRequest, HttpResponse } from '../http';
import { Journal } from '../journal';
import { Slack } from './slack';

const START = Date.UTC(2025, 10, 24, 16); // 1764000000 s
const TOKEN = 'xoxb-sandbox';

let clock: VirtualClock;
let journal: Journal;
let faults: Faults;
let slack: Slack;
let afterEffect: jest.Mock<Promise<undefined>, [HttpRequest]>;

beforeEach(() => {
  clock = new VirtualClock(START);
  journal = new Journal(() => clock.nowMs);
  faults = new Faults(() => clock.nowMs);
  afterEffect = jest.fn(async (_request: HttpRequest) => undefined);
  slack = new Slack({ clock, journal, faults, token: TOKEN, afterEffect });
  slack.addChannel({ id: 'C1', name: 'ops' });
  slack.addChannel({ id: 'C2', name: 'open', member: false });
  slack.addChannel({ id: 'C3', name: 'secret', member: false, private: true });
  slack.addChannel({ id: 'C4', name: 'old', archived: true });
});

interface Raw {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

function send(method: string, raw: Raw): Promise<HttpResponse> {
  return clock.complete(() =>
    slack.handle({
      method: raw.method ?? 'POST',
      url: `http://127.0.0.1/slack/api/${method}${raw.query ?? ''}`,
      headers: raw.headers ?? {},
      body: Buffer.from(raw.body ?? ''),
    }),
  );
}

const authorization = `Bearer ${TOKEN}`;
const JSON_TYPE = { authorization, 'content-type': 'application/json; charset=utf-8' };
const FORM_TYPE = { authorization, 'content-type': 'application/x-www-form-urlencoded' };

async function write(method: string, args: unknown): Promise<Record<string, unknown>> {
  const answer = await send(method, { headers: JSON_TYPE, body: JSON.stringify(args) });
  return JSON.parse(answer.body);
}

async function read(method: string, args: Record<string, string>): Promise<Record<string, unknown>> {
  const answer = await send(method, { headers: FORM_TYPE, body: new URLSearchParams(args).toString() });
  return JSON.parse(answer.body);
}

/** Posts with the second between posts that Slack asks for. */
async function posted(args: Record<string, unknown>): Promise<string> {
  await clock.advanceTo(clock.nowMs + 1_000);
  const answer = await write('chat.postMessage', { channel: 'C1', text: 'x', ...args });
  expect(answer).toMatchObject({ ok: true });
  return String(answer.ts);
}

const messagesOf = (answer: Record<string, unknown>) => answer.messages as Record<string, unknown>[];
const textsOf = (answer: Record<string, unknown>) => messagesOf(answer).map((message) => message.text);

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
    const answer = await send('auth.test', raw);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error });
  });

  test('a token in a form, a query or the header is taken', async () => {
    const form = { headers: { 'content-type': FORM_TYPE['content-type'] }, body: `token=${TOKEN}` };
    for (const raw of [form, { method: 'GET', query: `?token=${TOKEN}` }, { headers: { authorization } }]) {
      expect(JSON.parse((await send('auth.test', raw)).body)).toMatchObject({
        ok: true,
        user_id: slack.botUser,
      });
    }
  });

  test('a revoked token is refused', async () => {
    slack.revokeToken();
    expect(await write('auth.test', {})).toEqual({ ok: false, error: 'token_revoked' });
  });

  test('an unknown method fails, and is complained of', async () => {
    expect(await write('chat.schedule', {})).toEqual({ ok: false, error: 'unknown_method' });
    expect(journal.complaints).toMatchObject([
      { service: 'slack', text: expect.stringContaining('chat.schedule') },
    ]);
  });

  test('the bot has no scope to join a channel', async () => {
    expect(await write('conversations.join', { channel: 'C2' })).toEqual({
      ok: false,
      error: 'missing_scope',
    });
  });

  test('an argument that Slack does not know is complained of', async () => {
    await write('chat.postMessage', { channel: 'C1', text: 'x', thread: '1' });
    expect(journal.complaints).toMatchObject([{ text: 'chat.postMessage knows no argument thread' }]);
  });

  test('every call is in the journal with its outcome', async () => {
    await write('chat.postMessage', { channel: 'C1', text: '"error":"no"' });
    await write('chat.postMessage', { channel: 'C9', text: 'x' });
    expect(journal.calls.map((call) => [call.method, call.outcome])).toEqual([
      ['chat.postMessage', 'ok'],
      ['chat.postMessage', 'channel_not_found'],
    ]);
  });
});

describe('chat.postMessage', () => {
  const section = (text: unknown) => ({ type: 'section', text: { type: 'mrkdwn', text } });

  test.each<[string, Record<string, unknown>, string]>([
    ['an unknown channel', { channel: 'C9' }, 'channel_not_found'],
    ['a channel by name', { channel: '#ops' }, 'channel_not_found'],
    ['a private channel without the bot', { channel: 'C3' }, 'channel_not_found'],
    ['a public channel without the bot (no chat:write.public)', { channel: 'C2' }, 'not_in_channel'],
    ['an archived channel', { channel: 'C4' }, 'is_archived'],
    ['no channel', { channel: undefined }, 'invalid_arguments'],
    ['neither text nor blocks', { text: undefined }, 'no_text'],
    ['an empty text and no blocks', { text: '', blocks: [] }, 'no_text'],
    ['a text above 40,000 characters', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['a text that is no string', { text: 5 }, 'invalid_arguments'],
    ['blocks that are no list', { blocks: 'x' }, 'invalid_blocks_format'],
    ['a thread_ts that is none', { thread_ts: '0' }, 'invalid_thread_ts'],
    ['a thread that is not there', { thread_ts: '1764000000.999900' }, 'thread_not_found'],
    ['metadata that is no object', { metadata: 'x' }, 'invalid_metadata_format'],
    ['metadata without a payload', { metadata: { event_type: 'a' } }, 'invalid_metadata_format'],
    [
      'metadata whose payload is a list',
      { metadata: { event_type: 'a', event_payload: [] } },
      'invalid_metadata_format',
    ],
    [
      'an event_type with a space',
      { metadata: { event_type: 'a b', event_payload: {} } },
      'invalid_metadata_format',
    ],
    [
      'metadata with another field',
      { metadata: { event_type: 'a', event_payload: {}, id: 1 } },
      'invalid_metadata_schema',
    ],
  ])('%s is refused', async (_name, args, error) => {
    const answer = await write('chat.postMessage', { channel: 'C1', text: 'x', ...args });
    expect(answer).toMatchObject({ ok: false, error });
    expect(slack.messages).toEqual([]);
    expect(afterEffect).not.toHaveBeenCalled();
  });

  test.each<[string, unknown[]]>([
    ['more than 50 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['an unknown block type', [{ type: 'banner' }]],
    ['an unknown field', [{ type: 'divider', color: 'red' }]],
    ['a text above 3,000 characters', [section('x'.repeat(3_001))]],
    ['an empty text', [section('')]],
    ['a section without text and fields', [{ type: 'section' }]],
    [
      'more than 10 fields',
      [{ type: 'section', fields: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'x' })) }],
    ],
    [
      'a field above 2,000 characters',
      [{ type: 'section', fields: [{ type: 'mrkdwn', text: 'x'.repeat(2_001) }] }],
    ],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    [
      'a header above 150 characters',
      [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
    ],
    ['emoji in mrkdwn', [{ type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }]],
    ['a text of an unknown type', [{ type: 'section', text: { type: 'markdown', text: 'x' } }]],
    ['a context without elements', [{ type: 'context', elements: [] }]],
    [
      'a context of 11 elements',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'x' })) }],
    ],
    [
      'a block_id that is used twice',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
    ],
    [
      'a button above 75 characters',
      [
        {
          type: 'actions',
          elements: [{ type: 'button', text: { type: 'plain_text', text: 'x'.repeat(76) } }],
        },
      ],
    ],
    ['an image without alternative text', [{ type: 'image', image_url: 'https://example.com/a.png' }]],
  ])('blocks with %s are refused (Block Kit reference)', async (_name, blocks) => {
    const answer = await write('chat.postMessage', { channel: 'C1', text: 'x', blocks });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(JSON.stringify(answer.response_metadata)).toContain('[json-pointer:/blocks');
    expect(slack.messages).toEqual([]);
  });

  test('limits are counted inclusively', async () => {
    const blocks = [...Array.from({ length: 49 }, () => ({ type: 'divider' })), section('x'.repeat(3_000))];
    expect(
      await write('chat.postMessage', { channel: 'C1', text: 'x'.repeat(40_000), blocks }),
    ).toMatchObject({ ok: true });
  });

  test('stores the message in the shape of the state, and answers with it', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const root = await write('chat.postMessage', {
      channel: 'C1',
      text: 'root',
      blocks: [section('a')],
      metadata,
    });
    const reply = await write('chat.postMessage', {
      channel: 'C1',
      text: 'reply',
      thread_ts: root.ts,
      reply_broadcast: true,
    });
    expect(root).toMatchObject({
      ok: true,
      channel: 'C1',
      ts: '1764000000.000100',
      message: { text: 'root' },
    });
    expect(reply).toMatchObject({ ts: '1764000000.000200', message: { subtype: 'thread_broadcast' } });
    const user = slack.botUser;
    expect(slack.messages).toEqual([
      { channel: 'C1', ts: root.ts, user, text: 'root', blocks: [section('a')], metadata },
      { channel: 'C1', ts: reply.ts, user, text: 'reply', thread_ts: root.ts, reply_broadcast: true },
    ]);
  });

  test('a form carries blocks and metadata as JSON text', async () => {
    const body = new URLSearchParams({
      channel: 'C1',
      text: 'é',
      blocks: '[{"type":"divider"}]',
      reply_broadcast: 'true',
    });
    await send('chat.postMessage', { headers: FORM_TYPE, body: body.toString() });
    expect(slack.messages).toMatchObject([{ text: 'é', blocks: [{ type: 'divider' }] }]);
    expect(slack.messages[0]).not.toHaveProperty('reply_broadcast');
  });

  test('ts is unique and rises, within a second and after a pause', async () => {
    const stamps = [];
    for (const waitMs of [0, 0, 900, 100, 5_000]) {
      await clock.advanceTo(clock.nowMs + waitMs);
      stamps.push(slack.say('C1', 'U1', 'x'));
    }
    expect(stamps).toEqual([
      '1764000000.000100',
      '1764000000.000200',
      '1764000000.000300',
      '1764000001.000100',
      '1764000006.000100',
    ]);
  });
});

describe('rate limits, in virtual time (docs.slack.dev, "Rate limits")', () => {
  const post = (channel: string) =>
    send('chat.postMessage', { headers: JSON_TYPE, body: JSON.stringify({ channel, text: 'x' }) });

  test('a channel takes a short burst, then one post a second', async () => {
    slack.addChannel({ id: 'C5', name: 'other' });
    const burst = [];
    for (let count = 0; count < 6; count += 1) burst.push((await post('C1')).status);
    expect(burst).toEqual([200, 200, 200, 200, 429, 429]);
    const refused = await post('C1');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect(JSON.parse(refused.body)).toEqual({ ok: false, error: 'ratelimited' });
    expect((await post('C5')).status).toBe(200);

    await clock.advanceTo(clock.nowMs + 1_000);
    expect([(await post('C1')).status, (await post('C1')).status]).toEqual([200, 429]);
    expect(slack.messages.filter((message) => message.channel === 'C1')).toHaveLength(5);
  });

  test('a reading method takes about 50 calls a minute', async () => {
    const statuses = [];
    for (let count = 0; count < 51; count += 1) {
      statuses.push(
        (
          await send('conversations.info', {
            method: 'GET',
            query: '?channel=C1',
            headers: { authorization },
          })
        ).status,
      );
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    await clock.advanceTo(clock.nowMs + 2_000);
    expect(await read('conversations.info', { channel: 'C1' })).toMatchObject({ ok: true });
  });
});

describe('chat.update', () => {
  test('text alone removes the blocks, metadata that is left out stays (facts: Slack)', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const ts = await posted({ blocks: [{ type: 'divider' }], metadata });
    expect(await write('chat.update', { channel: 'C1', ts, text: 'new' })).toMatchObject({
      ok: true,
      ts,
      text: 'new',
    });
    expect(slack.messages).toEqual([
      { channel: 'C1', ts, user: slack.botUser, text: 'new', metadata, edited: expect.anything() },
    ]);
  });

  test('keeps the place in the thread, and takes new blocks and metadata', async () => {
    const root = await posted({});
    const ts = await posted({ thread_ts: root });
    const metadata = { event_type: 'toban_line', event_payload: { key: 'l' } };
    await write('chat.update', { channel: 'C1', ts, text: 'new', blocks: [{ type: 'divider' }], metadata });
    expect(slack.messages[1]).toMatchObject({ thread_ts: root, blocks: [{ type: 'divider' }], metadata });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a message that is not there', { ts: '1764000000.999900' }, 'message_not_found'],
    ['no ts', { ts: undefined }, 'invalid_arguments'],
    ['a text above 4,000 characters', { text: 'x'.repeat(4_001) }, 'msg_too_long'],
    ['nothing to say', { text: undefined }, 'no_text'],
    ['an unknown channel', { channel: 'C9' }, 'channel_not_found'],
    ['an unknown block', { blocks: [{ type: 'banner' }] }, 'invalid_blocks'],
  ])('%s is refused', async (_name, args, error) => {
    const ts = await posted({});
    expect(await write('chat.update', { channel: 'C1', ts, text: 'new', ...args })).toMatchObject({
      ok: false,
      error,
    });
    expect(slack.messages).toMatchObject([{ text: 'x' }]);
  });

  test("another's message cannot be updated or deleted", async () => {
    const ts = slack.say('C1', 'U1', 'mine');
    expect(await write('chat.update', { channel: 'C1', ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await write('chat.delete', { channel: 'C1', ts })).toMatchObject({ error: 'cant_delete_message' });
  });

  test('in a channel that was archived since, the message is frozen', async () => {
    const ts = await posted({});
    slack.addChannel({ id: 'C1', name: 'ops', archived: true });
    expect(await write('chat.update', { channel: 'C1', ts, text: 'new' })).toMatchObject({
      error: 'is_inactive',
    });
  });
});

test('chat.delete removes the message; a second time it is not found', async () => {
  const ts = await posted({});
  expect(await write('chat.delete', { channel: 'C1', ts })).toEqual({ ok: true, channel: 'C1', ts });
  expect(await write('chat.delete', { channel: 'C1', ts })).toMatchObject({ error: 'message_not_found' });
  expect(slack.messages).toEqual([]);
});

describe('reading', () => {
  test.each([
    ['conversations.history', 'C2', 'not_in_channel'],
    ['conversations.replies', 'C2', 'not_in_channel'],
    ['conversations.history', 'C3', 'channel_not_found'],
    ['conversations.info', 'C3', 'channel_not_found'],
    ['conversations.info', 'C9', 'channel_not_found'],
  ])('%s of %s answers %s (a method page each; facts: Slack)', async (method, channel, error) => {
    expect(await read(method, { channel, ts: '1764000000.000100' })).toMatchObject({ ok: false, error });
  });

  test('a JSON body is not seen: the channel is missing', async () => {
    expect(await write('conversations.history', { channel: 'C1' })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });

  test('conversations.info says whether the bot is in', async () => {
    expect(await read('conversations.info', { channel: 'C2' })).toMatchObject({
      channel: { id: 'C2', is_member: false, is_archived: false },
    });
    expect(await read('conversations.info', { channel: 'C4' })).toMatchObject({
      channel: { is_member: true, is_archived: true },
    });
  });

  test('history shows roots and broadcast replies, newest first, metadata only when asked', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const root = await posted({ text: 'root', metadata });
    await posted({ text: 'quiet', thread_ts: root });
    const loud = await posted({ text: 'loud', thread_ts: root, reply_broadcast: true });
    slack.say('C1', 'U1', 'chat');

    const plain = await read('conversations.history', { channel: 'C1' });
    expect(textsOf(plain)).toEqual(['chat', 'loud', 'root']);
    expect(messagesOf(plain)[2]).toMatchObject({ thread_ts: root, reply_count: 2, latest_reply: loud });
    expect(messagesOf(plain)[2]).not.toHaveProperty('metadata');
    const full = await read('conversations.history', { channel: 'C1', include_all_metadata: 'true' });
    expect(messagesOf(full)[2]).toMatchObject({ metadata });
  });

  test('oldest and latest leave out their own message unless inclusive', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => slack.say('C1', 'U1', text));
    const range = { channel: 'C1', oldest: String(a), latest: String(c) };
    expect(textsOf(await read('conversations.history', range))).toEqual(['b']);
    expect(textsOf(await read('conversations.history', { ...range, inclusive: 'true' }))).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(textsOf(await read('conversations.history', { channel: 'C1', oldest: String(b) }))).toEqual(['c']);
    expect(await read('conversations.history', { ...range, oldest: 'x' })).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('pages are joined by their cursor, and what is posted meanwhile does not shift them', async () => {
    for (const text of ['1', '2', '3', '4', '5']) slack.say('C1', 'U1', text);
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const answer = await read('conversations.history', {
        channel: 'C1',
        limit: '2',
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...textsOf(answer));
      expect(answer.has_more).toBe(page < 2);
      cursor = (answer.response_metadata as { next_cursor: string } | undefined)?.next_cursor ?? '';
      slack.say('C1', 'U1', `new ${page}`);
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    expect(cursor).toBe('');
    expect(await read('conversations.history', { channel: 'C1', cursor: 'x' })).toMatchObject({
      error: 'invalid_cursor',
    });
    expect(await read('conversations.history', { channel: 'C1', limit: '1001' })).toMatchObject({
      error: 'invalid_limit',
    });
  });

  test('replies begin with the root, oldest first, and page', async () => {
    const root = await posted({ text: 'root' });
    for (const text of ['1', '2', '3']) await posted({ text, thread_ts: root });
    await posted({ text: 'other' });
    const first = await read('conversations.replies', { channel: 'C1', ts: root, limit: '2' });
    expect(textsOf(first)).toEqual(['root', '1']);
    const { next_cursor: cursor = '' } = first.response_metadata as { next_cursor?: string };
    expect(textsOf(await read('conversations.replies', { channel: 'C1', ts: root, cursor }))).toEqual([
      '2',
      '3',
    ]);
  });

  test('replies of a message that is not there: thread_not_found; of a reply: itself alone', async () => {
    const root = await posted({ text: 'root' });
    const reply = await posted({ text: 'reply', thread_ts: root });
    expect(await read('conversations.replies', { channel: 'C1', ts: '1764000000.999900' })).toMatchObject({
      error: 'thread_not_found',
    });
    expect(textsOf(await read('conversations.replies', { channel: 'C1', ts: reply }))).toEqual(['reply']);
  });

  test('nobody can reply to a reply, nor to a root in another channel', async () => {
    slack.addChannel({ id: 'C5', name: 'other' });
    const root = await posted({});
    const reply = await posted({ thread_ts: root });
    for (const args of [
      { channel: 'C1', thread_ts: reply },
      { channel: 'C5', thread_ts: root },
    ]) {
      expect(await write('chat.postMessage', { text: 'x', ...args })).toMatchObject({
        error: 'thread_not_found',
      });
    }
  });
});

describe('faults', () => {
  const attempt = () =>
    send('chat.postMessage', { headers: JSON_TYPE, body: JSON.stringify({ channel: 'C1', text: 'x' }) });

  test.each([
    ['ratelimited', 429, 'ratelimited', 0],
    ['internal_error:posted', 200, 'internal_error', 1],
    ['internal_error:lost', 200, 'internal_error', 0],
    ['fatal_error:posted', 200, 'fatal_error', 1],
    ['channel_not_found', 200, 'channel_not_found', 0],
    ['token_revoked', 200, 'token_revoked', 0],
  ])('%s', async (fault, status, error, messages) => {
    faults.set({ slack: { error: fault, for: 60_000 } });
    const answer = await attempt();
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, error });
    expect(answer.headers['retry-after']).toBe(status === 429 ? '5' : undefined);
    expect(slack.messages).toHaveLength(messages);
    expect(afterEffect).toHaveBeenCalledTimes(messages);

    await clock.advanceTo(clock.nowMs + 60_000);
    expect((await attempt()).status).toBe(200);
  });

  test('http_503 has no JSON body', async () => {
    faults.set({ slack: { error: 'http_503:posted', for: 60_000 } });
    expect(await attempt()).toMatchObject({ status: 503, headers: { 'content-type': 'text/html' } });
    expect(slack.messages).toHaveLength(1);
  });

  test('timeout holds the answer in virtual time', async () => {
    faults.set({ slack: { error: 'timeout:posted', for: 600_000 } });
    const realMs = performance.now();
    await attempt();
    expect(clock.nowMs).toBe(START + 60_000);
    expect(performance.now() - realMs).toBeLessThan(5_000);
    expect(slack.messages).toHaveLength(1);
  });

  test('a bare internal_error posts by the seeded chance: the same seed, the same run', async () => {
    const runs = [];
    for (const seed of [1, 1, 2, 3]) {
      faults.set({ seed, slack: { error: 'internal_error', for: 600_000 } });
      const posts: number[] = [];
      for (let count = 0; count < 8; count += 1) {
        const before = slack.messages.length;
        await clock.advanceTo(clock.nowMs + 1_000);
        await attempt();
        posts.push(slack.messages.length - before);
      }
      runs.push(posts.join(''));
    }
    expect(runs[0]).toBe(runs[1]);
    expect(new Set(runs).size).toBe(3);
    expect(runs.join('')).toMatch(/0.*1|1.*0/);
  });

  test('a name that is no fault is an error of the sandbox, not an answer', async () => {
    faults.set({ slack: { error: 'channel_not_found:posted', for: 60_000 } });
    await expect(attempt()).rejects.toThrow(RangeError);
  });
});
