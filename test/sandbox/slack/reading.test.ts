// Reading channels and threads: membership, metadata, ranges and pages (docs.slack.dev, the methods' pages; facts: Slack).
import { messagesOf, SlackRig, textsOf } from './rig';

let rig: SlackRig;
beforeEach(() => {
  rig = new SlackRig();
});

describe('reading', () => {
  test.each([
    ['conversations.history', 'C2', 'not_in_channel'],
    ['conversations.replies', 'C2', 'not_in_channel'],
    ['conversations.history', 'C3', 'channel_not_found'],
    ['conversations.info', 'C3', 'channel_not_found'],
    ['conversations.info', 'C9', 'channel_not_found'],
  ])('%s of %s answers %s (a method page each; facts: Slack)', async (method, channel, error) => {
    expect(await rig.read(method, { channel, ts: '1764000000.000100' })).toMatchObject({ ok: false, error });
  });

  test('a JSON body is not seen: the channel is missing', async () => {
    expect(await rig.write('conversations.history', { channel: 'C1' })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });

  test('conversations.info says whether the bot is in', async () => {
    expect(await rig.read('conversations.info', { channel: 'C2' })).toMatchObject({
      channel: { id: 'C2', is_member: false, is_archived: false },
    });
    expect(await rig.read('conversations.info', { channel: 'C4' })).toMatchObject({
      channel: { is_member: true, is_archived: true },
    });
  });

  test('history shows roots and broadcast replies, newest first, metadata only when asked', async () => {
    const metadata = { event_type: 'toban_card', event_payload: { key: 'k' } };
    const root = await rig.posted({ text: 'root', metadata });
    await rig.posted({ text: 'quiet', thread_ts: root });
    const loud = await rig.posted({ text: 'loud', thread_ts: root, reply_broadcast: true });
    rig.slack.say('C1', 'U1', 'chat');

    const plain = await rig.read('conversations.history', { channel: 'C1' });
    expect(textsOf(plain)).toEqual(['chat', 'loud', 'root']);
    expect(messagesOf(plain)[2]).toMatchObject({ thread_ts: root, reply_count: 2, latest_reply: loud });
    expect(messagesOf(plain)[2]).not.toHaveProperty('metadata');
    const full = await rig.read('conversations.history', { channel: 'C1', include_all_metadata: 'true' });
    expect(messagesOf(full)[2]).toMatchObject({ metadata });
  });

  test('oldest and latest leave out their own message unless inclusive', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((text) => rig.slack.say('C1', 'U1', text));
    const range = { channel: 'C1', oldest: String(a), latest: String(c) };
    expect(textsOf(await rig.read('conversations.history', range))).toEqual(['b']);
    expect(textsOf(await rig.read('conversations.history', { ...range, inclusive: 'true' }))).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(textsOf(await rig.read('conversations.history', { channel: 'C1', oldest: String(b) }))).toEqual([
      'c',
    ]);
    expect(await rig.read('conversations.history', { ...range, oldest: 'x' })).toMatchObject({
      error: 'invalid_ts_oldest',
    });
  });

  test('pages are joined by their cursor, and what is posted meanwhile does not shift them', async () => {
    for (const text of ['1', '2', '3', '4', '5']) rig.slack.say('C1', 'U1', text);
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const answer = await rig.read('conversations.history', {
        channel: 'C1',
        limit: '2',
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...textsOf(answer));
      expect(answer.has_more).toBe(page < 2);
      cursor = (answer.response_metadata as { next_cursor: string } | undefined)?.next_cursor ?? '';
      rig.slack.say('C1', 'U1', `new ${page}`);
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    expect(cursor).toBe('');
    expect(await rig.read('conversations.history', { channel: 'C1', cursor: 'x' })).toMatchObject({
      error: 'invalid_cursor',
    });
    expect(await rig.read('conversations.history', { channel: 'C1', limit: '1001' })).toMatchObject({
      error: 'invalid_limit',
    });
  });

  test('replies begin with the root, oldest first, and page', async () => {
    const root = await rig.posted({ text: 'root' });
    for (const text of ['1', '2', '3']) await rig.posted({ text, thread_ts: root });
    await rig.posted({ text: 'other' });
    const first = await rig.read('conversations.replies', { channel: 'C1', ts: root, limit: '2' });
    expect(textsOf(first)).toEqual(['root', '1']);
    const { next_cursor: cursor = '' } = first.response_metadata as { next_cursor?: string };
    expect(textsOf(await rig.read('conversations.replies', { channel: 'C1', ts: root, cursor }))).toEqual([
      '2',
      '3',
    ]);
  });

  test('replies of a message that is not there: thread_not_found; of a reply: itself alone', async () => {
    const root = await rig.posted({ text: 'root' });
    const reply = await rig.posted({ text: 'reply', thread_ts: root });
    expect(await rig.read('conversations.replies', { channel: 'C1', ts: '1764000000.999900' })).toMatchObject(
      {
        error: 'thread_not_found',
      },
    );
    expect(textsOf(await rig.read('conversations.replies', { channel: 'C1', ts: reply }))).toEqual(['reply']);
  });

  test('nobody can reply to a reply, nor to a root in another channel', async () => {
    rig.slack.addChannel({ id: 'C5', name: 'other' });
    const root = await rig.posted({});
    const reply = await rig.posted({ thread_ts: root });
    for (const args of [
      { channel: 'C1', thread_ts: reply },
      { channel: 'C5', thread_ts: root },
    ]) {
      expect(await rig.write('chat.postMessage', { text: 'x', ...args })).toMatchObject({
        error: 'thread_not_found',
      });
    }
  });
});
