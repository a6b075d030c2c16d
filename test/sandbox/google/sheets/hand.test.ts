// The owner works in the browser: what is typed is recognised, rows and columns are moved, and no API call is noted.
import { GoogleApiError } from '../error';
import { LEDGER, SPREADSHEET, stage } from './stage';

test.each<[string | number | boolean, unknown, string]>([
  ['C0OPERATION', 'C0OPERATION', 'C0OPERATION'],
  ['15', 15, '15'],
  ['TRUE', true, 'TRUE'],
  ['9:30', 9.5 / 24, '9:30'],
  ['2026-11-30', 46356, '2026-11-30'],
  ['2026/1/5', 46027, '2026/01/05'],
  ['25%', 0.25, '25%'],
  ["'0123", '0123', '0123'],
  [7, 7, '7'],
  [false, false, 'FALSE'],
])('typing %p gives %p, shown as %p', (typed, value, shown) => {
  const { sheets, read } = stage();
  sheets.setCell(SPREADSHEET, 'Ledger!B2', typed);
  expect(read('Ledger!B2')).toEqual([[value]]);
  expect(sheets.view(SPREADSHEET)[1]?.rows[1]?.[1]?.text).toBe(shown);
});

test('a cell of plain text format keeps what is typed as text, and an emptied cell keeps its format', () => {
  const { sheets, read, update } = stage();
  const numberFormat = { type: 'TEXT', pattern: '@' };
  const range = { sheetId: LEDGER, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  update({
    repeatCell: { range, cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat' },
  });
  sheets.setCell(SPREADSHEET, 'Ledger!A1', '9:30');
  expect(read('Ledger!A1')).toEqual([['9:30']]);
  sheets.setCell(SPREADSHEET, 'Ledger!A1', '');
  expect(read('Ledger!A1')).toBeUndefined();
  expect(sheets.view(SPREADSHEET)[1]?.rows[0]?.[0]).toEqual({ text: '', format: { numberFormat } });
});

test('rows are inserted, deleted and sorted below the header, columns dragged', () => {
  const { sheets, read, journal } = stage(['Key', 'N'], ['b', 2], ['a', 3], ['c', 1]);
  const calls = journal.calls.length;
  sheets.sortBy(SPREADSHEET, 'Ledger', 1);
  sheets.deleteRow(SPREADSHEET, 'Ledger', 2);
  sheets.insertRow(SPREADSHEET, 'Ledger', 2);
  sheets.moveColumn(SPREADSHEET, 'Ledger', 0, 2);
  expect(journal.calls).toHaveLength(calls);
  expect(read('Ledger')).toEqual([['N', 'Key'], [], [2, 'b'], [3, 'a']]);
  expect(() => sheets.sortBy(SPREADSHEET, 'Nowhere', 0)).toThrow(GoogleApiError);
});
