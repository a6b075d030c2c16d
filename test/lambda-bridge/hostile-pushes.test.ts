// A push that is genuine and holds anything: each entry is answered in order, a bad one names its field, and the good
// ones beside it are told.
import fc from 'fast-check';
import type { Snapshot, TasksAnswer } from '../../lambda-bridge/contract';
import { hostile } from './render/hostile';
import { type Rig, START, shown, startRig } from './rig';
import { at, keyOf, snapshot } from './samples';
import { signedAsAppsScript } from './signing';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(async () => {
  expect(rig.bridge.logs.filter(({ fields }) => fields?.event === 'unexpected')).toEqual([]);
  await rig.close();
});

async function pushBody(body: string): Promise<TasksAnswer> {
  const answer = await rig.send('POST', '/tasks', signedAsAppsScript(body, rig.clock.nowMs));
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body) as TasksAnswer;
}
const pushAll = (snapshots: readonly unknown[], notices: readonly unknown[] = []): Promise<TasksAnswer> =>
  pushBody(JSON.stringify({ snapshots, notices }));

const hashOf = (index: number): string => index.toString(16).padStart(32, '0');
const task = (index: number, more: object = {}): Snapshot => ({
  ...snapshot({ taskKey: `task ${index}`, incidentKey: keyOf(1, hashOf(index)), incidentId: `P${index}` }),
  ...more,
});
/** AWS, DynamoDB, "Constraints": the largest item. */
const ITEM_BYTES = 400 * 1_024;
const NOTICE = { id: 'n1', at: at(0), level: 'info', text: 'Hello', channel: 'COPS', mention: null };

test('a bad entry names its field, and the good ones around it are told', async () => {
  const bad: readonly (readonly [field: string, value: unknown])[] = [
    ['incidentKey', `toban-${'x'.repeat(80)}`],
    ['incidentKey', 'somebody-elses'],
    ['incidentKey', keyOf(2)],
    ['incidentId', 'P\n1'],
    ['incidentId', 'x'.repeat(3_000)],
    ['attempt', 0],
    ['rev', 1e300],
    ['state', 'missed'],
    ['at', '2026-11-24T09:00:00'],
    ['dueAt', 'tomorrow'],
    ['startAt', 0],
    ['endAt', null],
    ['lateMinutes', '5'],
    ['title', null],
    ['channel', 'C\u0000'],
    ['channel', 'C'.repeat(5_000)],
    ['locale', 'fr'],
    ['links', null],
    ['links.start', 7],
    ['expect.state', undefined],
    ['reason.kind', undefined],
    ['notices', Array(21).fill({ id: '1', kind: 'hold', text: '' })],
    ['notices.0.id', undefined],
  ];
  const entries = bad.map(([field, value], index) => {
    const [outer = '', inner] = field.split('.');
    const within =
      outer === 'notices' ? [{ kind: 'hold', text: '' }] : { ...snapshot().links, [inner ?? '']: value };
    return task(index + 100, { [outer]: inner === undefined ? value : within });
  });
  const { results, notices } = await pushAll(
    [task(1), ...entries, 'text', null, [], 7, task(2)],
    [NOTICE, { ...NOTICE, id: '' }, { ...NOTICE, id: 'x'.repeat(3_000) }, { ...NOTICE, id: '\ud800' }, null],
  );
  expect(results[0]).toEqual({ taskKey: 'task 1', ok: true, error: null });
  expect(results.at(-1)).toEqual({ taskKey: 'task 2', ok: true, error: null });
  expect(results.slice(1, 1 + bad.length)).toEqual(
    bad.map(([field], index) => ({
      taskKey: `task ${index + 100}`,
      ok: false,
      error: expect.stringMatching(new RegExp(`^${field}: expected `)),
    })),
  );
  expect(notices.map(({ ok }) => ok)).toEqual([true, false, false, false, false]);
  expect(shown(rig)).toHaveLength(3);
});

test('texts of a megabyte are shortened, not refused, and come again without harm', async () => {
  const huge = '&<あ'.repeat(46_000);
  const links = { ...snapshot().links, runbook: `https://a.example/${'x'.repeat(80_000)}` };
  const entry = task(1, {
    title: huge,
    note: huge,
    links,
    notices: [{ id: '1', kind: 'fault', text: huge }],
  });
  const notice = { ...NOTICE, text: '<!channel> '.repeat(15_000) };
  for (let time = 0; time < 2; time += 1) {
    const { results, notices } = await pushAll([entry], [notice]);
    expect([...results, ...notices].map(({ ok }) => ok)).toEqual([true, true]);
  }
  expect(shown(rig)).toHaveLength(3);
  expect(Math.max(...rig.database.calls.map(({ bytes }) => bytes))).toBeLessThan(ITEM_BYTES);
  expect(rig.journal.complaints).toEqual([]);
});

test('one task twice in a push is one card, and the later state stands', async () => {
  const { results } = await pushAll([
    task(1, { state: 'started', at: at(60), by: 'Sato', rev: START + 60_000 }),
    task(1),
    task(1, { state: 'started', at: at(60), by: 'Sato', rev: START + 60_000 }),
    task(1, { channel: 'CDEFAULT' }),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  const all = [...shown(rig), ...shown(rig, 'CDEFAULT')];
  expect(all.filter((line) => line.includes('Backup check'))).toHaveLength(1);
  expect(all.filter((line) => line.includes('Started by Sato')).length).toBeLessThanOrEqual(1);
  expect(all[0]).toContain('Started');
});

test('keys that objects inherit are names like any other', async () => {
  const body = JSON.stringify({
    snapshots: [task(1, { taskKey: '__proto__', channel: 'COPS' }), task(2, { taskKey: 'constructor' })],
    notices: [{ ...NOTICE, id: '__proto__' }],
  }).replace('"title":', '"__proto__":{"ok":true},"constructor":null,"title":');
  expect(await pushBody(body)).toEqual({
    results: [
      { taskKey: '__proto__', ok: true, error: null },
      { taskKey: 'constructor', ok: true, error: null },
    ],
    notices: [{ id: '__proto__', ok: true, error: null }],
  });
});

test('channels of odd names refuse their own entries only', async () => {
  const { results } = await pushAll([
    task(1, { channel: '../../etc' }),
    task(2, { channel: '&token=x' }),
    task(3, { channel: '<!channel>' }),
    task(4),
  ]);
  expect(results.slice(0, 3).map(({ error }) => error)).toEqual([
    'channel_not_found: ../../etc',
    'channel_not_found: &token=x',
    'channel_not_found: <!channel>',
  ]);
  expect(results[3]).toMatchObject({ ok: true });
});

test('a card that stands in the table in no form of ours is a fault of its own entry only', async () => {
  const item = { version: { N: '1' }, token: { S: 't' }, body: { S: 'no JSON' } };
  let first = true;
  rig.outside.fate = ({ operation }) => {
    if (operation !== 'GetItem' || !first) return undefined;
    first = false;
    return { status: 200, headers: {}, body: JSON.stringify({ Item: item }) };
  };
  const { results } = await pushAll([task(1), task(2)]);
  expect(results).toEqual([
    { taskKey: 'task 1', ok: false, error: 'unexpected, see the log' },
    { taskKey: 'task 2', ok: true, error: null },
  ]);
  const faults = rig.bridge.logs.filter(({ fields }) => fields?.event === 'unexpected');
  expect(faults.map(({ fields }) => fields?.level)).toEqual(['error']);
  rig.bridge.logs.length = 0;
});

test('ten thousand entries are answered one by one, in time', async () => {
  const startedMs = performance.now();
  const entries = Array.from({ length: 10_000 }, (_, index) => ({ taskKey: `t${index}` }));
  const { results } = await pushAll([...entries, task(1)]);
  expect(results).toHaveLength(10_001);
  expect(results[9_999]).toEqual({
    taskKey: 't9999',
    ok: false,
    error: 'incidentKey: expected "incidentKey"',
  });
  expect(results[10_000]).toMatchObject({ ok: true });
  expect(performance.now() - startedMs).toBeLessThan(25_000);
});

test('whatever one value of an entry becomes, the next entry is told', async () => {
  const value = fc.oneof(hostile, fc.jsonValue({ maxDepth: 2 }));
  const fields = Object.keys(snapshot());
  let count = 1_000;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fields), value, async (field, odd) => {
      count += 2;
      await rig.clock.advanceTo(rig.clock.nowMs + 10_000);
      const { results } = await pushAll([{ ...task(count), [field]: odd }, task(count + 1)]);
      expect(results).toHaveLength(2);
      expect(results[1]).toEqual({ taskKey: `task ${count + 1}`, ok: true, error: null });
      const [first] = results;
      if (!first?.ok)
        expect(first?.error).toMatch(new RegExp(`^(${field}\\b.*: expected |channel_not_found: )`));
    }),
    { numRuns: 60 },
  );
  expect(rig.journal.complaints).toEqual([]);
});
