// Cells and columns as the Sheets API takes them.
import { columnLetters } from '../../../apps-script/src/services/book';
import { appendRequest, deleteRowsRequest, rowRequests } from '../../../apps-script/src/services/cells';

const literal = (text: string) => ({ userEnteredValue: { stringValue: text } });

test('one request a run of neighbouring columns: the columns between stay as they are', () => {
  const cells = new Map([
    [5, 'f'],
    [0, 'a'],
    [1, 'b'],
  ]);
  expect(rowRequests(1101, 7, cells)).toEqual([
    {
      updateCells: {
        range: { sheetId: 1101, startRowIndex: 7, endRowIndex: 8, startColumnIndex: 0, endColumnIndex: 2 },
        rows: [{ values: [literal('a'), literal('b')] }],
        fields: 'userEnteredValue',
      },
    },
    {
      updateCells: {
        range: { sheetId: 1101, startRowIndex: 7, endRowIndex: 8, startColumnIndex: 5, endColumnIndex: 6 },
        rows: [{ values: [literal('f')] }],
        fields: 'userEnteredValue',
      },
    },
  ]);
});

test('no cells, no request', () => {
  expect(rowRequests(1101, 7, new Map())).toEqual([]);
});

test('no content becomes a formula, and an empty text clears its cell', () => {
  const [request] = rowRequests(
    1101,
    7,
    new Map([
      [0, '=HYPERLINK("x")'],
      [1, ''],
    ]),
  );
  expect(request?.updateCells?.rows).toEqual([{ values: [literal('=HYPERLINK("x")'), {}] }]);
});

test('appended rows are text cells from the start', () => {
  const text = { userEnteredFormat: { numberFormat: { type: 'TEXT' } } };
  const rows = [
    new Map([
      [0, '007'],
      [1, ''],
    ]),
  ];
  expect(appendRequest(1103, rows)).toEqual({
    appendCells: {
      sheetId: 1103,
      rows: [{ values: [{ ...literal('007'), ...text }, text] }],
      fields: 'userEnteredValue,userEnteredFormat.numberFormat',
    },
  });
});

test('appended rows are filled up to their last cell; people’s columns between keep their format', () => {
  const rows = [
    new Map<number, string | number | boolean>([
      [0, 'a'],
      [2, 12],
      [3, true],
    ]),
  ];
  const values = [
    literal('a'),
    {},
    { userEnteredValue: { numberValue: 12 } },
    { userEnteredValue: { boolValue: true } },
  ];
  expect(appendRequest(1103, rows)).toEqual({
    appendCells: { sheetId: 1103, rows: [{ values }], fields: 'userEnteredValue' },
  });
});

test('rows are deleted from the first up to, without, the last', () => {
  expect(deleteRowsRequest(1103, 1, 4)).toEqual({
    deleteDimension: { range: { sheetId: 1103, dimension: 'ROWS', startIndex: 1, endIndex: 4 } },
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %d is %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});
