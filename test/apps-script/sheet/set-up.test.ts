// Set-up makes and repairs the spreadsheet. Run again it sends nothing; what people typed and added stays as it is.
import { LEDGER_COLUMNS } from '../../../apps-script/src/core/ledger/columns';
import { TABS } from '../../../apps-script/src/core/tabs';
import { columnLetters } from '../../../apps-script/src/services/book';
import { readTab } from '../../sandbox/settings-sheet';
import { Office } from '../page/office';

const HEADERS = LEDGER_COLUMNS.map((column) => column.header);
const WIDTH = HEADERS.length;
const { ledger: LEDGER, settings: SETTINGS, activity: ACTIVITY, archive: ARCHIVE, report: REPORT } = TABS;

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

/** @returns the reason when set-up could not do it, else null */
async function setUp(): Promise<string | null> {
  const { clock, script } = office.sandbox;
  const { outcome } = await clock.complete(() => script.run('setUp', [], { kind: 'menu' }));
  return outcome.kind === 'completed' ? null : JSON.stringify(outcome);
}

/** How often set-up wrote into the spreadsheet. */
async function writesOfSetUp(): Promise<number> {
  const before = writes();
  expect(await setUp()).toBeNull();
  return writes() - before;
}

const writes = () =>
  office.sandbox.journal.calls.filter(({ method }) => method === 'spreadsheets.batchUpdate').length;

/** The owner's own hand, in the browser. */
function byHand(...requests: object[]): void {
  const { sheets, spreadsheetId } = office.sandbox;
  sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests });
}

function type(a1: string, text: string | number): void {
  office.sandbox.sheets.setCell(office.sandbox.spreadsheetId, a1, text);
}

const tab = ({ sheetId }: { readonly sheetId: number }) => {
  const view = office.sandbox.sheets
    .view(office.sandbox.spreadsheetId)
    .find((each) => each.sheetId === sheetId);
  if (!view) throw new Error(`no tab ${sheetId}`);
  return view;
};
const texts = ({ sheetId }: { readonly sheetId: number }) =>
  readTab(office.sandbox.sheets, office.sandbox.spreadsheetId, sheetId);
const headersOf = (which: { readonly sheetId: number }) => texts(which)[0] ?? [];
const columns = (sheetId: number, startIndex: number) => ({
  sheetId,
  dimension: 'COLUMNS',
  startIndex,
  endIndex: startIndex + 1,
});
const rowsAt = (sheetId: number, startIndex: number) => ({
  ...columns(sheetId, startIndex),
  dimension: 'ROWS',
});
const place = (header: string) => HEADERS.indexOf(header);

test('a second run sends nothing', async () => {
  expect(await writesOfSetUp()).toBe(0);
});

test('all tabs are there under their ids, and only the memory is hidden', () => {
  const views = office.sandbox.sheets.view(office.sandbox.spreadsheetId);
  for (const { sheetId, title } of Object.values(TABS)) expect(tab({ sheetId }).title).toBe(title);
  expect(views.filter((each) => each.hidden).map((each) => each.title)).toEqual(['State']);
  expect(headersOf(LEDGER)).toEqual(HEADERS);
  expect(headersOf(ARCHIVE)).toEqual(HEADERS);
});

test('every cell of ours is text, to the last row of the grid, and people’s columns are free', () => {
  const view = tab(LEDGER);
  expect(view.columnCount).toBeGreaterThan(WIDTH);
  for (const row of [0, 1, view.rowCount - 1]) {
    for (let column = 0; column < WIDTH; column += 1)
      expect(view.rows[row]?.[column]?.format?.numberFormat?.type).toBe('TEXT');
    expect(view.rows[row]?.[WIDTH]?.format).toBeUndefined();
  }
  expect(view.protections).toMatchObject([
    { range: { sheetId: LEDGER.sheetId, startColumnIndex: 0, endColumnIndex: WIDTH } },
  ]);
  expect(view.protections[0]?.range).not.toHaveProperty('endRowIndex');
});

test('the ledger is frozen below its bold headers, coloured by state, and has views to open', () => {
  const view = tab(LEDGER);
  expect(view.frozenRows).toBe(1);
  expect(view.rows[0]?.[0]?.format?.textFormat).toEqual({ bold: true });
  expect(view.conditionalFormats).toHaveLength(8);
  expect(view.filterViews.map((each) => each.title)).toEqual(['Toban: running', 'Toban: upcoming']);
});

test('settings offer what they allow, in both languages', () => {
  const [language] = texts(SETTINGS);
  expect(language?.[0]).toBe('Language');
  const rules = tab(SETTINGS).rows.map((row) =>
    row.flatMap((cell, column) => {
      const values = (cell.validation?.condition as { values: { userEnteredValue: string }[] })?.values;
      return values ? [[column, values.map((each) => each.userEnteredValue)] as const] : [];
    }),
  );
  expect(rules[0]).toEqual([[1, ['ja', 'en', '日本語', '英語']]]);
  const headerRow = texts(SETTINGS).findIndex((row) => row[0] === 'Calendar ID');
  expect(rules[headerRow]).toEqual([]);
  expect(new Map(rules[headerRow + 1])).toEqual(
    new Map([
      [2, ['on', 'rehearse', 'off', 'オン', '予行', 'オフ']],
      [5, ['high', 'low', '高', '低']],
      [13, ['manual', 'at end', '手動', '終了時']],
    ]),
  );
});

test('the report has its charts and says how it counts', () => {
  const view = tab(REPORT);
  expect(view.charts).toHaveLength(2);
  expect(view.rows[0]?.find((cell) => cell.text === 'On time')?.note).toMatch(/limit/);
});

describe('repairs', () => {
  test.each(Object.values(TABS).map((each) => [each.title, each] as const))(
    'a deleted tab: %s comes again as it was',
    async (_, which) => {
      const before = tab(which);
      const firstHeader = texts(which)[0]?.[0];
      byHand({ deleteSheet: { sheetId: which.sheetId } });
      expect(await writesOfSetUp()).toBeGreaterThan(0);
      const after = tab(which);
      expect(texts(which)[0]?.[0]).toBe(firstHeader);
      expect(after.rows[0]?.[0]).toEqual(before.rows[0]?.[0]);
      expect(after.protections).toHaveLength(before.protections.length);
      expect(after.conditionalFormats).toEqual(before.conditionalFormats);
      expect(after.charts.map((each) => each.spec)).toEqual(before.charts.map((each) => each.spec));
      expect(await writesOfSetUp()).toBe(0);
    },
  );

  test('a deleted ledger is rebuilt from calendar and incidents, with no second incident', async () => {
    await office.due('Check the backup');
    byHand({ deleteSheet: { sheetId: LEDGER.sheetId } });
    await office.toban.advance('PT2M');
    expect(await setUp()).toBeNull();
    await office.toban.advance('PT3M');
    expect(await office.toban.row('Check the backup')).toMatchObject({ State: 'open' });
    await office.toban.incident('Check the backup');
  });

  test('protection that was taken away, moved or made twice', async () => {
    const [first] = tab(LEDGER).protections;
    byHand(
      { deleteProtectedRange: { protectedRangeId: first?.protectedRangeId } },
      ...[1, 2].map((column) => ({
        addProtectedRange: {
          protectedRange: {
            description: first?.description,
            range: { ...(first?.range as object), endColumnIndex: column },
          },
        },
      })),
      {
        addProtectedRange: {
          protectedRange: { description: 'ours', range: { sheetId: LEDGER.sheetId, endRowIndex: 1 } },
        },
      },
    );
    await setUp();
    const after = tab(LEDGER).protections;
    expect(after.map((each) => each.description)).toEqual([first?.description, 'ours']);
    expect(after[0]?.range).toEqual(first?.range);
    expect(await writesOfSetUp()).toBe(0);
  });

  test('another number format, thin headers, a header that scrolls away, a cleared list of choices', async () => {
    const area = {
      sheetId: LEDGER.sheetId,
      startRowIndex: 4,
      endRowIndex: 9,
      startColumnIndex: 2,
      endColumnIndex: 3,
    };
    const cell = { userEnteredFormat: { numberFormat: { type: 'NUMBER' } } };
    byHand(
      { repeatCell: { range: area, cell, fields: 'userEnteredFormat' } },
      {
        repeatCell: {
          range: { sheetId: LEDGER.sheetId, endRowIndex: 1 },
          cell: {},
          fields: 'userEnteredFormat.textFormat',
        },
      },
      {
        updateSheetProperties: {
          properties: { sheetId: LEDGER.sheetId, gridProperties: { frozenRowCount: 0 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      { setDataValidation: { range: { sheetId: SETTINGS.sheetId } } },
    );
    expect(await writesOfSetUp()).toBe(1);
    const view = tab(LEDGER);
    expect(view.rows[6]?.[2]?.format?.numberFormat?.type).toBe('TEXT');
    expect(view.rows[0]?.[WIDTH - 1]?.format?.textFormat).toEqual({ bold: true });
    expect(view.frozenRows).toBe(1);
    expect(tab(SETTINGS).rows[0]?.[1]?.validation).toBeDefined();
    expect(await writesOfSetUp()).toBe(0);
  });

  test('colours, below people’s own rules, which stay', async () => {
    const own = {
      ranges: [{ sheetId: LEDGER.sheetId, startColumnIndex: 2, endColumnIndex: 3 }],
      booleanRule: {
        condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A2="open"' }] },
        format: { textFormat: { italic: true } },
      },
    };
    const before = tab(LEDGER).conditionalFormats;
    byHand(
      { deleteConditionalFormatRule: { sheetId: LEDGER.sheetId, index: 3 } },
      { addConditionalFormatRule: { index: 2, rule: own } },
    );
    await setUp();
    expect(tab(LEDGER).conditionalFormats).toEqual([own, ...before]);
    expect(await writesOfSetUp()).toBe(0);
  });

  test('columns that people moved: protection and colours follow, nothing is moved back', async () => {
    byHand({ moveDimension: { source: columns(LEDGER.sheetId, WIDTH), destinationIndex: 2 } });
    type('Ledger!C1', 'Our remark');
    byHand({ moveDimension: { source: columns(LEDGER.sheetId, 0), destinationIndex: 2 } });
    await setUp();
    expect(headersOf(LEDGER).slice(0, 4)).toEqual(['Due', 'State', 'Our remark', 'Customer']);
    const { protections, conditionalFormats } = tab(LEDGER);
    expect(protections.map((each) => each.range)).toMatchObject([
      { startColumnIndex: 0, endColumnIndex: 2 },
      { startColumnIndex: 3, endColumnIndex: WIDTH + 1 },
    ]);
    expect(JSON.stringify(conditionalFormats[0])).toContain('$B2=');
    expect(tab(LEDGER).rows[3]?.[2]?.format).toBeUndefined();
    expect(await writesOfSetUp()).toBe(0);
  });

  test('a lacking column is put at the end of what is there, also behind cells without a header', async () => {
    byHand({ deleteDimension: { range: columns(LEDGER.sheetId, place('Note')) } });
    type(`Ledger!${columnLetters(WIDTH)}7`, 'a remark under no header');
    await setUp();
    const headers = headersOf(LEDGER);
    expect(headers.indexOf('Note')).toBe(WIDTH + 1);
    expect(texts(LEDGER)[6]?.[WIDTH]).toBe('a remark under no header');
    expect(await writesOfSetUp()).toBe(0);
  });

  test('a header row that stands lower goes back to the top, with what stood above it kept', async () => {
    await office.plan('Check the backup', 30);
    await office.toban.advance('PT2M');
    byHand({ moveDimension: { source: rowsAt(LEDGER.sheetId, 0), destinationIndex: 2 } });
    type('Ledger!A3', 'State');
    await office.toban.advance('PT2M');
    expect(headersOf(LEDGER)).not.toEqual(HEADERS);
    await setUp();
    expect(headersOf(LEDGER)).toEqual(HEADERS);
    expect(await office.toban.row('Check the backup')).toMatchObject({ State: 'upcoming' });
    expect(await writesOfSetUp()).toBe(0);
  });

  test('a deleted header row comes again, and the rows under it are the same', async () => {
    await office.plan('Check the backup', 30);
    await office.toban.advance('PT2M');
    const before = texts(LEDGER);
    byHand({ deleteDimension: { range: rowsAt(LEDGER.sheetId, 0) } });
    await setUp();
    expect(texts(LEDGER)).toEqual(before);
    expect(await writesOfSetUp()).toBe(0);
  });

  test('a cleared header goes back over its column', async () => {
    await office.plan('Check the backup', 30);
    await office.toban.advance('PT2M');
    for (const header of ['Title', 'Task key', 'State']) type(`Ledger!${columnLetters(place(header))}1`, '');
    await setUp();
    expect(headersOf(LEDGER)).toEqual(HEADERS);
    await office.toban.row('Check the backup');
  });

  test('a deleted header row of the settings, and general values that are lacking', async () => {
    const before = texts(SETTINGS);
    const at = before.findIndex((row) => row[0] === 'Calendar ID');
    byHand({ deleteDimension: { range: rowsAt(SETTINGS.sheetId, at) } });
    byHand({ deleteDimension: { range: rowsAt(SETTINGS.sheetId, 2) } });
    await setUp();
    const after = texts(SETTINGS);
    expect(after.filter((row) => row[0] === 'Calendar ID')).toHaveLength(1);
    expect(after[after.findIndex((row) => row[0] === 'Calendar ID') + 1]).toEqual(before[at + 1]);
    expect(after.flatMap(([label]) => (label === before[2]?.[0] ? [label] : []))).toHaveLength(1);
    await office.due('Check the backup');
    expect(await writesOfSetUp()).toBe(0);
  });
});

describe('what it cannot know it says, and touches nothing', () => {
  test('a tab of people’s with our name', async () => {
    byHand({ deleteSheet: { sheetId: REPORT.sheetId } }, { addSheet: { properties: { title: 'report' } } });
    expect(await setUp()).toMatch(/already a tab .*Report.* rename it/);
  });

  test('a renamed header: named with tab, column and what stands there now', async () => {
    await office.plan('Check the backup', 30);
    await office.toban.advance('PT2M');
    type(`Ledger!${columnLetters(place('Title'))}1`, 'Task title');
    expect(await setUp()).toMatch(/Ledger.*lacks the column .*Title.* D, now .*Task title/);
    type(`Ledger!${columnLetters(place('Title'))}1`, 'Title');
    expect(await setUp()).toBeNull();
    await office.toban.row('Check the backup');
  });

  test('a renamed header of the settings; one that was cleared goes back over its column', async () => {
    const headerRow = 1 + texts(SETTINGS).findIndex((row) => row[0] === 'Calendar ID');
    const before = texts(SETTINGS);
    for (const [letter, now] of [
      ['D', 'Service'],
      ['A', 'Calendar'],
    ] as const) {
      const was = before[headerRow - 1]?.[letter === 'D' ? 3 : 0] ?? '';
      type(`Settings!${letter}${headerRow}`, now);
      expect(await setUp()).toMatch(
        new RegExp(`Settings.*lacks the column .*${was}.* ${letter}, now .*${now}`),
      );
      type(`Settings!${letter}${headerRow}`, '');
      expect(await setUp()).toBeNull();
      expect(texts(SETTINGS)).toEqual(before);
    }
  });

  test('rows without headers that do not fit', async () => {
    type('Ledger!R2', 'somebody’s own list');
    byHand({ deleteDimension: { range: rowsAt(LEDGER.sheetId, 0) } });
    expect(await setUp()).toMatch(/Ledger.*no header row/);
  });
});

test('tabs that people renamed, hid or moved are found, and stay so', async () => {
  byHand(
    {
      updateSheetProperties: {
        properties: { sheetId: LEDGER.sheetId, title: "当番's 台帳" },
        fields: 'title',
      },
    },
    { updateSheetProperties: { properties: { sheetId: ACTIVITY.sheetId, hidden: true }, fields: 'hidden' } },
    { updateSheetProperties: { properties: { sheetId: SETTINGS.sheetId, index: 5 }, fields: 'index' } },
    {
      updateDimensionProperties: {
        range: columns(LEDGER.sheetId, place('Title')),
        properties: { hiddenByUser: true, pixelSize: 40 },
        fields: 'hiddenByUser,pixelSize',
      },
    },
  );
  expect(await writesOfSetUp()).toBe(0);
  await office.due('Check the backup');
  expect(await office.toban.row('Check the backup')).toMatchObject({ State: 'open' });
  expect(tab(LEDGER).hiddenColumns).toEqual([place('Title')]);
});

test('rows added later are text too, and nothing becomes a formula, a number or a date', async () => {
  byHand({ deleteDimension: { range: { ...rowsAt(LEDGER.sheetId, 2), endIndex: 100 } } });
  const titles = ['=1+1', "'x", '007', '2026-12-01', '12:30', 'TRUE', '+49'];
  for (const title of titles) await office.plan(title, 30);
  await office.toban.advance('PT2M');
  const column = place('Title');
  expect(
    texts(LEDGER)
      .slice(1)
      .map((row) => row[column])
      .sort(),
  ).toEqual([...titles].sort());
  const view = tab(LEDGER);
  expect(view.rowCount).toBe(1 + titles.length);
  for (const row of view.rows) expect(row[column]?.format?.numberFormat?.type).toBe('TEXT');
  for (const title of titles) expect(await office.toban.row(title)).toMatchObject({ State: 'upcoming' });
});
