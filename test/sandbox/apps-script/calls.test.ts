// A call to a Google service is synchronous, counted, checked against its signature and against the manifest's scopes.
import { GoogleApiError } from '../google/error';
import { rigs } from './rig';

const { pushed, closeAll } = rigs();
afterEach(closeAll);

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
