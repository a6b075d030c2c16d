// SpreadsheetApp of a bound script: which spreadsheet, what is selected, toasts. Cells are read by the Sheets service.
import type { SelectedRange } from '../protocol';
import { exception } from './exception';
import { googleObject, method } from './google-object';
import type { Outside } from './host';
import { ui } from './ui';

export function spreadsheetApp(outside: Outside): object {
  const { info } = outside;
  const spreadsheet: object = googleObject(outside, 'SpreadsheetApp.Spreadsheet', {
    getId: method('', () => info.spreadsheetId),
    getUrl: method('', () => `https://docs.google.com/spreadsheets/d/${info.spreadsheetId}/edit`),
    getName: method('', () => outside.call('document', 'getName')),
    getSpreadsheetTimeZone: method('', () => outside.call('document', 'getTimeZone')),
    getSpreadsheetLocale: method('', () => outside.call('document', 'getLocale')),
    toast: method(
      ['String', 'String, String', 'String, String, Number'],
      (text: string, title = '', seconds = 5) => {
        outside.call('ui', 'toast', { text, title, seconds });
      },
    ),
  });
  const ranges = (): object[] => (info.selection?.ranges ?? []).map((each) => range(outside, each));
  const activeRange = (): object | null => ranges()[0] ?? null;
  const rangeList = (): object | null =>
    info.selection
      ? googleObject(outside, 'SpreadsheetApp.RangeList', { getRanges: method('', ranges) })
      : null;
  return googleObject(outside, 'SpreadsheetApp', {
    getActive: method('', () => spreadsheet),
    getActiveSpreadsheet: method('', () => spreadsheet),
    getActiveSheet: method('', () => sheet(outside)),
    getActiveRange: method('', activeRange),
    getActiveRangeList: method('', rangeList),
    getSelection: method('', () =>
      googleObject(outside, 'SpreadsheetApp.Selection', {
        getActiveRange: method('', activeRange),
        getActiveRangeList: method('', rangeList),
        getActiveSheet: method('', () => sheet(outside)),
      }),
    ),
    getUi: method('', () => {
      if (info.kind === 'menu' || info.kind === 'simple') return ui(outside);
      throw exception('Cannot call SpreadsheetApp.getUi() from this context.');
    }),
  });
}

function sheet(outside: Outside): object | null {
  const { selection } = outside.info;
  if (!selection) return null;
  return googleObject(outside, 'SpreadsheetApp.Sheet', {
    getName: method('', () => selection.sheetName),
    getSheetId: method('', () => selection.sheetId),
  });
}

function range(outside: Outside, { row, column, numRows, numColumns }: SelectedRange): object {
  return googleObject(outside, 'SpreadsheetApp.Range', {
    getRow: method('', () => row),
    getColumn: method('', () => column),
    getNumRows: method('', () => numRows),
    getNumColumns: method('', () => numColumns),
    getLastRow: method('', () => row + numRows - 1),
    getLastColumn: method('', () => column + numColumns - 1),
    getSheet: method('', () => sheet(outside)),
  });
}
