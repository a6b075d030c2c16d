// The ledger is written by position. Rows that people move, copy or take away just then cost no task: each has one
// incident and one row again after the next ticks.
import { LEDGER_COLUMNS } from '../../../apps-script/src/core/ledger-columns';
import { TABS } from '../../../apps-script/src/core/tabs';
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
