// What the ledger sends costs the table and Slack no more than it must: the sign of life nothing, a snapshot that says
// nothing new a read, each message two writes.
import type { Notice, Snapshot, TaskNotice } from '../../lambda-bridge/contract';
import { costOf, NOTHING } from './meter';
import { deliver, push, type Rig, startRig } from './rig';
import { at, snapshot, v3 } from './samples';
import { signedAsAppsScript } from './signing';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const READ = { ...NOTHING, reads: 1 };
const LINE = { reads: 1, writes: 2, posts: 1, edits: 1 };
const NOTE = { ...LINE, edits: 0 };

const cost = (snapshots: readonly Snapshot[], notices: readonly Notice[] = []) =>
  costOf(rig, () => push(rig, snapshots, notices));

const reminder: TaskNotice = { id: 'r1', kind: 'reminder', text: 'Nobody has started' };
const fault: TaskNotice = { id: 'f1', kind: 'fault', text: 'The service is disabled' };
const digest: Notice = {
  id: 'd1',
  at: at(0),
  level: 'warning',
  text: 'Two tasks were missed',
  channel: 'COPS',
  mention: null,
};

test('the tick’s sign of life costs nothing', async () => {
  expect(await cost([])).toEqual(NOTHING);
});

test('health costs nothing, a check of channels two reads of Slack each and nothing of the table', async () => {
  expect(await costOf(rig, () => rig.send('GET', '/health'))).toEqual(NOTHING);
  const body = JSON.stringify({ channels: ['COPS', 'CDEFAULT'] });
  await rig.send('POST', '/check', signedAsAppsScript(body, rig.clock.nowMs));
  expect(rig.outside.calls).toEqual([
    'slack conversations.info',
    'slack conversations.history',
    'slack conversations.info',
    'slack conversations.history',
  ]);
});

test('a new card costs a read and two writes, and one for the alias of an incident that has an id', async () => {
  expect(await cost([snapshot({ incidentId: null })])).toEqual(NOTE);
  const other = { incidentKey: `toban-${'b'.repeat(32)}-1`, incidentId: 'PB' };
  expect(await cost([snapshot(other)])).toEqual({ ...NOTE, writes: 3 });
});

test('a snapshot that says nothing new costs a read', async () => {
  await push(rig, [snapshot()]);
  expect(await cost([snapshot()])).toEqual(READ);
});

test('what a card shows costs an edit, what it does not show one write', async () => {
  await push(rig, [snapshot()]);
  expect(await cost([snapshot({ rev: Date.parse(at(60)), title: 'Backup check, again' })])).toEqual({
    ...LINE,
    posts: 0,
  });
  expect(await cost([snapshot({ rev: Date.parse(at(90)), title: 'Backup check, again' })])).toEqual({
    ...READ,
    writes: 1,
  });
});

test('a change of state costs a read and two writes, once', async () => {
  await push(rig, [snapshot()]);
  const started = snapshot({ state: 'started', at: at(60), by: 'Sato' });
  expect(await cost([started])).toEqual(LINE);
  expect(await cost([started])).toEqual(READ);
});

test('the snapshot after its webhook costs an edit where it knows more, else a read', async () => {
  await deliver(rig, v3('triggered'));
  expect(await cost([snapshot({ channel: 'CDEFAULT' })])).toEqual({ ...LINE, posts: 0 });
  await deliver(rig, v3('acknowledged', { second: 60, by: 'Sato' }));
  const told = snapshot({ channel: 'CDEFAULT', state: 'started', at: at(60), by: 'Sato' });
  expect(await cost([told])).toEqual(READ);
});

test('an announcement costs a read and a write, repeated a read, and makes no event dearer', async () => {
  await push(rig, [snapshot()]);
  const announced = snapshot({ expect: { state: 'started', by: 'Sato', reason: null } });
  expect(await cost([announced])).toEqual({ ...READ, writes: 1 });
  expect(await cost([announced])).toEqual(READ);
  expect(await costOf(rig, () => deliver(rig, v3('acknowledged', { second: 60 })))).toEqual(LINE);
});

test('an announcement before its card, and an incident that is still opening, cost a write', async () => {
  const opening = snapshot({ state: 'opening', incidentId: null });
  expect(await cost([opening])).toEqual({ ...READ, writes: 1 });
  expect(await cost([opening])).toEqual(READ);
});

test('a notice costs two writes once, a reminder that is not due one', async () => {
  await push(rig, [snapshot()]);
  expect(await cost([snapshot({ notices: [fault] })])).toEqual(NOTE);
  expect(await cost([snapshot({ notices: [fault] })])).toEqual(READ);
  expect(await cost([snapshot({ notices: [fault, reminder] })])).toEqual(NOTE);
  const again = [fault, reminder, { ...reminder, id: 'r2' }];
  expect(await cost([snapshot({ notices: again })])).toEqual({ ...READ, writes: 1 });
  expect(await cost([snapshot({ notices: again })])).toEqual(READ);
});

test('a snapshot that says two things is read once', async () => {
  await push(rig, [snapshot()]);
  const both = snapshot({ state: 'started', at: at(60), by: 'Sato', notices: [fault] });
  expect(await cost([both])).toEqual({ reads: 1, writes: 4, posts: 2, edits: 1 });
});

test('a notice of its own costs a read and two writes, repeated a read', async () => {
  expect(await cost([], [digest])).toEqual(NOTE);
  expect(await cost([], [digest])).toEqual(READ);
});

test('secrets are read once by an instance, and for unknown signatures anew at most once a minute', async () => {
  await rig.close();
  rig = await startRig({
    TOBAN_PARAMETER_PREFIX: '/toban',
    ...{ SLACK_BOT_TOKEN: '', PAGERDUTY_WEBHOOK_SECRETS: '', BRIDGE_SECRETS: '', LEGACY_WEBHOOK_TOKEN: '' },
  });
  rig.parameters.set('/toban/PAGERDUTY_WEBHOOK_SECRETS', 'a secret of its own');
  const unsigned = () => deliver(rig, v3('triggered'));
  await unsigned();
  await unsigned();
  expect(rig.outside.calls).toEqual(['ssm GetParameters']);
  await rig.clock.advanceTo(rig.clock.nowMs + 61_000);
  await unsigned();
  await unsigned();
  expect(rig.outside.calls).toEqual(['ssm GetParameters', 'ssm GetParameters']);
});
