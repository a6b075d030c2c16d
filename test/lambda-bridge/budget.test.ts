// What PagerDuty sends costs the table and Slack no more than it must: a distinct event a read and two writes, a
// repeated one a read, and what cannot be ours nothing.
import { costOf, NOTHING } from './meter';
import { deliver, deliverLegacy, push, type Rig, shown, startRig } from './rig';
import { at, snapshot, v2, v3 } from './samples';
import { signedByPagerDuty } from './signing';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const READ = { ...NOTHING, reads: 1 };
/** Claim, a line, the root that follows it, commit. */
const LINE = { reads: 1, writes: 2, posts: 1, edits: 1 };

/** Some seconds after what was before, so that Slack takes it. */
async function cost(event: object) {
  await rig.clock.advanceTo(rig.clock.nowMs + 5_000);
  return costOf(rig, async () => expect(await deliver(rig, event)).toBe(200));
}

describe('an event of an incident that is known', () => {
  beforeEach(() => push(rig, [snapshot()]));

  test('costs a read and two writes for each change of state', async () => {
    expect(await cost(v3('acknowledged', { second: 60, by: 'Sato' }))).toEqual(LINE);
    expect(await cost(v3('unacknowledged', { second: 120 }))).toEqual(LINE);
    expect(await cost(v3('acknowledged', { second: 180, by: 'Sato' }))).toEqual(LINE);
    expect(await cost(v3('resolved', { second: 240, by: 'Sato' }))).toEqual(LINE);
    expect(await cost(v3('reopened', { second: 300, by: 'Sato' }))).toEqual(LINE);
  });

  test('costs a read and two writes for an escalation, which leaves the root alone', async () => {
    const escalated = v3('escalated', { second: 900 });
    expect(await cost(escalated)).toEqual({ ...LINE, edits: 0 });
    expect(await cost(escalated)).toEqual(READ);
  });

  test('costs a read where it is repeated, comes from a second subscription, or is older', async () => {
    await deliver(rig, v3('acknowledged', { second: 60, ms: 300, id: '01FIRST' }));
    expect(await cost(v3('acknowledged', { second: 60, ms: 300, id: '01FIRST' }))).toEqual(READ);
    expect(await cost(v3('acknowledged', { second: 60, ms: 300, id: '01SECOND' }))).toEqual(READ);
    expect(await cost(v3('triggered'))).toEqual(READ);
  });

  test('costs a read more without its key', async () => {
    const event = v3('acknowledged', { second: 60, key: null });
    expect(await cost(event)).toEqual({ ...LINE, reads: 2 });
    expect(await cost(event)).toEqual({ ...READ, reads: 2 });
  });

  test('costs a read where the poll was faster', async () => {
    await push(rig, [snapshot({ state: 'started', at: at(60), by: 'Sato' })]);
    expect(await cost(v3('acknowledged', { second: 60, ms: 700, by: 'Sato' }))).toEqual(READ);
  });

  test('costs nothing where it is no change of state', async () => {
    for (const type of ['annotated', 'responder.added', 'status_update_published', 'priority_updated', 'new'])
      expect(await cost(v3(type))).toEqual(NOTHING);
    expect(await cost({ ...v3('x'), event_type: 'pagey.ping', resource_type: 'pagey' })).toEqual(NOTHING);
  });
});

test('the first event of an incident costs a write more for its alias', async () => {
  expect(await cost(v3('triggered'))).toEqual({ reads: 1, writes: 3, posts: 1, edits: 0 });
  expect(await cost(v3('triggered'))).toEqual(READ);
});

test('the next attempt’s incident costs an alias of its own', async () => {
  await deliver(rig, v3('triggered'));
  expect(await cost(v3('triggered', { attempt: 2, second: 60 }))).toEqual({ ...LINE, writes: 3, edits: 0 });
});

test('somebody else’s incident costs a read, with a foreign key or with none', async () => {
  expect(await cost(v3('triggered', { key: 'other' }))).toEqual(READ);
  expect(await cost(v3('triggered', { key: null }))).toEqual(READ);
});

test('what is older than a week costs nothing', async () => {
  expect(await cost(v3('triggered', { second: -8 * 86_400 }))).toEqual(NOTHING);
});

test('what is not signed, or signed wrongly, costs nothing', async () => {
  const body = JSON.stringify({ event: v3('triggered') });
  const send = (path: string, headers: Readonly<Record<string, string>>) =>
    costOf(rig, () => rig.send('POST', path, { body, headers }));
  expect(await send('/pagerduty', {})).toEqual(NOTHING);
  expect(await send('/pagerduty', { 'x-pagerduty-signature': 'v1=00' })).toEqual(NOTHING);
  expect(await send('/pagerduty', { 'x-toban-token': 'wrong' })).toEqual(NOTHING);
  expect(await send('/tasks', {})).toEqual(NOTHING);
  expect(await send('/check', {})).toEqual(NOTHING);
});

test('what is signed and cannot be read costs nothing', async () => {
  expect(await costOf(rig, () => rig.send('POST', '/pagerduty', signedByPagerDuty('{')))).toEqual(NOTHING);
});

describe('a legacy batch of two incidents', () => {
  const both = ['a', 'b'].map((letter) => v2('trigger', { hash: letter.repeat(32) }));
  const batch = (messages: readonly object[]) => costOf(rig, () => deliverLegacy(rig, messages));

  test('costs what its messages cost, and a read for each that is repeated', async () => {
    expect(await batch(both)).toEqual({ reads: 2, writes: 6, posts: 2, edits: 0 });
    expect(await batch(both)).toEqual({ ...READ, reads: 2 });
    expect(await batch(both.slice(1))).toEqual(READ);
    expect(shown(rig, 'CDEFAULT')).toHaveLength(2);
  });

  test('costs a read more for each message without a key', async () => {
    await batch(both);
    const acknowledged = ['a', 'b'].map((letter) =>
      v2('acknowledge', { hash: letter.repeat(32), key: null, second: 60 }),
    );
    expect(await batch(acknowledged)).toEqual({ reads: 4, writes: 4, posts: 2, edits: 2 });
    expect(await batch(acknowledged)).toEqual({ ...READ, reads: 4 });
  });

  test('costs a read for each incident of somebody else', async () => {
    expect(await batch([v2('trigger', { key: 'other', incidentId: 'POTHER' }), ...both])).toEqual({
      reads: 3,
      writes: 6,
      posts: 2,
      edits: 0,
    });
  });
});
