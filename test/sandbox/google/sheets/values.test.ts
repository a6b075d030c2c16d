// Values are read as Google gives them: by A1 notation or by tab id, rendered as asked, without empty ends.
import { googleContractsPresent } from '../../contracts/discovery';
import { GoogleApiError } from '../error';
import { LEDGER, stage } from './stage';

const withContracts = googleContractsPresent || process.env.CI ? test : test.skip;

test('empty cells at the end of a row and empty rows at the end are left out', () => {
  const { call } = stage(['Key', null, 'State', null], [null], ['a', 1, true], [null, '']);
  expect(call('values.get', { range: 'Ledger' })).toEqual({
    range: 'Ledger!A1:E10',
    majorDimension: 'ROWS',
    values: [['Key', '', 'State'], [], ['a', '1', 'TRUE']],
  });
  expect(call('values.get', { range: 'Ledger!A1:B1' }).values).toEqual([['Key']]);
  expect(call('values.get', { range: 'Sheet1!A1:B2' })).toEqual({
    range: 'Sheet1!A1:B2',
    majorDimension: 'ROWS',
  });
});

test('many ranges come in one answer, in the order asked', () => {
  const { call, complaints } = stage(['a', 'b'], ['c', 'd']);
  const answer = call('values.batchGet', {
    ranges: ['Ledger!B1:B', "'Ledger'!2:2", 'Ledger!A2', 'Ledger!A1:B2'],
    majorDimension: 'COLUMNS',
  });
  expect(
    answer.valueRanges.map(({ range, values }: { range: string; values: unknown }) => [range, values]),
  ).toEqual([
    ['Ledger!B1:B10', [['b', 'd']]],
    ['Ledger!A2:E2', [['c'], ['d']]],
    ['Ledger!A2', [['c']]],
    [
      'Ledger!A1:B2',
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
    ],
  ]);
  expect(complaints()).toEqual([]);
});

test('tabs are found by id, whatever they are called', () => {
  const { call, update, complaints } = stage(['Key'], ['a']);
  update({ updateSheetProperties: { properties: { sheetId: LEDGER, title: '台帳 2026' }, fields: 'title' } });
  const filter = { gridRange: { sheetId: LEDGER, startRowIndex: 1 } };
  const answer = call(
    'values.batchGetByDataFilter',
    {},
    { dataFilters: [filter, { a1Range: 'Sheet1!A1' }], valueRenderOption: 'UNFORMATTED_VALUE' },
  );
  expect(answer.valueRanges).toEqual([
    {
      valueRange: { range: "'台帳 2026'!A2:E10", majorDimension: 'ROWS', values: [['a']] },
      dataFilters: [filter],
    },
    { valueRange: { range: 'Sheet1!A1', majorDimension: 'ROWS' }, dataFilters: [{ a1Range: 'Sheet1!A1' }] },
  ]);
  expect(complaints()).toEqual([]);
});

test('numbers, dates and formulas are rendered as asked', () => {
  const { call, update } = stage([
    '=HYPERLINK("https://a.example","link")',
    '=SUM(B1:B9)',
    46356.375,
    0.5,
    '=1.5',
  ]);
  const format = (columnIndex: number, numberFormat: object) => ({
    updateCells: {
      start: { sheetId: LEDGER, columnIndex },
      rows: [{ values: [{ userEnteredFormat: { numberFormat } }] }],
      fields: 'userEnteredFormat.numberFormat',
    },
  });
  update(
    format(2, { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' }),
    format(3, { type: 'PERCENT', pattern: '0.0%' }),
  );
  const read = (valueRenderOption: string, dateTimeRenderOption = 'SERIAL_NUMBER') =>
    call('values.get', { range: 'Ledger!A1:E1', valueRenderOption, dateTimeRenderOption }).values[0];
  expect(read('FORMATTED_VALUE')).toEqual(['link', 'Loading...', '2026-11-30 09:00', '50.0%', '1.5']);
  expect(read('UNFORMATTED_VALUE')).toEqual(['link', 'Loading...', 46356.375, 0.5, 1.5]);
  expect(read('UNFORMATTED_VALUE', 'FORMATTED_STRING')[2]).toBe('2026-11-30 09:00');
  expect(read('FORMULA')).toEqual([
    '=HYPERLINK("https://a.example","link")',
    '=SUM(B1:B9)',
    46356.375,
    0.5,
    '=1.5',
  ]);
});

test.each([
  ['Nowhere!A1', 'Unable to parse range: Nowhere!A1'],
  ['Ledger!', 'Unable to parse range: Ledger!'],
  ['Ledger!A1:B2:C3', 'Unable to parse range: Ledger!A1:B2:C3'],
  ['Ledger!A', 'Unable to parse range: Ledger!A'],
  ['Ledger!A11:B12', 'Range (Ledger!A11:B12) exceeds grid limits. Max rows: 10, max columns: 5'],
  ['Ledger!F1', 'Range (Ledger!F1) exceeds grid limits. Max rows: 10, max columns: 5'],
])('the range %s is refused', (range, message) => {
  const { call, complaints } = stage(['Key']);
  expect(() => call('values.get', { range })).toThrow(new GoogleApiError(400, message));
  expect(complaints()).toEqual([`spreadsheets.values.get: 400 ${message}`]);
});

test('a range that ends outside the grid is cut there', () => {
  const { call } = stage(['Key']);
  expect(call('values.get', { range: 'Ledger!A1:Z500' }).range).toBe('Ledger!A1:E10');
});

test('an unknown spreadsheet answers 404, a tab that is gone 400', () => {
  const { call, sheets } = stage();
  expect(() => sheets.call('sheets.spreadsheets.get', { spreadsheetId: 'other' })).toThrow(
    new GoogleApiError(404, 'Requested entity was not found.'),
  );
  const dataFilters = [{ gridRange: { sheetId: 99 } }];
  expect(() => call('values.batchGetByDataFilter', {}, { dataFilters })).toThrow('No grid with id: 99');
});

withContracts(
  'parameters and methods that Google does not have, or the sandbox does not serve, are refused',
  () => {
    const { call, complaints } = stage();
    expect(() => call('values.batchGet', { ranges: ['Ledger'], render: 'x' })).toThrow(
      'Unknown name "render"',
    );
    expect(() => call('values.batchGet', { ranges: ['Ledger'], valueRenderOption: 'RAW' })).toThrow(
      'TYPE_ENUM',
    );
    expect(() => call('values.get', {})).toThrow('Required parameter is missing: range');
    expect(() => call('values.fetch', {})).toThrow(
      new GoogleApiError(404, 'Method not found: sheets.spreadsheets.values.fetch'),
    );
    expect(() => call('values.clear', { range: 'Ledger' }, {})).toThrow(
      expect.objectContaining({ code: 501 }),
    );
    expect(() => call('get', { fields: 'sheets.cells' })).toThrow('Invalid field selection sheets.cells');
    expect(complaints()).toHaveLength(6);
  },
);

test('grid data comes when asked for, and a mask chooses what of it', () => {
  const { call, complaints } = stage(['Key', 2]);
  expect(call('get', {}).sheets[1].data).toBeUndefined();
  const [data] = call('get', { ranges: ['Ledger!A1:B3'], includeGridData: true }).sheets[0].data;
  expect(data.rowData).toHaveLength(1);
  expect(data.rowMetadata).toHaveLength(3);
  expect(data.rowData[0].values[1]).toMatchObject({
    userEnteredValue: { numberValue: 2 },
    effectiveValue: { numberValue: 2 },
    formattedValue: '2',
  });
  expect(call('get', { fields: 'sheets(properties(sheetId,title))' })).toEqual({
    sheets: [
      { properties: { sheetId: 0, title: 'Sheet1' } },
      { properties: { sheetId: LEDGER, title: 'Ledger' } },
    ],
  });
  expect(complaints()).toEqual([]);
});

test('an answer is a picture of its moment: later writes do not change it', () => {
  const { call, update } = stage(['before']);
  const answer = call('get', { ranges: ['Ledger!A1'], includeGridData: true });
  update({
    updateCells: {
      start: { sheetId: LEDGER },
      rows: [{ values: [{ userEnteredValue: { stringValue: 'after' } }] }],
      fields: '*',
    },
  });
  expect(answer.sheets[0].data[0].rowData[0].values[0].formattedValue).toBe('before');
});
