// The script lock: one holder, others wait in virtual time, and the end of an execution lets go of it, however it ends.
import { push, type Rig, START } from './rig';

const CODE = `
  function hold(ms) {
    var lock = LockService.getScriptLock();
    var got = lock.tryLock(0);
    Utilities.sleep(ms);
    return [got, lock.hasLock(), Date.now()];
  }
  function attempt(ms) { var lock = LockService.getScriptLock(); return [lock.tryLock(ms), lock.hasLock(), Date.now()]; }
  function insist(ms) { LockService.getScriptLock().waitLock(ms); return Date.now(); }
  function twice() {
    var lock = LockService.getScriptLock();
    return [lock.tryLock(0), lock.tryLock(0), lock.releaseLock(), lock.hasLock()];
  }
  function holdAndFail() { LockService.getScriptLock().tryLock(0); Utilities.sleep(2000); throw new Error('failed'); }
  function holdForEver() { LockService.getScriptLock().tryLock(0); for (;;) Utilities.sleep(60000); }
`;

let rig: Rig;
beforeEach(() => {
  rig = push(CODE);
});
afterEach(() => rig.close());

/** Both at once, the first one first; the second may come later. */
function together(first: [string, number], second: [string, number], laterMs = 0): Promise<unknown[]> {
  const outcomeOf = async ([name, ms]: [string, number]): Promise<unknown> => {
    const { outcome } = await rig.script.run(name, [ms], { kind: 'menu' });
    if (outcome.kind === 'completed' && outcome.returned.kind === 'value') return outcome.returned.value;
    return outcome.kind === 'failed' ? outcome.error.message : outcome;
  };
  return rig.clock.complete(() =>
    rig.clock.all([
      () => outcomeOf(first),
      async () => {
        await rig.clock.sleep(laterMs);
        return outcomeOf(second);
      },
    ]),
  );
}

test('who waits long enough gets it when the holder ends', async () => {
  expect(await together(['hold', 4_000], ['attempt', 15_000])).toEqual([
    [true, true, START + 4_000],
    [true, true, START + 4_000],
  ]);
});

test('who does not wait long enough goes without', async () => {
  expect(await together(['hold', 20_000], ['attempt', 15_000])).toEqual([
    [true, true, START + 20_000],
    [false, false, START + 15_000],
  ]);
});

test('waitLock throws where tryLock gives false', async () => {
  const [, second] = await together(['hold', 20_000], ['insist', 15_000]);
  expect(second).toBe('Lock timeout: another process was holding the lock for too long.');
});

test('the same execution takes it twice and lets go of it once', async () => {
  expect(await rig.value('twice')).toEqual([true, true, null, false]);
});

test('an error lets go of it', async () => {
  expect(await together(['holdAndFail', 0], ['attempt', 15_000])).toEqual([
    'failed',
    [true, true, START + 2_000],
  ]);
});

test('after 6 minutes an execution is dead, and its lock free', async () => {
  expect(await together(['holdForEver', 0], ['attempt', 350_000], 20_000)).toEqual([
    { kind: 'killed', reason: 'limit' },
    [true, true, START + 360_000],
  ]);
  expect(rig.clock.nowMs).toBe(START + 360_000);
});
