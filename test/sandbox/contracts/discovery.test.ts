// Calls are checked against Google's own description of its services, and refused in Google's words.
import { type Discovery, discovery, googleContractsPresent } from './discovery';

const withContracts = googleContractsPresent || process.env.CI ? describe : describe.skip;

function load(name: 'calendar-v3' | 'sheets-v4'): Discovery {
  const found = discovery(name);
  if (!found) throw new Error(`the contract ${name} is missing`);
  return found;
}

function bodyFaults(body: unknown): string[] {
  return load('sheets-v4').schemas.check('BatchUpdateSpreadsheetRequest', body);
}

withContracts('Google discovery documents', () => {
  test('they are found where TOBAN_CONTRACTS or ../shared/contracts says', () => {
    expect(googleContractsPresent).toBe(true);
  });

  test.each([
    ['GET', '/calendar/v3/calendars/a%40b/events', 'calendar.events.list'],
    ['GET', '/calendar/v3/calendars/a%40b/events/x1', 'calendar.events.get'],
    ['PATCH', '/calendar/v3/calendars/a%40b/events/x1', 'calendar.events.patch'],
    ['GET', '/calendar/v3/users/me/calendarList', 'calendar.calendarList.list'],
  ])('%s %s is %s', (verb, path, id) => {
    expect(load('calendar-v3').match(verb, path)?.id).toBe(id);
  });

  test('a method of the Sheets API with a colon in its path is found', () => {
    const path = '/v4/spreadsheets/s1/values:batchGet';
    expect(load('sheets-v4').match('GET', path)?.id).toBe('sheets.spreadsheets.values.batchGet');
    expect(load('sheets-v4').match('POST', '/v4/spreadsheets/s1:batchUpdate')?.id).toBe(
      'sheets.spreadsheets.batchUpdate',
    );
  });

  test('a path or verb that Google does not have is no method', () => {
    expect(load('calendar-v3').match('GET', '/calendar/v3/calendars/a/event')).toBeUndefined();
    expect(load('calendar-v3').match('PUT', '/calendar/v3/calendars/a/events')).toBeUndefined();
  });

  test.each([
    ['a missing one', {}, 'Required parameter is missing: calendarId'],
    ['an unknown one', { calendarId: 'a', timeMinimum: 'x' }, 'Unknown name "timeMinimum"'],
    ['a bad enum', { calendarId: 'a', orderBy: 'title' }, `Invalid value at 'orderBy' (TYPE_ENUM)`],
    ['no boolean', { calendarId: 'a', singleEvents: 'yes' }, `Invalid value at 'singleEvents' (TYPE_BOOL)`],
    ['no number', { calendarId: 'a', maxResults: 'many' }, `Invalid value at 'maxResults' (TYPE_INT32)`],
    ['a date for a time', { calendarId: 'a', timeMin: '2026-11-30' }, `Invalid value at 'timeMin'`],
    [
      'one given twice',
      { calendarId: 'a', timeMin: ['2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z'] },
      'given 2 times',
    ],
  ])('of the parameters %s is told', (_, parameters, complaint) => {
    const contract = load('calendar-v3');
    const method = contract.method('calendar.events.list');
    if (!method) throw new Error('events.list is missing');
    expect(contract.checkParameters(method, parameters)).toEqual([expect.stringContaining(complaint)]);
  });

  test('parameters may be text or JSON values, and repeated ones lists', () => {
    const contract = load('calendar-v3');
    const method = contract.method('calendar.events.list');
    if (!method) throw new Error('events.list is missing');
    const parameters = {
      calendarId: 'a',
      singleEvents: 'true',
      maxResults: 10,
      eventTypes: ['default', 'fromGmail'],
    };
    expect(contract.checkParameters(method, { ...parameters, fields: 'items' })).toEqual([]);
  });

  test.each([
    [
      'an unknown field',
      { requests: [{ updateCells: { rowz: [] } }] },
      `Invalid JSON payload received. Unknown name "rowz" at 'requests[0].update_cells': Cannot find field.`,
    ],
    [
      'an unknown enum value',
      { requests: [{ appendDimension: { dimension: 'LINES' } }] },
      `Invalid value at 'requests[0].append_dimension.dimension' (TYPE_ENUM), "LINES"`,
    ],
    [
      'a text for a number',
      { requests: [{ addSheet: { properties: { sheetId: 'x' } } }] },
      `Invalid value at 'requests[0].add_sheet.properties.sheet_id' (TYPE_INT32), "x"`,
    ],
    [
      'a list for an object',
      { requests: [{ addSheet: [] }] },
      'Invalid JSON payload received. Unknown name "requests[0].add_sheet": Proto field is not repeating, cannot start list.',
    ],
    ['an object for a list', { requests: {} }, `Invalid value at 'requests' (TYPE_ARRAY), {}`],
  ])('of a body %s is told', (_, body, complaint) => {
    expect(bodyFaults(body)).toEqual([complaint]);
  });

  test('a body as Google takes it gives no complaint', () => {
    const cell = {
      userEnteredValue: { stringValue: 'x' },
      userEnteredFormat: { horizontalAlignment: 'LEFT' },
    };
    const rows = [{ values: [cell, {}] }];
    expect(bodyFaults({ requests: [{ updateCells: { start: { sheetId: 0 }, rows, fields: '*' } }] })).toEqual(
      [],
    );
  });

  test('names in a field mask that the schema does not have are found, however deep', () => {
    const { schemas } = load('sheets-v4');
    const mask = { userEnteredFormat: { textFormat: { bolt: {} } }, userEnteredvalue: {}, note: {} };
    expect(schemas.unknownFields('CellData', mask)).toEqual([
      'userEnteredFormat.textFormat.bolt',
      'userEnteredvalue',
    ]);
    expect(schemas.unknownFields('Spreadsheet', { sheets: { data: { rowData: { '*': {} } } } })).toEqual([]);
  });

  test('a frozen answer is walked once, a changed copy again', () => {
    const schemas = load('calendar-v3').schemas;
    const event = Object.freeze({ kind: 'calendar#event', id: 'a' });
    expect(schemas.check('Event', event)).toEqual([]);
    expect(schemas.check('Event', event)).toEqual([]);
    expect(schemas.check('Event', { ...event, colour: 'red' })).toEqual([
      expect.stringContaining('"colour"'),
    ]);
    expect(schemas.check('Calendar', Object.freeze({ id: 'a', start: {} }))).toEqual([
      expect.stringContaining('"start"'),
    ]);
  });
});
