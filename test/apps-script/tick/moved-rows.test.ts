// The ledger is written by position. Rows that people move, copy or take away just then cost no task: each has one
// incident and one row again after the next ticks.
import { LEDGER_COLUMNS } from '../../../apps-script/src/core/ledger/columns';
import { TABS } from '../../../apps-script/src/core/tabs';
import { columnLetters } from '../../../apps-script/src/services/book';
import type { Sandbox } from '../../sandbox/sandbox';
import { Office } from '../page/office';

const { title: LEDGER } = TABS.ledger;
const TITLE_COLUMN = LEDGER_COLUMNS.findIndex(({ header }) => header === 'Title');
const TITLES = ['First', 'Second', 'Third'];

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

/** Runs once, just before the script's next request of this method reaches PagerDuty. */
function before(method: 'GET' | 'POST', change: () => void): void {
  let done = false;
  office.beforePagerDuty(async (request) => {
    if (done || request.method !== method) return;
    done = true;
    change();
  });
}

async function expectOneOfEach(): Promise<void> {
  const { ledger, incidents } = await office.toban.state();
  const titles = ledger.rows.map((row) => String(row[ledger.headers.indexOf('Title')] ?? '')).filter(Boolean);
  expect(titles.sort()).toEqual(TITLES);
  expect(incidents.map(({ title }) => title).sort()).toEqual(TITLES);
  for (const title of TITLES) expect(await office.toban.row(title)).toMatchObject({ State: 'open' });
}

const changes: readonly (readonly [string, (book: Sandbox['sheets'], id: string) => void])[] = [
  ['a row is put in above', (book, id) => book.insertRow(id, LEDGER, 2)],
  ['the first task’s row is taken away', (book, id) => book.deleteRow(id, LEDGER, 2)],
  ['the rows are sorted', (book, id) => book.sortBy(id, LEDGER, TITLE_COLUMN, true)],
];

describe.each(changes)('%s', (_, change) => {
  test.each([
    ['between a tick’s read and its intents', 'GET'],
    ['between its intents and its record', 'POST'],
  ] as const)('%s', async (_moment, method) => {
    for (const title of TITLES) await office.plan(title, 3);
    await office.toban.advance('PT2M30S');
    before(method, () => change(office.sandbox.sheets, office.sandbox.spreadsheetId));
    await office.toban.advance('PT6M');
    await expectOneOfEach();
  });
});

describe('a finished task, which no calendar or incident would bring back', () => {
  const FINISHED = 'Finished';
  const rowOf = () => office.toban.row(FINISHED);

  beforeEach(async () => {
    await office.due(FINISHED);
    await office.toban.act(FINISHED, 'resolve', 'Sato Ken');
    await office.toban.advance('PT2M');
    expect(await rowOf()).toMatchObject({ State: 'done' });
    const { sheets, spreadsheetId } = office.sandbox;
    sheets.addColumn(spreadsheetId, LEDGER);
    sheets.setCell(spreadsheetId, `${LEDGER}!${columnLetters(LEDGER_COLUMNS.length)}1`, 'Cost');
    sheets.setCell(spreadsheetId, `${LEDGER}!${columnLetters(LEDGER_COLUMNS.length)}2`, 1200);
  });

  test.each(changes)('keeps its row though another was written over it when %s', async (_, change) => {
    for (const title of TITLES) await office.plan(title, 3);
    await office.toban.advance('PT2M30S');
    const done = await rowOf();
    before('GET', () => change(office.sandbox.sheets, office.sandbox.spreadsheetId));
    await office.toban.advance('PT6M');
    expect(await rowOf()).toEqual(done);
    for (const title of TITLES) {
      expect(await office.toban.row(title)).toMatchObject({ State: 'open' });
      expect(await office.toban.incidents(title)).toHaveLength(1);
    }
  });
});

describe.each([
  ['between a tick’s read and its intents', 'GET'],
  ['between its intents and its record', 'POST'],
] as const)('columns moved %s', (_moment, method) => {
  test('are written again where they stand now, and people’s own cells are as they were', async () => {
    const { sheets, spreadsheetId } = office.sandbox;
    sheets.addColumn(spreadsheetId, LEDGER);
    sheets.setCell(spreadsheetId, `${LEDGER}!${columnLetters(LEDGER_COLUMNS.length)}1`, 'Remark');
    for (const title of TITLES) await office.plan(title, 3);
    await office.toban.advance('PT1M');
    for (const row of [2, 3, 4])
      sheets.setCell(
        spreadsheetId,
        `${LEDGER}!${columnLetters(LEDGER_COLUMNS.length)}${row}`,
        `remark ${row}`,
      );
    await office.toban.advance('PT1M30S');
    before(method, () => sheets.moveColumn(spreadsheetId, LEDGER, LEDGER_COLUMNS.length, 1));
    await office.toban.advance('PT6M');
    const { ledger, incidents } = await office.toban.state();
    expect(ledger.headers[1]).toBe('Remark');
    expect(ledger.rows.map((row) => row[1])).toEqual(['remark 2', 'remark 3', 'remark 4']);
    expect(incidents.map(({ title }) => title).sort()).toEqual(TITLES);
    for (const title of TITLES) expect(await office.toban.row(title)).toMatchObject({ State: 'open' });
  });
});
