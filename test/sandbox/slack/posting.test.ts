// chat.postMessage, chat.update and chat.delete refuse what Slack refuses (docs.slack.dev, the methods' pages; facts: Slack).
import { FORM_TYPE, SlackRig } from './rig';

let rig: SlackRig;
beforeEach(() => {
  rig = new SlackRig();
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
    const answer = await rig.write('chat.postMessage', { channel: 'C1', text: 'x', ...args });
    expect(answer).toMatchObject({ ok: false, error });
    expect(rig.slack.messages).toEqual([]);
    expect(rig.effects).toBe(0);
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
    const answer = await rig.write('chat.postMessage', { channel: 'C1', text: 'x', blocks });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(JSON.stringify(answer.response_metadata)).toContain('[json-pointer:/blocks');
    expect(rig.slack.messages).toEqual([]);
  });

  test('limits are counted inclusively', async () => {
    const blocks = [...Array.from({ length: 49 }, () => ({ type: 'divider' })), section('x'.repeat(3_000))];
    expect(
      await rig.write('chat.postMessage', { channel: 'C1', text: 'x'.repeat(40_000), blocks }),
    ).toMatchObject({ ok: true });
  });

  test('stores the message in the shape of the state, and answers with it', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const root = await rig.write('chat.postMessage', {
      channel: 'C1',
      text: 'root',
      blocks: [section('a')],
      metadata,
    });
    const reply = await rig.write('chat.postMessage', {
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
    const user = rig.slack.botUser;
    expect(rig.slack.messages).toEqual([
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
    await rig.send('chat.postMessage', { headers: FORM_TYPE, body: body.toString() });
    expect(rig.slack.messages).toMatchObject([{ text: 'é', blocks: [{ type: 'divider' }] }]);
    expect(rig.slack.messages[0]).not.toHaveProperty('reply_broadcast');
  });

  test('ts is unique and rises, within a second and after a pause', async () => {
    const stamps = [];
    for (const waitMs of [0, 0, 900, 100, 5_000]) {
      await rig.clock.advanceTo(rig.clock.nowMs + waitMs);
      stamps.push(rig.slack.say('C1', 'U1', 'x'));
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

describe('chat.update', () => {
  test('text alone removes the blocks, metadata that is left out stays (facts: Slack)', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const ts = await rig.posted({ blocks: [{ type: 'divider' }], metadata });
    expect(await rig.write('chat.update', { channel: 'C1', ts, text: 'new' })).toMatchObject({
      ok: true,
      ts,
      text: 'new',
    });
    expect(rig.slack.messages).toEqual([
      { channel: 'C1', ts, user: rig.slack.botUser, text: 'new', metadata, edited: expect.anything() },
    ]);
  });

  test('keeps the place in the thread, and takes new blocks and metadata', async () => {
    const root = await rig.posted({});
    const ts = await rig.posted({ thread_ts: root });
    const metadata = { event_type: 'toban_line', event_payload: { key: 'l' } };
    await rig.write('chat.update', {
      channel: 'C1',
      ts,
      text: 'new',
      blocks: [{ type: 'divider' }],
      metadata,
    });
    expect(rig.slack.messages[1]).toMatchObject({ thread_ts: root, blocks: [{ type: 'divider' }], metadata });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a message that is not there', { ts: '1764000000.999900' }, 'message_not_found'],
    ['no ts', { ts: undefined }, 'invalid_arguments'],
    ['a text above 4,000 characters', { text: 'x'.repeat(4_001) }, 'msg_too_long'],
    ['nothing to say', { text: undefined }, 'no_text'],
    ['an unknown channel', { channel: 'C9' }, 'channel_not_found'],
    ['an unknown block', { blocks: [{ type: 'banner' }] }, 'invalid_blocks'],
  ])('%s is refused', async (_name, args, error) => {
    const ts = await rig.posted({});
    expect(await rig.write('chat.update', { channel: 'C1', ts, text: 'new', ...args })).toMatchObject({
      ok: false,
      error,
    });
    expect(rig.slack.messages).toMatchObject([{ text: 'x' }]);
  });

  test("another's message cannot be updated or deleted", async () => {
    const ts = rig.slack.say('C1', 'U1', 'mine');
    expect(await rig.write('chat.update', { channel: 'C1', ts, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await rig.write('chat.delete', { channel: 'C1', ts })).toMatchObject({
      error: 'cant_delete_message',
    });
  });

  test('in a channel that was archived since, the message is frozen', async () => {
    const ts = await rig.posted({});
    rig.slack.addChannel({ id: 'C1', name: 'ops', archived: true });
    expect(await rig.write('chat.update', { channel: 'C1', ts, text: 'new' })).toMatchObject({
      error: 'is_inactive',
    });
  });
});

test('chat.delete removes the message; a second time it is not found', async () => {
  const ts = await rig.posted({});
  expect(await rig.write('chat.delete', { channel: 'C1', ts })).toEqual({ ok: true, channel: 'C1', ts });
  expect(await rig.write('chat.delete', { channel: 'C1', ts })).toMatchObject({ error: 'message_not_found' });
  expect(rig.slack.messages).toEqual([]);
});
