// Rows move to the archive in one write: a tick that dies before or after it, or whose rows people move meanwhile,
// neither loses nor doubles one.
import { LEDGER_COLUMNS } from '../../../apps-script/src/core/ledger/columns';
import { TABS } from '../../../apps-script/src/core/tabs';
import { columnLetters } from '../../../apps-script/src/services/book';
import { readTab } from '../../sandbox/settings-sheet';
import { Office } from '../page/office';

const TITLE = LEDGER_COLUMNS.findIndex(({ header }) => header === 'Title');
const OWN = LEDGER_COLUMNS.length;

let office: Office;
beforeEach(async () => {
  office = await Office.open();
  await office.toban.set({ general: { 'Archive after': '1d', 'Catch-up': '1h' } });
});
afterEach(() => office.close());

const hand = () => ({ sheets: office.sandbox.sheets, id: office.sandbox.spreadsheetId });
const titlesIn = (tab: { readonly sheetId: number }) => {
  const { sheets, id } = hand();
  return readTab(sheets, id, tab.sheetId)
    .slice(1)
    .map((row) => row[TITLE] ?? '')
    .filter(Boolean);
};

/** Three tasks that are done, then a night without ticks until they may be archived. */
async function finish(...titles: readonly string[]): Promise<void> {
  for (const title of titles) await office.plan(title, 2);
  await office.toban.advance('PT5M');
  for (const title of titles) await office.toban.act(title, 'resolve', 'Sato Ken');
  await office.toban.advance('PT90M');
  const { sheets, id } = hand();
  sheets.setCell(id, `Ledger!${columnLetters(OWN)}1`, 'Cost');
  sheets.setCell(id, `Ledger!${columnLetters(OWN)}2`, 1200);
  sheets.setCell(id, `Ledger!${columnLetters(OWN)}3`, "'007");
  await office.toban.break({ tick: { skip: 'PT25H' } });
  await office.toban.advance('PT25H');
}

function expectEachOnce(titles: readonly string[]): void {
  expect([...titlesIn(TABS.ledger), ...titlesIn(TABS.archive)].sort()).toEqual([...titles].sort());
}

const TITLES = ['First', 'Second', 'Third'];

test('all at once, people’s own cells with them, and the ledger’s grid does not grow', async () => {
  await finish(...TITLES);
  await office.toban.advance('PT10M');
  expect(titlesIn(TABS.ledger)).toEqual([]);
  expect(titlesIn(TABS.archive).sort()).toEqual(TITLES);
  const { sheets, id } = hand();
  const archive = sheets.view(id).find((tab) => tab.sheetId === TABS.archive.sheetId);
  expect(archive?.rows[0]?.[OWN]?.text).toBe('Cost');
  expect(archive?.rows[1]?.[0]?.format?.numberFormat?.type).toBe('TEXT');
  expect(archive?.rows.map((row) => row[OWN]?.text ?? '').sort()).toEqual(['', '007', '1200', 'Cost']);
  expect(sheets.view(id).find((tab) => tab.sheetId === TABS.ledger.sheetId)?.rowCount).toBe(100 + 1 - 3);
});

test.each([
  ['dies before it', { killAtCall: 6 }],
  ['dies after it', { killAfterCall: 6 }],
  ['dies before the write', { killAtCall: 7 }],
  ['dies after the write', { killAfterCall: 7 }],
])('when the tick %s each row is in one place', async (_, tick) => {
  await finish(...TITLES);
  await office.toban.break({ tick });
  await office.toban.advance('PT3M');
  expectEachOnce(TITLES);
  await office.toban.advance('PT30M');
  expectEachOnce(TITLES);
});

test('when the archive is gone it is said by either chore, once a day, and the rows stay', async () => {
  await finish(...TITLES);
  const { sheets, id } = hand();
  sheets.call(
    'sheets.spreadsheets.batchUpdate',
    { spreadsheetId: id },
    {
      requests: [{ deleteSheet: { sheetId: TABS.archive.sheetId } }],
    },
  );
  await office.toban.advance('PT20M');
  expect(titlesIn(TABS.ledger).sort()).toEqual(TITLES);
  const failed = office.sandbox.heartbeat.pings.filter((ping) => !ping.ok);
  const gone = expect.stringMatching(/"Archive" is missing/);
  expect(failed.map((ping) => ping.reason)).toEqual([gone, gone]);
});

test.each([
  ['sorts the rows', () => hand().sheets.sortBy(hand().id, TABS.ledger.title, TITLE, true)],
  ['puts a row in above', () => hand().sheets.insertRow(hand().id, TABS.ledger.title, 2)],
  ['deletes a row', () => hand().sheets.deleteRow(hand().id, TABS.ledger.title, 4)],
])('when the owner %s just then, no other task loses its row', async (_, change) => {
  await finish(...TITLES);
  await office.plan('Fourth', 600);
  await office.toban.advance('PT1M');
  await office.plan('Fifth', 60);
  let done = false;
  office.beforePagerDuty(async () => {
    if (done || !titlesIn(TABS.ledger).includes('Fifth')) return;
    done = true;
    change();
  });
  await office.toban.advance('PT20M');
  expect(done).toBe(true);
  const titles = new Set([...titlesIn(TABS.ledger), ...titlesIn(TABS.archive)]);
  expect([...titles].sort()).toEqual([...TITLES, 'Fourth', 'Fifth'].sort());
  expect(await office.toban.row('Fourth')).toMatchObject({ State: 'upcoming' });
  expect(await office.toban.row('Fifth')).toMatchObject({ State: 'upcoming' });
});
