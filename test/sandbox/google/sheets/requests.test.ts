// What set-up draws on a sheet is kept, shown, and stays at its cells while rows and columns move around it.
import { GoogleApiError } from '../error';
import { LEDGER, rows, stage } from './stage';

const area = (startRowIndex: number, endRowIndex: number, startColumnIndex = 0, endColumnIndex = 2) => ({
  sheetId: LEDGER,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});
const lines = (dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) => ({
  sheetId: LEDGER,
  dimension,
  startIndex,
  endIndex,
});
const bold = { booleanRule: { condition: { type: 'NOT_BLANK' }, format: { textFormat: { bold: true } } } };

test('protections are added, changed by their mask, and taken away', () => {
  const { update, ledger, complaints } = stage();
  const { replies } = update({
    addProtectedRange: { protectedRange: { range: area(1, 10), description: 'rows' } },
  });
  const { protectedRangeId } = replies[0].addProtectedRange.protectedRange;
  update({
    updateProtectedRange: { protectedRange: { protectedRangeId, warningOnly: true }, fields: 'warningOnly' },
  });
  expect(ledger().protectedRanges).toEqual([
    {
      protectedRangeId,
      range: area(1, 10),
      description: 'rows',
      warningOnly: true,
      requestingUserCanEdit: true,
    },
  ]);
  update({ deleteProtectedRange: { protectedRangeId } });
  expect(ledger().protectedRanges).toBeUndefined();
  expect(complaints()).toEqual([]);
});

test('validations are set and cleared without touching values', () => {
  const { update, read, sheets } = stage(['Mode'], ['on']);
  const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'on' }] }, strict: true };
  update({ setDataValidation: { range: area(1, 3, 0, 1), rule } });
  const validation = () => sheets.view('spreadsheet-1')[1]?.rows[2]?.[0]?.validation;
  expect(validation()).toEqual(rule);
  update({ setDataValidation: { range: area(1, 3, 0, 1) } });
  expect(validation()).toBeUndefined();
  expect(read('Ledger')).toEqual([['Mode'], ['on']]);
});

test('format rules have an order; the first is put before the others and moved by its index', () => {
  const { update, ledger } = stage();
  const rule = (start: number) => ({ ranges: [area(start, start + 1)], ...bold });
  update(
    { addConditionalFormatRule: { rule: rule(1), index: 0 } },
    { addConditionalFormatRule: { rule: rule(2), index: 0 } },
  );
  const starts = () =>
    ledger().conditionalFormats.map(
      (each: { ranges: { startRowIndex: number }[] }) => each.ranges[0]?.startRowIndex,
    );
  expect(starts()).toEqual([2, 1]);
  const { replies } = update({ updateConditionalFormatRule: { sheetId: LEDGER, index: 0, newIndex: 1 } });
  expect(replies[0].updateConditionalFormatRule).toMatchObject({ newIndex: 1, oldIndex: 0 });
  expect(starts()).toEqual([1, 2]);
  update(
    { updateConditionalFormatRule: { index: 0, rule: rule(5) } },
    { deleteConditionalFormatRule: { sheetId: LEDGER, index: 1 } },
  );
  expect(starts()).toEqual([5]);
});

test('a range has one banding; a second one over it is refused', () => {
  const { update, ledger } = stage();
  const rowProperties = { firstBandColorStyle: { rgbColor: { red: 1 } } };
  update({ addBanding: { bandedRange: { bandedRangeId: 4, range: area(0, 5), rowProperties } } });
  expect(() => update({ addBanding: { bandedRange: { range: area(4, 6), rowProperties } } })).toThrow(
    'already has alternating background colors',
  );
  update({ updateBanding: { bandedRange: { bandedRangeId: 4, range: area(0, 8) }, fields: 'range' } });
  expect(ledger().bandedRanges).toEqual([{ bandedRangeId: 4, range: area(0, 8), rowProperties }]);
});

test('filters, filter views, charts, borders, sizes, names and metadata are kept and shown', () => {
  const { update, call, ledger, complaints, sheets } = stage(['a', 'b']);
  const overlayPosition = { anchorCell: { sheetId: LEDGER, rowIndex: 1, columnIndex: 3 } };
  const spec = {
    title: 'On time',
    basicChart: {
      chartType: 'COLUMN',
      series: [{ series: { sourceRange: { sources: [area(0, 5, 1, 2)] } } }],
    },
  };
  update(
    { setBasicFilter: { filter: { range: area(0, 10) } } },
    { addFilterView: { filter: { filterViewId: 8, title: 'Open', range: area(0, 10) } } },
    { updateFilterView: { filter: { filterViewId: 8, title: 'Still open' }, fields: 'title' } },
    { addChart: { chart: { chartId: 9, spec, position: { overlayPosition } } } },
    { updateChartSpec: { chartId: 9, spec: { ...spec, title: 'Late' } } },
    { updateBorders: { range: area(0, 2), bottom: { style: 'SOLID' } } },
    {
      updateDimensionProperties: {
        range: lines('COLUMNS', 1, 3),
        properties: { pixelSize: 40, hiddenByUser: true },
        fields: 'pixelSize,hiddenByUser',
      },
    },
    { autoResizeDimensions: { dimensions: lines('COLUMNS', 0, 1) } },
    { addNamedRange: { namedRange: { namedRangeId: 'n1', name: 'keys', range: area(0, 10, 0, 1) } } },
    {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: 3,
          metadataKey: 'toban',
          metadataValue: '1',
          visibility: 'DOCUMENT',
          location: { spreadsheet: true },
        },
      },
    },
    { updateSpreadsheetProperties: { properties: { locale: 'ja_JP' }, fields: 'locale' } },
  );
  expect(ledger()).toMatchObject({
    basicFilter: { range: area(0, 10) },
    filterViews: [{ filterViewId: 8, title: 'Still open', range: area(0, 10) }],
    charts: [{ chartId: 9, spec: { title: 'Late' } }],
  });
  expect(call('get', {})).toMatchObject({
    properties: { title: 'Duty', locale: 'ja_JP' },
    namedRanges: [{ namedRangeId: 'n1', name: 'keys' }],
    developerMetadata: [{ metadataId: 3, metadataKey: 'toban' }],
  });
  expect(call('values.get', { range: 'keys' }).values).toEqual([['a']]);
  const view = sheets.view('spreadsheet-1')[1];
  expect(view?.columnWidths).toEqual([100, 40, 40, 100, 100]);
  expect(view?.hiddenColumns).toEqual([1, 2]);
  expect(view?.rows[1]?.[0]?.format).toEqual({ borders: { bottom: { style: 'SOLID' } } });
  expect(view?.rows[0]?.[0]?.format).toEqual({ borders: {} });
  expect(complaints()).toEqual([]);
});

test('inserted and deleted rows carry along all that points at the rows below', () => {
  const { update, read, ledger } = stage(['Key'], ['a'], ['b'], ['c']);
  update(
    { addProtectedRange: { protectedRange: { protectedRangeId: 1, range: area(2, 4) } } },
    { addConditionalFormatRule: { rule: { ranges: [area(3, 4)], ...bold } } },
    { addFilterView: { filter: { filterViewId: 2, range: area(0, 10) } } },
    { insertDimension: { range: lines('ROWS', 2, 4) } },
  );
  expect(read('Ledger')).toEqual([['Key'], ['a'], [], [], ['b'], ['c']]);
  expect(ledger().properties.gridProperties.rowCount).toBe(12);
  expect(ledger().protectedRanges[0].range).toEqual(area(4, 6));
  expect(ledger().filterViews[0].range).toEqual(area(0, 12));
  update({ deleteDimension: { range: lines('ROWS', 5, 6) } });
  expect(read('Ledger')).toEqual([['Key'], ['a'], [], [], ['b']]);
  expect(ledger().protectedRanges[0].range).toEqual(area(4, 5));
  expect(ledger().conditionalFormats).toBeUndefined();
});

test('moved columns take their width and their protection along', () => {
  const { update, read, ledger, sheets } = stage(['a', 'b', 'c', 'd']);
  update(
    {
      updateDimensionProperties: {
        range: lines('COLUMNS', 0, 1),
        properties: { pixelSize: 300 },
        fields: 'pixelSize',
      },
    },
    { addProtectedRange: { protectedRange: { protectedRangeId: 1, range: area(0, 10, 0, 1) } } },
    { moveDimension: { source: lines('COLUMNS', 0, 1), destinationIndex: 3 } },
  );
  expect(read('Ledger')).toEqual([['b', 'c', 'a', 'd']]);
  expect(ledger().protectedRanges[0].range).toEqual(area(0, 10, 2, 3));
  expect(sheets.view('spreadsheet-1')[1]?.columnWidths.slice(0, 3)).toEqual([100, 100, 300]);
});

test('rows are sorted by columns in turn; empty cells come last either way', () => {
  const { update, read } = stage(['b', 2], ['', 1], ['a', 2], ['c', 10], ['a', 1]);
  const sort = (sortOrder: string) =>
    update({
      sortRange: {
        range: area(0, 5),
        sortSpecs: [
          { dimensionIndex: 0, sortOrder },
          { dimensionIndex: 1, sortOrder: 'ASCENDING' },
        ],
      },
    });
  sort('ASCENDING');
  expect(read('Ledger')).toEqual([
    ['a', 1],
    ['a', 2],
    ['b', 2],
    ['c', 10],
    ['', 1],
  ]);
  sort('DESCENDING');
  expect(read('Ledger')).toEqual([
    ['c', 10],
    ['b', 2],
    ['a', 1],
    ['a', 2],
    ['', 1],
  ]);
});

test('tabs are renamed, moved, cropped and deleted; the last one stays', () => {
  const { update, read, call } = stage(['a', 'b'], ['c', 'd']);
  const gridProperties = { rowCount: 1, columnCount: 1 };
  update({
    updateSheetProperties: {
      properties: { sheetId: LEDGER, title: '台帳', index: 0, gridProperties },
      fields: 'title,index,gridProperties(rowCount,columnCount)',
    },
  });
  expect(
    call('get', {}).sheets.map((sheet: { properties: { title: string; index: number } }) => [
      sheet.properties.title,
      sheet.properties.index,
    ]),
  ).toEqual([
    ['台帳', 0],
    ['Sheet1', 1],
  ]);
  update({ appendDimension: { sheetId: LEDGER, dimension: 'ROWS', length: 3 } });
  expect(read("'台帳'!A1:A4")).toEqual([['a']]);
  update({ deleteSheet: { sheetId: LEDGER } });
  expect(() => update({ deleteSheet: { sheetId: 0 } })).toThrow(GoogleApiError);
});

test('rows appended at once keep their order', () => {
  const { update, read } = stage();
  update({ appendCells: { sheetId: LEDGER, rows: rows(['1'], ['2'], ['3']), fields: '*' } });
  expect(read('Ledger!A:A')).toEqual([['1'], ['2'], ['3']]);
});

describe('findReplace', () => {
  const whole = { find: 'a', replacement: '=1', matchCase: true, matchEntireCell: true };

  test('replaces whole cells of one column only, wherever their rows are, and says how many', () => {
    const { update, read } = stage(['Mark', 'Name'], ['ab', 'a'], ['A', 'a'], ['a', 'a']);
    const range = { sheetId: LEDGER, startColumnIndex: 0, endColumnIndex: 1 };
    const { replies } = update({ findReplace: { ...whole, range } });
    expect(replies[0].findReplace).toMatchObject({ valuesChanged: 1, rowsChanged: 1, occurrencesChanged: 1 });
    expect(read('Ledger')).toEqual([
      ['Mark', 'Name'],
      ['ab', 'a'],
      ['A', 'a'],
      ['=1', 'a'],
    ]);
  });

  test('without matchEntireCell and matchCase it replaces within texts, numbers and formulas stay', () => {
    const { update, read } = stage(['Aha', 1, '=1']);
    update({ findReplace: { find: 'a', replacement: 'o', sheetId: LEDGER } });
    expect(read('Ledger', 'FORMULA')).toEqual([['oho', 1, '=1']]);
  });

  test.each([
    ['nothing to find', { replacement: 'b', sheetId: LEDGER }],
    ['no scope', { find: 'a' }],
    ['two scopes', { find: 'a', sheetId: LEDGER, allSheets: true }],
  ])('%s is refused', (_, request) => {
    expect(() => stage(['a']).update({ findReplace: request })).toThrow(GoogleApiError);
  });
});

test('the rows below the frozen ones are never all deleted', () => {
  const { update } = stage(['Task'], ['a']);
  const properties = { sheetId: LEDGER, gridProperties: { frozenRowCount: 1 } };
  update({ updateSheetProperties: { properties, fields: 'gridProperties.frozenRowCount' } });
  expect(() => update({ deleteDimension: { range: lines('ROWS', 1, 10) } })).toThrow(/non-frozen rows/);
  update({ deleteDimension: { range: lines('ROWS', 1, 9) } });
});
