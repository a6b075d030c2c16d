// POST /check says of each channel whether the bot can use it, and posts nothing.
import { type Rig, startRig } from './rig';
import { signedAsAppsScript } from './signing';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
  rig.slack.addChannel({ id: 'COUT', name: 'out', member: false });
  rig.slack.addChannel({ id: 'COLD', name: 'old', archived: true });
});
afterEach(() => rig.close());

const check = async (channels: readonly string[]): Promise<unknown> => {
  const body = JSON.stringify({ channels });
  const answer = await rig.send('POST', '/check', signedAsAppsScript(body, rig.clock.nowMs));
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
};

test('each channel has its answer, in order', async () => {
  expect(await check(['COPS', 'COUT', 'COLD', 'CNONE'])).toEqual({
    channels: [
      { channel: 'COPS', ok: true, error: null },
      { channel: 'COUT', ok: false, error: 'not_in_channel: COUT' },
      { channel: 'COLD', ok: false, error: 'is_archived: COLD' },
      { channel: 'CNONE', ok: false, error: 'channel_not_found: CNONE' },
    ],
  });
  expect(rig.slack.messages).toEqual([]);
  expect(rig.journal.complaints).toEqual([]);
});

test('a revoked token and a Slack that is down are said as well', async () => {
  rig.faults.set({ slack: { error: 'token_revoked', for: 1_000 } });
  expect(await check(['COPS'])).toMatchObject({ channels: [{ ok: false, error: 'token_revoked: COPS' }] });
  rig.faults.set({ slack: { error: 'http_503', for: 1_000 } });
  expect(await check(['COPS'])).toMatchObject({ channels: [{ ok: false, error: 'later' }] });
});
