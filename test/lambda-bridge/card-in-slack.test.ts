// A task's life in Slack: one card, each state told once, whichever path brings it first.
import { deliver, push, type Rig, shown, startRig } from './rig';
import { at, snapshot, v3 } from './samples';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const root = (): string => shown(rig)[0] ?? '';

test('triggered, acknowledged and resolved make one card with a line each', async () => {
  await push(rig, [snapshot({ expect: { state: 'open', by: null, reason: null }, state: 'opening' })]);
  expect(rig.slack.messages).toEqual([]);
  expect(await deliver(rig, v3('triggered'))).toBe(200);
  expect(shown(rig)).toEqual(['🔔 Waiting for somebody to start: Backup check (Acme)']);
  expect(await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }))).toBe(200);
  expect(await deliver(rig, v3('resolved', { second: 120, by: 'Sato' }))).toBe(200);
  expect(shown(rig)).toEqual([
    '✅ Finished: Backup check (Acme)',
    '  ▶️ Started by Sato',
    '  ✅ Finished by Sato',
  ]);
  expect(await push(rig, [snapshot({ state: 'done', at: at(120), by: 'Sato' })])).toEqual({
    results: [{ taskKey: 'calendar@example.com/event1', ok: true, error: null }],
    notices: [],
  });
  expect(root()).toBe('✅ Finished: Backup check (Acme)');
  expect(rig.slack.messages).toHaveLength(3);
});
