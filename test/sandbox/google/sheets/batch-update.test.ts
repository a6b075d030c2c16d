// spreadsheets.batchUpdate: all or nothing, and refused where Google refuses.
import { discovery, googleContractsPresent } from '../../contracts/discovery';
import { GoogleApiError } from '../error';
import { REQUEST_KINDS } from './requests/table';
import { LEDGER, rows, stage } from './stage';

const withContracts = googleContractsPresent || process.env.CI ? test : test.skip;
const range = (endRowIndex: number, endColumnIndex: number) => ({
  sheetId: LEDGER,
  startRowIndex: 0,
  endRowIndex,
  startColumnIndex: 0,
  endColumnIndex,
});
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const updateCells = (
  rowIndex: number,
  columnIndex: number,
  written: object[],
  fields = 'userEnteredValue',
) => ({
  updateCells: { start: { sheetId: LEDGER, rowIndex, columnIndex }, rows: written, fields },
});

test('when the last of many requests is refused, none has happened', () => {
  const { update, read, ledger } = stage(['Key'], ['a']);
  expect(() =>
    update(
      { addSheet: { properties: { title: 'New' } } },
      { appendCells: { sheetId: LEDGER, rows: rows(['b']), fields: '*' } },
      { insertDimension: { range: { sheetId: LEDGER, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      { addProtectedRange: { protectedRange: { range: range(1, 1) } } },
      updateCells(99, 0, rows(['out'])),
    ),
  ).toThrow(
    new GoogleApiError(
      400,
      'Invalid requests[4].updateCells: Attempting to write row: 11, beyond the last requested row of: 10',
    ),
  );
  expect(read('Ledger')).toEqual([['Key'], ['a']]);
  expect(ledger().protectedRanges).toBeUndefined();
  expect(ledger().properties.gridProperties.rowCount).toBe(10);
  expect(() => read('New')).toThrow(GoogleApiError);
});

test.each<[string, object, string]>([
  [
    'a write below the grid',
    updateCells(10, 0, rows(['x'])),
    'Attempting to write row: 10, beyond the last requested row of: 9',
  ],
  [
    'a write beside the grid',
    updateCells(0, 4, rows(['x', 'y'])),
    'Attempting to write column: 5, beyond the last requested column of: 4',
  ],
  [
    'an appended row that is too wide',
    { appendCells: { sheetId: LEDGER, rows: rows(['1', '2', '3', '4', '5', '6']), fields: '*' } },
    'Attempting to write column: 5',
  ],
  [
    'rows that do not fit their range',
    { updateCells: { range: range(1, 1), rows: rows(['x'], ['y']), fields: '*' } },
    'Attempting to write row: 1, beyond the last requested row of: 0',
  ],
  [
    'a range that leaves the grid',
    { repeatCell: { range: range(11, 1), cell: {}, fields: '*' } },
    'range.endRowIndex[11] is after last row in grid[10]',
  ],
  ['an empty range', { repeatCell: { range: range(0, 1), cell: {}, fields: '*' } }, 'range is empty'],
  [
    'a write without fields',
    updateCells(0, 0, rows(['x']), ''),
    "At least one field must be listed in 'fields'",
  ],
  [
    'a start and a range at once',
    { updateCells: { start: { sheetId: LEDGER }, range: range(1, 1), fields: '*' } },
    "exactly one of 'start' and 'range'",
  ],
  [
    'a tab that is not there',
    { updateCells: { start: { sheetId: 99 }, rows: rows(['x']), fields: '*' } },
    'No grid with id: 99',
  ],
  [
    'a value of two kinds',
    updateCells(0, 0, [{ values: [{ userEnteredValue: { stringValue: 'a', numberValue: 1 } }] }]),
    "oneof field 'value' is already set",
  ],
  [
    'a formula without =',
    updateCells(0, 0, [{ values: [{ userEnteredValue: { formulaValue: 'NOW()' } }] }]),
    'Invalid formula',
  ],
  [
    '50,001 characters in a cell',
    updateCells(0, 0, rows(['x'.repeat(50_001)])),
    'more than the maximum of 50000 characters',
  ],
  [
    'a title that is taken, in other letters',
    { addSheet: { properties: { title: 'LEDGER' } } },
    'A sheet with the name "LEDGER" already exists',
  ],
  [
    'an id that is taken',
    { addSheet: { properties: { sheetId: LEDGER, title: 'x' } } },
    'A sheet with id 7 already exists',
  ],
  [
    'a grid of more than 10 million cells',
    { addSheet: { properties: { title: 'x', gridProperties: { rowCount: 1_000_000, columnCount: 10 } } } },
    'above the limit of 10000000 cells',
  ],
  [
    'freezing every row',
    {
      updateSheetProperties: {
        properties: { sheetId: LEDGER, gridProperties: { frozenRowCount: 10 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
    "You can't freeze all visible rows",
  ],
  [
    'a mask that clears the size of the grid',
    {
      updateSheetProperties: {
        properties: { sheetId: LEDGER, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties',
      },
    },
    "You can't delete all the rows",
  ],
  [
    'deleting every row',
    { deleteDimension: { range: { sheetId: LEDGER, dimension: 'ROWS', startIndex: 0, endIndex: 10 } } },
    "You can't delete all the rows",
  ],
  [
    'inserting behind the grid',
    { insertDimension: { range: { sheetId: LEDGER, dimension: 'ROWS', startIndex: 11, endIndex: 12 } } },
    'range.startIndex[11]',
  ],
  [
    'moving lines into themselves',
    {
      moveDimension: {
        source: { sheetId: LEDGER, dimension: 'ROWS', startIndex: 1, endIndex: 4 },
        destinationIndex: 2,
      },
    },
    'lies inside what is moved',
  ],
  [
    'sorting by a column outside the range',
    { sortRange: { range: range(5, 2), sortSpecs: [{ dimensionIndex: 3, sortOrder: 'ASCENDING' }] } },
    'dimensionIndex[3] lies outside',
  ],
  [
    'a protection that is not there',
    {
      updateProtectedRange: {
        protectedRange: { protectedRangeId: 5, warningOnly: true },
        fields: 'warningOnly',
      },
    },
    'nothing with protectedRangeId 5',
  ],
  ['a filter view that is not there', { deleteFilterView: { filterId: 5 } }, 'nothing with filterViewId 5'],
  [
    'a format rule that is not there',
    { deleteConditionalFormatRule: { sheetId: LEDGER, index: 0 } },
    'No conditional format on sheet at index: 0',
  ],
  [
    'a format rule without ranges',
    { addConditionalFormatRule: { rule: { booleanRule: {} }, index: 0 } },
    'No ranges specified',
  ],
  [
    'a validation without a condition',
    { setDataValidation: { range: range(2, 2), rule: { strict: true } } },
    'rule.condition is required',
  ],
  [
    'a chart outside the grid',
    {
      addChart: {
        chart: { spec: {}, position: { overlayPosition: { anchorCell: { sheetId: LEDGER, rowIndex: 50 } } } },
      },
    },
    'is outside the grid',
  ],
])('%s is refused, told, and nothing is written', (_, request, message) => {
  const { update, read, complaints } = stage(['Key']);
  expect(() => update(request)).toThrow(GoogleApiError);
  expect(complaints()).toEqual([expect.stringContaining(message)]);
  expect(read('Ledger')).toEqual([['Key']]);
});

withContracts.each<[string, object, string]>([
  [
    'an unknown field',
    { updateCells: { start: { sheetId: LEDGER }, row: [] } },
    `Unknown name "row" at 'requests[0].update_cells'`,
  ],
  ['an unknown request', { writeCells: {} }, `Unknown name "writeCells" at 'requests[0]'`],
  [
    'an unknown alignment',
    {
      repeatCell: {
        range: range(1, 1),
        cell: { userEnteredFormat: { horizontalAlignment: 'MIDDLE' } },
        fields: '*',
      },
    },
    'TYPE_ENUM',
  ],
  [
    'a text for a number',
    updateCells(0, 0, [{ values: [{ userEnteredValue: { numberValue: '1' } }] }]),
    'TYPE_DOUBLE',
  ],
])('%s is refused, as Google describes its own requests', (_, request, message) => {
  const { update, complaints } = stage();
  expect(() => update(request)).toThrow(new RegExp(message.replace(/[[\].]/g, '\\$&')));
  expect(complaints()).toHaveLength(1);
});

test('two requests in one, and none at all, are refused', () => {
  const { update } = stage();
  expect(() => update({ addSheet: {}, deleteSheet: {} })).toThrow("oneof field 'kind' is already set");
  expect(() => update({})).toThrow('no request was set');
  expect(() => update()).toThrow('Must specify at least one request.');
});

withContracts('a request that Google has and the sandbox has not is answered 501, with a complaint', () => {
  const { update, complaints } = stage();
  const request = { trimWhitespace: { range: { sheetId: LEDGER } } };
  expect(() => update(request)).toThrow(
    new GoogleApiError(501, 'The sandbox does not serve the request trimWhitespace'),
  );
  expect(complaints()).toHaveLength(1);
});

withContracts('every request that is served is one that Google has', () => {
  const { schemas } = discovery('sheets-v4') ?? {};
  const known = Object.keys(schemas?.resolve({ $ref: 'Request' }).properties ?? {});
  expect(known).toEqual(expect.arrayContaining(Object.keys(REQUEST_KINDS)));
});

test('cells are set by the mask: what it does not name stays, what it names and the row lacks is cleared', () => {
  const { update, call } = stage(['a', 'b']);
  update(
    updateCells(
      0,
      0,
      [{ values: [{ userEnteredFormat: { textFormat: { bold: true } }, note: 'n' }] }],
      'userEnteredFormat.textFormat.bold,note',
    ),
  );
  const cellOf = () =>
    call('get', {
      ranges: ['Ledger!A1'],
      fields: 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat,note)',
    }).sheets[0].data[0].rowData[0].values[0];
  expect(cellOf()).toEqual({ ...text('a'), userEnteredFormat: { textFormat: { bold: true } }, note: 'n' });
  update(updateCells(0, 0, [{ values: [{}] }], 'note'));
  expect(cellOf()).toEqual({ ...text('a'), userEnteredFormat: { textFormat: { bold: true } } });
  update(updateCells(0, 0, [{ values: [text('c')] }], '*'));
  expect(cellOf()).toEqual(text('c'));
});

test('a range is cleared where the rows do not cover it', () => {
  const { update, read } = stage(['a', 'b'], ['c', 'd']);
  update({ updateCells: { range: range(2, 2), rows: rows(['x']), fields: 'userEnteredValue' } });
  expect(read('Ledger')).toEqual([['x']]);
});

test('cells are appended below the last value, whatever formats stand further down, and the grid grows', () => {
  const { update, read, ledger } = stage(['Key'], ['a']);
  update({ repeatCell: { range: range(10, 1), cell: { note: 'x' }, fields: 'note' } });
  update({ appendCells: { sheetId: LEDGER, rows: rows(['b'], ['c']), fields: 'userEnteredValue' } });
  expect(read('Ledger')).toEqual([['Key'], ['a'], ['b'], ['c']]);
  update({
    appendCells: {
      sheetId: LEDGER,
      rows: rows(...Array.from({ length: 8 }, () => ['more'])),
      fields: 'userEnteredValue',
    },
  });
  expect(ledger().properties.gridProperties.rowCount).toBe(12);
});

test('a text that looks like a formula stays a text', () => {
  const { update, read } = stage();
  update(updateCells(0, 0, [{ values: [text('=HYPERLINK("x")')] }]));
  expect(read('Ledger')).toEqual([['=HYPERLINK("x")']]);
});

test('the answer holds one reply for each request and, when asked, the spreadsheet as it is then', () => {
  const { call, complaints } = stage(['Key', 'State']);
  const answer = call(
    'batchUpdate',
    {},
    {
      requests: [
        { addSheet: { properties: { title: 'Archive' } } },
        { appendCells: { sheetId: LEDGER, rows: rows(['k1', 'open']), fields: '*' } },
      ],
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: ['Ledger!A1:A10'],
    },
  );
  expect(answer.replies[0].addSheet.properties).toMatchObject({
    title: 'Archive',
    index: 2,
    gridProperties: { rowCount: 1000, columnCount: 26 },
  });
  expect(answer.replies[1]).toEqual({});
  const [sheet] = answer.updatedSpreadsheet.sheets;
  expect(sheet.properties.title).toBe('Ledger');
  const keys = sheet.data[0].rowData.map(
    (row: { values: { formattedValue: string }[] }) => row.values[0]?.formattedValue,
  );
  expect(keys).toEqual(['Key', 'k1']);
  expect(complaints()).toEqual([]);
});

test('a fault answers instead of the service, without a complaint, and nothing is written', () => {
  const { update, read, faults, clock, complaints, journal } = stage(['Key']);
  faults.set({ sheet: { status: 503, for: 60_000 } });
  expect(() => update(updateCells(0, 0, rows(['x'])))).toThrow(
    expect.objectContaining({ code: 503, status: 'UNAVAILABLE' }),
  );
  expect(journal.calls.at(-1)).toMatchObject({
    service: 'sheets',
    method: 'spreadsheets.batchUpdate',
    outcome: '503',
  });
  return clock.advanceTo(clock.nowMs + 60_000).then(() => {
    expect(read('Ledger')).toEqual([['Key']]);
    expect(complaints()).toEqual([]);
  });
});
