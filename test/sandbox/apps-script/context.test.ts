// The script's world is ECMAScript and Google's globals, on the sandbox's clock.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { push, type Rig, START } from './rig';

const CODE = `
  var loads = (this.loads || 0) + 1;
  function kindOf(name) { return eval('typeof ' + name); }
  function names() { return Object.getOwnPropertyNames(globalThis); }
  function count() { loads += 1; return loads; }
  function now() { return [Date.now(), new Date().getTime(), Date.parse(Date()), new Date(0).toISOString()]; }
  function dates() {
    var date = new Date();
    return [date instanceof Date, date.constructor === Date, new (date.constructor)().getTime() === Date.now(),
      typeof Date(), Date.UTC(2026, 0), new Date(2026, 0, 1).getFullYear()];
  }
  function escape_() { return Utilities.getUuid.constructor('return typeof process')(); }
  function escape2() { return LockService.getScriptLock.constructor('return typeof require')(); }
  function realm() {
    var made = [[].concat(Utilities.base64Decode('AQ=='))];
    var error = null;
    try { Utilities.base64Decode('?'); } catch (thrown) { error = thrown; }
    return [Utilities.base64Decode('AQ==') instanceof Array, error instanceof Error, error.name, made.length];
  }
  function chance() { return [Math.random(), Math.random(), Utilities.getUuid()]; }
  function local() { var d = new Date(Date.UTC(2026, 10, 24, 20)); return [d.getHours(), d.getDate(), d.getTimezoneOffset(), d.toString()]; }
  function zoned() {
    var made = new Date(2026, 0, 1, 9, 30);
    var set = new Date(made.getTime());
    set.setHours(0, 0, 0, 0);
    return [made.toISOString(), set.toISOString(), new Date('2026-01-01T09:30').toISOString(), new Date('2026-01-01').toISOString(),
      new Date('Jan 1 2026 09:30').toISOString(), new Date('2026-01-01T09:30+02:00').toISOString(), made.toLocaleTimeString('en-GB'),
      Intl.DateTimeFormat().resolvedOptions().timeZone, new Intl.DateTimeFormat('en-GB', {hour: 'numeric', minute: 'numeric'}).format(), String(new Date(NaN))];
  }
  function logs() { console.log('a %s', 1, {b: 2}); console.info({c: 3}); console.warn('w'); console.error(new Error('e').message); Logger.log('%s!', 'l'); }
  async function later() { await null; return 'later'; }
  function fails() { throw new TypeError('no'); }
`;

let rig: Rig;
beforeAll(() => {
  rig = push(CODE);
});
afterAll(() => rig.close());

const FORBIDDEN = [
  'process',
  'require',
  'module',
  'exports',
  'Buffer',
  'global',
  'window',
  'self',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
  'fetch',
  'Headers',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'AbortController',
  'crypto',
  'atob',
  'btoa',
  'performance',
  'WebAssembly',
  'MessageChannel',
  'runtime',
];

test.each(FORBIDDEN)('%s is not there', async (name) => {
  expect(await rig.value('kindOf', [name])).toBe('undefined');
});

test('no way leads out through the functions of a service', async () => {
  expect(await rig.value('escape_')).toBe('undefined');
  expect(await rig.value('escape2')).toBe('undefined');
});

test('every global is ECMAScript, Google’s, or the script’s own', async () => {
  const known = [
    ...'console CacheService ContentService HtmlService LockService Logger PropertiesService'.split(' '),
    ...'ScriptApp Session SpreadsheetApp UrlFetchApp Utilities Sheets Calendar'.split(' '),
    ...'loads kindOf names count now dates escape_ escape2 realm chance local zoned logs later fails'.split(
      ' ',
    ),
  ];
  const ecmaScript =
    /^(Object|Function|Array|Number|parseFloat|parseInt|Infinity|NaN|undefined|Boolean|String|Symbol|Date|Promise|RegExp|\w*Error|globalThis|JSON|Math|Intl|ArrayBuffer|SharedArrayBuffer|Atomics|\w+Array|DataView|Map|BigInt|Set|WeakMap|WeakSet|WeakRef|FinalizationRegistry|Proxy|Reflect|Iterator|(de|en)codeURI(Component)?|escape|unescape|eval|isFinite|isNaN)$/;
  const names = (await rig.value('names')) as string[];
  expect(names.filter((name) => !known.includes(name) && !ecmaScript.test(name))).toEqual([]);
});

test('each execution starts afresh', async () => {
  expect(await rig.value('count')).toBe(2);
  expect(await rig.value('count')).toBe(2);
});

test('Date reads the virtual clock and is a Date in all else', async () => {
  const nowMs = rig.clock.nowMs;
  const wholeSecond = Math.floor(nowMs / 1000) * 1000;
  expect(await rig.value('now')).toEqual([nowMs, nowMs, wholeSecond, '1970-01-01T00:00:00.000Z']);
  await rig.clock.advanceTo(START + 90_500);
  expect(await rig.value('now')).toEqual([START + 90_500, START + 90_500, START + 90_000, expect.anything()]);
  expect(await rig.value('dates')).toEqual([true, true, true, 'string', Date.UTC(2026, 0), 2026]);
});

test('local time is that of the manifest’s zone, whatever the machine’s', async () => {
  expect(await rig.value('local')).toEqual([5, 25, -540, expect.stringContaining('GMT+0900')]);
  expect(await rig.value('zoned')).toEqual([
    '2026-01-01T00:30:00.000Z',
    '2025-12-31T15:00:00.000Z',
    '2026-01-01T00:30:00.000Z',
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:30:00.000Z',
    '2026-01-01T07:30:00.000Z',
    '09:30:00',
    'Asia/Tokyo',
    '18:02',
    'Invalid Date',
  ]);
});

test('what services give and throw belongs to the script’s own realm', async () => {
  expect(await rig.value('realm')).toEqual([true, true, 'Exception', 1]);
});

test('the same seed gives the same chance', async () => {
  rig.faults.set({ seed: 42 });
  const first = await rig.value('chance');
  expect(await rig.value('chance')).not.toEqual(first);
  rig.faults.set({ seed: 42 });
  expect(await rig.value('chance')).toEqual(first);
});

test('log lines carry their level', async () => {
  expect((await rig.run('logs')).logs.map(({ level, text }) => [level, text])).toEqual([
    ['debug', 'a 1 {"b":2}'],
    ['info', '{"c":3}'],
    ['warning', 'w'],
    ['error', 'e'],
    ['info', 'l!'],
  ]);
});

test('a promise is waited for, an error and a missing function are failures', async () => {
  expect(await rig.value('later')).toBe('later');
  await expect(rig.value('fails')).rejects.toThrow('TypeError: no');
  await expect(rig.value('nothing')).rejects.toThrow('Script function not found: nothing');
});

test('a project that was never built is refused with the mend', () => {
  const distDir = mkdtempSync(join(tmpdir(), 'toban-empty-'));
  expect(() => push('', { options: { distDir } })).toThrow('run "npm run build" first');
});

test('code that throws while it loads fails the execution', async () => {
  const broken = push('function f() {} throw new RangeError("at load");');
  await expect(broken.value('f')).rejects.toThrow('RangeError: at load');
  await broken.close();
});
