// Time triggers fire at a fixed second of their minute, may be skipped by a fault, and do not wait for one another.
import type { Execution } from './execution';
import { push, type Rig, START } from './rig';

const CODE = `
  function install(minutes) {
    var trigger = ScriptApp.newTrigger('tick').timeBased().everyMinutes(minutes).create();
    return [trigger.getHandlerFunction(), trigger.getEventType() === ScriptApp.EventType.CLOCK];
  }
  function list() { return ScriptApp.getProjectTriggers().map(function (each) { return each.getHandlerFunction(); }); }
  function remove() { ScriptApp.getProjectTriggers().forEach(function (each) { ScriptApp.deleteTrigger(each); }); }
  function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
  function tick(e) {
    var slow = PropertiesService.getScriptProperties().getProperty('slow');
    if (slow) Utilities.sleep(Number(slow));
    return [e.triggerUid, ScriptApp.getService().getUrl()];
  }
  function address() { return ScriptApp.getService().getUrl(); }
`;

const MINUTE = 60_000;

let rig: Rig;
beforeEach(() => {
  rig = push(CODE, { options: { triggerOffsetMs: 17_000 } });
});
afterEach(() => rig.close());

function ticks(): Execution[] {
  return rig.script.executions.filter(({ functionName }) => functionName === 'tick');
}

test('every minute at the same second', async () => {
  expect(await rig.value('install', [1])).toEqual(['tick', true]);
  await rig.clock.advanceTo(START + 3 * MINUTE);
  expect(ticks().map(({ startedMs }) => (startedMs - START) / 1_000)).toEqual([47, 107, 167]);
  expect(rig.script.triggers.ticks).toMatchObject({ run: 3, skipped: 0, killed: 0, last: { roundTrips: 1 } });
});

test('every 10 minutes, and every hour', async () => {
  await rig.value('install', [10]);
  await rig.value('hourly');
  await rig.clock.advanceTo(START + 60 * MINUTE);
  expect(rig.script.triggers.ticks.run).toBe(7);
});

test('a step that Google does not have is refused', async () => {
  await expect(rig.value('install', [2])).rejects.toThrow('everyMinutes');
  expect(rig.script.triggers.list).toEqual([]);
});

test('triggers are listed and deleted by the script, and there are at most 20', async () => {
  for (let made = 0; made < 20; made += 1) await rig.value('install', [30]);
  await expect(rig.value('install', [30])).rejects.toThrow('too many triggers');
  expect(await rig.value('list')).toHaveLength(20);
  await rig.value('remove');
  await rig.clock.advanceTo(START + 60 * MINUTE);
  expect(rig.script.triggers.ticks.run).toBe(0);
});

test('skipped and killed ticks are counted', async () => {
  await rig.value('install', [1]);
  rig.faults.set({ tick: { skip: 2 * MINUTE } });
  await rig.clock.advanceTo(START + 2 * MINUTE);
  rig.faults.set({ tick: { killAtCall: 1 } });
  await rig.clock.advanceTo(START + 4 * MINUTE);
  expect(rig.script.triggers.ticks).toMatchObject({ run: 1, skipped: 2, killed: 1 });
});

test('a slow tick is overtaken by the next', async () => {
  await rig.value('install', [1]);
  rig.script.properties.set({ slow: '90000' });
  await rig.clock.advanceTo(START + 5 * MINUTE);
  const [first, second] = ticks();
  expect(first?.endedMs).toBe(START + 47_000 + 90_000);
  expect(second?.startedMs).toBe(START + 107_000);
});

test('after 90 minutes of running in a day triggers fail at once', async () => {
  await rig.value('install', [10]);
  rig.script.properties.set({ slow: '280000' });
  await rig.clock.advanceTo(START + 210 * MINUTE);
  const [first, ...later] = ticks().filter(({ outcome }) => outcome.kind === 'failed');
  expect(first?.startedMs).toBe(Date.UTC(2026, 10, 24, 12, 30, 17));
  expect(first?.outcome).toMatchObject({
    error: { message: 'Service using too much computer time for one day' },
  });
  expect(later).toHaveLength(0);
});

test('more than 30 executions at once are refused', async () => {
  rig.script.properties.set({ slow: '1000' });
  const started = await rig.clock.complete(() =>
    rig.clock.all(Array.from({ length: 31 }, () => () => rig.script.run('tick', [{}], { kind: 'menu' }))),
  );
  expect(started.filter(({ outcome }) => outcome.kind === 'completed')).toHaveLength(30);
  expect(started.at(-1)?.outcome).toMatchObject({
    error: { message: expect.stringContaining('too many scripts running simultaneously') },
  });
});

test('a trigger is given the development address, a menu the deployed one', async () => {
  expect(await rig.value('address')).toBe('http://127.0.0.1:1/webapp/exec');
  expect(await rig.value('address', [], { kind: 'trigger' })).toBe('http://127.0.0.1:1/webapp/dev');
});
