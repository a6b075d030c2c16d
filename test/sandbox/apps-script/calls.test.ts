// A call to a Google service is synchronous, counted, checked against its signature and against the manifest's scopes.
import { setTimeout } from 'node:timers/promises';
import { GoogleApiError } from '../google/error';
import type { Execution } from './execution';
import { push, type Rig, returnedBy } from './rig';

const open: Rig[] = [];
afterEach(() => Promise.all(open.splice(0).map((rig) => rig.close())));

function pushed(...given: Parameters<typeof push>): Rig {
  const rig = push(...given);
  open.push(rig);
  return rig;
}

const evaluating = 'function run(code) { return eval(code); }';

test('round trips are those to lock, properties, sheets and network; a fetchAll is one, its requests are counted', async () => {
  const rig = pushed(`function tick() {
    SpreadsheetApp.getActive().getId(); Session.getActiveUser().getEmail(); ScriptApp.getOAuthToken();
    Utilities.getUuid(); HtmlService.createHtmlOutput('x'); ScriptApp.getService().getUrl();
    LockService.getScriptLock().tryLock(1);
    PropertiesService.getScriptProperties().getProperties();
    Sheets.Spreadsheets.batchUpdate({requests: []}, 'sheet-1');
    UrlFetchApp.fetchAll(['https://a.example/1', {url: 'https://a.example/2'}]);
    UrlFetchApp.fetch('https://a.example/3');
  }`);
  rig.network.set('https://a.example', async () => ({ status: 200, headers: {}, body: '' }));
  const execution = await rig.run('tick', [], { kind: 'trigger' });
  expect(execution.outcome.kind).toBe('completed');
  expect(execution.calls.map(({ service, method }) => `${service} ${method}`)).toEqual([
    'lock tryLock',
    'properties getProperties',
    'sheets sheets.spreadsheets.batchUpdate',
    'urlfetch fetchAll',
    'urlfetch fetch',
  ]);
  expect([execution.roundTrips, execution.urlFetches]).toEqual([5, 3]);
});

test('an advanced service takes body, path and options, and gives what the API answers', async () => {
  const asked: unknown[] = [];
  const call = (...given: unknown[]): unknown => {
    asked.push(given);
    return { values: [[1]] };
  };
  const rig = pushed(evaluating, { options: { sheets: { call } } });
  const read = `Sheets.Spreadsheets.Values.get('sheet-1', 'A1:B2', {majorDimension: 'ROWS'}).values instanceof Array`;
  expect(await rig.value('run', [read])).toBe(true);
  await rig.value('run', [`Sheets.Spreadsheets.Values.append({values: [['x']]}, 'sheet-1', 'A1')`]);
  expect(asked).toEqual([
    [
      'sheets.spreadsheets.values.get',
      { spreadsheetId: 'sheet-1', range: 'A1:B2', majorDimension: 'ROWS' },
      undefined,
    ],
    ['sheets.spreadsheets.values.append', { spreadsheetId: 'sheet-1', range: 'A1' }, { values: [['x']] }],
  ]);
  await expect(rig.value('run', [`Sheets.Spreadsheets.Values.get('sheet-1')`])).rejects.toThrow(
    'Invalid number of arguments provided. Expected 2-3 only',
  );
});

test('an API’s refusal is a GoogleJsonResponseException with details', async () => {
  const call = (): never => {
    throw new GoogleApiError(400, 'Unable to parse range: Nowhere');
  };
  const rig = pushed(
    `function run() {
      try { Sheets.Spreadsheets.Values.get('sheet-1', 'Nowhere'); }
      catch (error) { return [error instanceof Error, error.name, error.message, error.details.code]; }
    }`,
    { options: { sheets: { call } } },
  );
  expect(await rig.value('run')).toEqual([
    true,
    'GoogleJsonResponseException',
    'API call to sheets.spreadsheets.values.get failed with error: Unable to parse range: Nowhere',
    400,
  ]);
});

test('a fault inside the sandbox is a complaint, and a server error for the script', async () => {
  const call = (): never => {
    throw new RangeError('a bug');
  };
  const rig = pushed(evaluating, { options: { sheets: { call } } });
  await expect(rig.value('run', [`Sheets.Spreadsheets.get('sheet-1')`])).rejects.toThrow(
    'a server error occurred',
  );
  expect(rig.journal.complaints).toEqual([
    expect.objectContaining({ text: expect.stringContaining('a bug') }),
  ]);
});

test.each([
  [
    'LockService.getScriptLock().tryLock("5")',
    "The parameters (String) don't match the method signature for LockService.Lock.tryLock.",
  ],
  [
    'LockService.getScriptLock().tryLock()',
    "The parameters () don't match the method signature for LockService.Lock.tryLock.",
  ],
  [
    'PropertiesService.getScriptProperties().setProperty("a", null)',
    "The parameters (String,null) don't match the method signature for PropertiesService.Properties.setProperty.",
  ],
  [
    'PropertiesService.getScriptProperties().setProperty("a", 1)',
    "The parameters (String,number) don't match",
  ],
  [
    'UrlFetchApp.fetch({})',
    "The parameters ((class)) don't match the method signature for UrlFetchApp.fetch.",
  ],
  ['UrlFetchApp.fetch("https://a.example", "x")', "The parameters (String,String) don't match"],
  ['Utilities.computeHmacSha256Signature("a", [1])', "The parameters (String,number[]) don't match"],
  ['Utilities.computeDigest("SHA_256", "a")', "The parameters (String,String) don't match"],
  ['Utilities.formatDate(0, "UTC", "yyyy")', "The parameters (number,String,String) don't match"],
  ['Utilities.base64Encode(Utilities)', "The parameters (Utilities) don't match"],
])('%s throws', async (code, message) => {
  const rig = pushed(evaluating);
  await expect(rig.value('run', [code])).rejects.toThrow(message);
  expect(rig.journal.complaints).toEqual([]);
});

test.each([
  ['Utilities.jsonParse("{}")', 'Utilities.jsonParse'],
  ['Sheets.Spreadsheets.Values.fetch("x")', 'Sheets.Spreadsheets.Values.fetch'],
  ['LockService.getScriptLock().extend(1)', 'LockService.Lock.extend'],
  ['SpreadsheetApp.getActive().getSheetByName("x")', 'SpreadsheetApp.Spreadsheet.getSheetByName'],
])('%s is no function, and a complaint', async (code, name) => {
  const rig = pushed(evaluating);
  await expect(rig.value('run', [code])).rejects.toThrow(/TypeError: .* is not a function/);
  expect(rig.journal.complaints.map(({ text }) => text)).toEqual([
    `${name} does not exist in Apps Script, or is not simulated`,
  ]);
});

test('an advanced service that the manifest does not enable is not there', async () => {
  const rig = pushed(evaluating, { manifest: { dependencies: {} } });
  expect(await rig.value('run', ['typeof Sheets'])).toBe('undefined');
});

const AUTH = 'https://www.googleapis.com/auth/';

test.each([
  ['UrlFetchApp.fetch("https://a.example")', 'UrlFetchApp.fetch', 'script.external_request'],
  ['UrlFetchApp.fetchAll([])', 'UrlFetchApp.fetchAll', 'script.external_request'],
  ['Session.getActiveUser()', 'Session.getActiveUser', 'userinfo.email'],
  ['ScriptApp.getProjectTriggers()', 'ScriptApp.getProjectTriggers', 'script.scriptapp'],
  ['Sheets.Spreadsheets.get("sheet-1")', 'sheets.spreadsheets.get', 'spreadsheets.readonly'],
  ['Sheets.Spreadsheets.batchUpdate({}, "sheet-1")', 'sheets.spreadsheets.batchUpdate', 'spreadsheets'],
  ['Calendar.Events.list("a@b")', 'calendar.events.list', 'calendar.readonly'],
  ['SpreadsheetApp.getActive()', 'SpreadsheetApp.getActive', 'spreadsheets.currentonly'],
])('%s needs its scope', async (code, name, scope) => {
  const without = pushed(evaluating, { manifest: { oauthScopes: [] } });
  await expect(without.value('run', [code])).rejects.toThrow(`You do not have permission to call ${name}.`);
  const granted = pushed(evaluating, { manifest: { oauthScopes: [AUTH + scope] } });
  granted.network.set('https://a.example', async () => ({ status: 200, headers: {}, body: '' }));
  expect((await granted.run('run', [`${code}; 1`])).outcome.kind).toBe('completed');
});

test('a simple trigger reaches nothing that needs consent', async () => {
  const rig = pushed(`function onOpen() {
    SpreadsheetApp.getUi().createMenu('Menu').addItem('Go', 'go').addSeparator()
      .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Stop', 'stop')).addToUi();
    try { UrlFetchApp.fetch('https://a.example'); } catch (error) { return error.message; }
  }`);
  const message = await rig.value('onOpen', [], { kind: 'simple' });
  expect(message).toContain('You do not have permission to call UrlFetchApp.fetch');
  expect([...rig.script.window.menus.values()]).toEqual([
    {
      kind: 'menu',
      caption: 'Menu',
      entries: [
        { kind: 'item', caption: 'Go', functionName: 'go' },
        { kind: 'separator' },
        { kind: 'menu', caption: 'More', entries: [{ kind: 'item', caption: 'Stop', functionName: 'stop' }] },
      ],
    },
  ]);
});

test('alerts and prompts are answered by whoever drives the sandbox; a trigger has no Ui', async () => {
  const rig = pushed(`function ask() {
    var ui = SpreadsheetApp.getUi();
    var answer = ui.prompt('Minutes?', ui.ButtonSet.OK_CANCEL);
    return [ui.alert('Sure?', 'Really?', ui.ButtonSet.YES_NO) === ui.Button.NO,
      answer.getSelectedButton() === ui.Button.OK, answer.getResponseText()];
  }`);
  rig.script.window.answer = ({ kind }) =>
    kind === 'prompt' ? { button: 'OK', text: '30' } : { button: 'NO', text: '' };
  expect(await rig.value('ask')).toEqual([true, true, '30']);
  expect(rig.script.window.dialogs).toEqual([
    { kind: 'prompt', title: '', text: 'Minutes?', buttons: 'OK_CANCEL' },
    { kind: 'alert', title: 'Sure?', text: 'Really?', buttons: 'YES_NO' },
  ]);
  await expect(rig.value('ask', [], { kind: 'trigger' })).rejects.toThrow(
    'Cannot call SpreadsheetApp.getUi() from this context.',
  );
});

test('the script knows the selection, the visitor of its own domain and no other', async () => {
  const rig = pushed(`
    function selected() {
      return SpreadsheetApp.getActiveRangeList().getRanges().map(function (range) {
        return [range.getSheet().getName(), range.getRow(), range.getLastRow()];
      });
    }
    function who() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale()]; }
  `);
  const ranges = [
    { row: 3, column: 1, numRows: 2, numColumns: 4 },
    { row: 9, column: 1, numRows: 1, numColumns: 1 },
  ];
  const selection = { sheetName: 'Ledger', sheetId: 7, ranges };
  expect(await rig.value('selected', [], { selection })).toEqual([
    ['Ledger', 3, 4],
    ['Ledger', 9, 9],
  ]);
  const inside = { email: 'sato@msp.example', locale: 'ja' };
  const outside = { email: 'eve@elsewhere.example', locale: 'en' };
  const who = (user: typeof inside | null) => rig.value('who', [], { kind: 'web', user });
  expect(await who(inside)).toEqual(['sato@msp.example', 'admin@msp.example', 'ja']);
  expect(await who(outside)).toEqual(['', 'admin@msp.example', 'en']);
  expect(await who(null)).toEqual(['', 'admin@msp.example', 'en']);
});

test('a script that computes without end is ended, and the next one runs', async () => {
  const rig = pushed('function loop() { for (;;); } function one() { return 1; }', {
    options: { computeLimitMs: 100 },
  });
  await expect(rig.value('loop')).rejects.toThrow('computes for 100 ms without end');
  expect(rig.journal.complaints).toHaveLength(1);
  expect(await rig.value('one')).toBe(1);
});

test('an answer that takes real time is no loop', async () => {
  const rig = pushed(evaluating, { options: { computeLimitMs: 300 } });
  rig.network.set('https://a.example', async () => {
    await setTimeout(600);
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
