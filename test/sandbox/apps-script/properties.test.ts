// The property stores keep strings only, up to Google's sizes; what is refused changes nothing.
import { push, type Rig } from './rig';

const CODE = `
  var store = function () { return PropertiesService.getScriptProperties(); };
  function set(values, deleteOthers) { store().setProperties(values, Boolean(deleteOthers)); return store().getProperties(); }
  function one(key) { return store().getProperty(key); }
  function forget(key) { return store().setProperty('x', '1').deleteProperty(key).getKeys(); }
  function sized(bytes) { store().setProperty('big', 'x'.repeat(bytes)); }
  function sizedInJapanese(letters) { store().setProperty('big', '\u5f53'.repeat(letters)); }
  function fill(count) { for (var i = 0; i < count; i += 1) store().setProperty('k' + i, 'x'.repeat(9000)); return count; }
  function others() {
    PropertiesService.getUserProperties().setProperty('a', 'user');
    PropertiesService.getDocumentProperties().setProperty('a', 'document');
    return [one('a'), PropertiesService.getUserProperties().getProperty('a'), PropertiesService.getDocumentProperties().getProperty('a')];
  }
  function cached() {
    var cache = CacheService.getScriptCache();
    cache.put('a', 'b', 60);
    var before = cache.get('a');
    Utilities.sleep(61000);
    return [before, cache.get('a')];
  }
`;

let rig: Rig;
beforeEach(() => {
  rig = push(CODE);
});
afterEach(() => rig.close());

test('what is set is read by later executions, and by the project’s settings page', async () => {
  expect(await rig.value('set', [{ a: '1', b: '2' }])).toEqual({ a: '1', b: '2' });
  expect(await rig.value('one', ['a'])).toBe('1');
  expect(await rig.value('one', ['none'])).toBeNull();
  expect(await rig.value('set', [{ c: '3' }, true])).toEqual({ c: '3' });
  rig.script.properties.set({ d: '4' });
  expect(await rig.value('one', ['d'])).toBe('4');
  expect(await rig.value('forget', ['c'])).toEqual(['d', 'x']);
});

test('a value of more than 9 KB is refused, counted in bytes', async () => {
  await rig.value('sized', [9_216]);
  await expect(rig.value('sized', [9_217])).rejects.toThrow('Exception: Argument too large: value');
  await expect(rig.value('sizedInJapanese', [3_073])).rejects.toThrow('Argument too large');
});

test('a store of more than 500 KB is refused', async () => {
  expect(await rig.value('fill', [56])).toBe(56);
  await expect(rig.value('fill', [57])).rejects.toThrow('You have exceeded the property storage quota.');
  expect(Object.keys(rig.script.properties.all())).toHaveLength(56);
});

test('script, user and document have stores of their own', async () => {
  expect(await rig.value('others')).toEqual([null, 'user', 'document']);
});

test('a cache forgets when its time has passed', async () => {
  expect(await rig.value('cached')).toEqual(['b', null]);
});
