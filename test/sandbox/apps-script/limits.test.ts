// What ends an execution that does not end by itself, what a day allows, and that no two compute at the same time.
import { setTimeout } from 'node:timers/promises';
import type { Execution } from './execution';
import { returnedBy, rigs } from './rig';

const { pushed, closeAll } = rigs();
afterEach(closeAll);

test('a script that computes without end is ended, and the next one runs', async () => {
  const rig = pushed('function loop() { for (;;); } function one() { return 1; }', {
    options: { computeLimitMs: 2_000 },
  });
  await expect(rig.value('loop')).rejects.toThrow('computes for 2000 ms without end');
  expect(rig.journal.complaints).toHaveLength(1);
  expect(await rig.value('one')).toBe(1);
});

test('an answer that takes real time is no loop', async () => {
  const rig = pushed('function run(code) { return eval(code); }', { options: { computeLimitMs: 2_000 } });
  rig.network.set('https://a.example', async () => {
    await setTimeout(2_500);
    return { status: 200, headers: {}, body: 'late' };
  });
  expect(await rig.value('run', ['UrlFetchApp.fetch("https://a.example").getContentText()'])).toBe('late');
});

test('two that begin at the same moment compute one after the other', async () => {
  const rig = pushed(`
    function wait() { Utilities.sleep(1000); }
    function count() {
      var store = PropertiesService.getScriptProperties();
      for (var n = 0; n < 1000; n += 1) store.setProperty('n', String(Number(store.getProperty('n')) + 1));
      return store.getProperty('n');
    }
  `);
  const both = (name: string): Promise<Execution[]> =>
    rig.clock.complete(() =>
      rig.clock.all([1, 2].map(() => () => rig.script.run(name, [], { kind: 'menu' }))),
    );
  await both('wait');
  expect((await both('count')).map(returnedBy)).toEqual(['1000', '2000']);
});

test('the day’s quota of requests ends at midnight Pacific time', async () => {
  const rig = pushed(`function many(count) {
    return UrlFetchApp.fetchAll(Array.from({length: count}, function () { return 'https://a.example'; })).length;
  }`);
  rig.network.set('https://a.example', async () => ({ status: 200, headers: {}, body: '' }));
  expect(await rig.value('many', [20_000])).toBe(20_000);
  await expect(rig.value('many', [1])).rejects.toThrow('invoked too many times for one day: urlfetch');
  await rig.clock.advanceTo(Date.UTC(2026, 10, 25, 7, 59));
  await expect(rig.value('many', [1])).rejects.toThrow('urlfetch');
  await rig.clock.advanceTo(Date.UTC(2026, 10, 25, 8, 0));
  expect(await rig.value('many', [1])).toBe(1);
});
