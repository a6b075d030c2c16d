// A tick can die at any of its round trips: before the call takes effect, or after, with the answer lost.
import { push, type Rig } from './rig';

const CODE = `
  function tick() {
    try {
      LockService.getScriptLock().tryLock(15000);
      for (var n = 2; n <= 4; n += 1) PropertiesService.getScriptProperties().setProperty('call', String(n));
      console.log('ended');
    } catch (error) {
      PropertiesService.getScriptProperties().setProperty('caught', String(error));
    } finally {
      PropertiesService.getScriptProperties().setProperty('finally', 'yes');
    }
  }
  function locked() { return LockService.getScriptLock().tryLock(0); }
`;

let rig: Rig;
beforeEach(() => {
  rig = push(CODE);
});
afterEach(() => rig.close());

const killedBy = { kind: 'killed', reason: 'fault' };

test.each([1, 2, 3, 4, 5])('dead before round trip %i takes effect', async (call) => {
  rig.faults.set({ tick: { killAtCall: call } });
  const execution = await rig.run('tick', [], { kind: 'trigger' });
  expect(execution.outcome).toEqual(killedBy);
  expect(execution.roundTrips).toBe(call);
  expect(execution.calls).toHaveLength(call - 1);
  expect(rig.script.properties.all()).toEqual(call > 2 ? { call: String(call - 1) } : {});
});

test.each([1, 2, 3, 4])('dead after round trip %i took effect', async (call) => {
  rig.faults.set({ tick: { killAfterCall: call } });
  const execution = await rig.run('tick', [], { kind: 'trigger' });
  expect(execution.outcome).toEqual(killedBy);
  expect(execution.calls).toHaveLength(call);
  expect(rig.script.properties.all()).toEqual(call > 1 ? { call: String(call) } : {});
});

test('the lock of a dead tick is free, and the next tick runs to its end', async () => {
  rig.faults.set({ tick: { killAfterCall: 3 } });
  await rig.run('tick', [], { kind: 'trigger' });
  expect(await rig.value('locked')).toBe(true);
  const next = await rig.run('tick', [], { kind: 'trigger' });
  expect(next.logs.map(({ text }) => text)).toEqual(['ended']);
  expect(rig.script.properties.all()).toEqual({ call: '4', finally: 'yes' });
});

test('a page’s server function dies by a fault of its own, and no tick by that', async () => {
  rig.faults.set({ page: { killAfterCall: 3 } });
  expect((await rig.run('tick', [], { kind: 'trigger' })).outcome.kind).toBe('completed');
  expect((await rig.run('tick', [], { kind: 'web' })).outcome.kind).toBe('completed');
  expect((await rig.run('tick', [], { kind: 'callback' })).outcome).toEqual(killedBy);
  expect((await rig.run('tick', [], { kind: 'callback' })).outcome.kind).toBe('completed');
});

test('only a trigger’s execution is hit, and only one that gets so far', async () => {
  rig.faults.set({ tick: { killAtCall: 3 } });
  expect((await rig.run('tick', [], { kind: 'menu' })).outcome.kind).toBe('completed');
  expect((await rig.run('locked', [], { kind: 'trigger' })).outcome.kind).toBe('completed');
  expect((await rig.run('tick', [], { kind: 'trigger' })).outcome).toEqual(killedBy);
});
