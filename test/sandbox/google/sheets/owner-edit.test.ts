// The owner's edits at the worst moment: just before a write, or between two ticks.
import { LEDGER, SPREADSHEET, stage } from './stage';

const edits = { tab: 'Ledger', row: 2, column: 'Key' } as const;

test('rows are sorted downwards, inserted, deleted and brought back; columns added, moved and hidden', () => {
  const { sheets, read } = stage(['N', 'Key'], [1, 'a'], [2, 'c'], [3, 'b']);
  const edit = (
    name: 'sort' | 'insertRow' | 'deleteRow' | 'restoreRow' | 'moveColumn' | 'addColumn' | 'hideColumn',
  ) => sheets.ownerEdit(SPREADSHEET, { ...edits, edit: name });
  edit('sort');
  expect(read('Ledger')).toEqual([
    ['N', 'Key'],
    [2, 'c'],
    [3, 'b'],
    [1, 'a'],
  ]);
  edit('deleteRow');
  edit('insertRow');
  expect(read('Ledger')).toEqual([['N', 'Key'], [], [3, 'b'], [1, 'a']]);
  edit('restoreRow');
  expect(read('Ledger')).toEqual([['N', 'Key'], [2, 'c'], [], [3, 'b'], [1, 'a']]);
  edit('moveColumn');
  edit('addColumn');
  expect(read('Ledger!A1:C2')).toEqual([
    ['Memo', 'Key', 'N'],
    ['', 'c', 2],
  ]);
  edit('hideColumn');
  expect(sheets.view(SPREADSHEET)[1]?.hiddenColumns).toEqual([1]);
});

test('a tab is emptied below its header or whole, everything goes back by a version, and a tab goes', () => {
  const { sheets, read, update } = stage(['N', 'Key'], [1, 'a']);
  update({
    updateCells: {
      start: { sheetId: LEDGER, rowIndex: 1, columnIndex: 1 },
      rows: [{ values: [{ userEnteredValue: { stringValue: 'z' } }] }],
      fields: 'userEnteredValue',
    },
  });
  expect(read('Ledger')).toEqual([
    ['N', 'Key'],
    [1, 'z'],
  ]);
  sheets.ownerEdit(SPREADSHEET, { ...edits, edit: 'emptyRows' });
  expect(read('Ledger')).toEqual([['N', 'Key']]);
  sheets.ownerEdit(SPREADSHEET, { ...edits, edit: 'revert' });
  expect(read('Ledger')).toEqual([
    ['N', 'Key'],
    [1, 'a'],
  ]);
  sheets.ownerEdit(SPREADSHEET, { ...edits, edit: 'emptyTab' });
  expect(read('Ledger')).toBeUndefined();
  sheets.ownerEdit(SPREADSHEET, { ...edits, edit: 'deleteTab' });
  expect(() => sheets.ownerEdit(SPREADSHEET, { ...edits, edit: 'sort' })).toThrow('There is no tab "Ledger"');
});

test('a write that is applied though it failed, and an edit just before a later one', () => {
  const { read, update, faults } = stage(['N', 'Key'], [1, 'a']);
  const write = (row: number, text: string) =>
    update({
      updateCells: {
        start: { sheetId: LEDGER, rowIndex: row, columnIndex: 1 },
        rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
        fields: 'userEnteredValue',
      },
    });
  faults.set({ sheet: { failAfterApply: 1, editBeforeWrite: { ...edits, edit: 'insertRow', write: 2 } } });
  expect(() => write(1, 'b')).toThrow('Backend Error');
  expect(read('Ledger')).toEqual([
    ['N', 'Key'],
    [1, 'b'],
  ]);
  write(1, 'c');
  expect(read('Ledger')).toEqual([
    ['N', 'Key'],
    ['', 'c'],
    [1, 'b'],
  ]);
});
