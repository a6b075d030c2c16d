// The menu says what came of what was chosen, never "done" of what was not.
import { TABS } from '../../../apps-script/src/core/tabs';
import { en, ja } from '../../../apps-script/src/i18n/catalogue';
import { Owner } from '../../scenario/owner';
import { Office } from '../page/office';

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

/** @returns the text that the menu answers */
async function choose(functionName: string, { sandbox } = office): Promise<string> {
  const { clock, script } = sandbox;
  await clock.complete(() => script.run(functionName, [], { kind: 'menu' }));
  const dialog = script.window.dialogs.at(-1);
  return dialog?.kind === 'alert' ? dialog.text : 'no alert';
}

test('a run by hand that was complete is said', async () => {
  expect([en.menu.ran, ja.menu.ran]).toContain(await choose('runNow'));
});

test('a run by hand that was not complete says why', async () => {
  await office.toban.break({ calendar: { status: 500, for: 'PT1M' } });
  expect(await choose('runNow')).toMatch(/Google Calendar answered 500/);
  await office.toban.mend();
});

describe('who reads Japanese hears in Japanese', () => {
  let tokyo: Office;
  beforeAll(async () => {
    tokyo = await Office.open('ja');
    await tokyo.toban.set({ general: { Language: 'ja' } });
    await tokyo.toban.advance('PT2M');
  });
  afterAll(() => tokyo.close());

  test('that a run is under way', async () => {
    const { clock, script } = tokyo.sandbox;
    const runs: Promise<unknown>[] = [];
    tokyo.beforePagerDuty(async () => {
      if (runs.length > 0) return;
      runs.push(clock.busy(() => script.run('runNow', [], { kind: 'menu' })));
      await clock.sleep(25_000);
    });
    await tokyo.toban.advance('PT1M30S');
    await Promise.all(runs);
    const dialog = script.window.dialogs.at(-1);
    expect(dialog?.kind === 'alert' && dialog.text).toBe(ja.menu.failed(ja.menu.faults.busy));
  });

  test('that the ledger cannot be read, under the name that its tab has', async () => {
    const undo = new Owner(tokyo.sandbox).empty('Ledger');
    const unread = ja.core.sheet.ledgerUnread('Ledger', { kind: 'headless' });
    for (const run of ['runNow', 'reportNow']) expect(await choose(run, tokyo)).toContain(unread);
    undo();
  });

  test('that a tab is gone', async () => {
    new Owner(tokyo.sandbox).deleteTab('Activity');
    const missing = ja.menu.faults.missingTab('Activity');
    for (const run of ['runNow', 'reportNow']) expect(await choose(run, tokyo)).toContain(missing);
  });
});

test('a report that lacks a column says so in the ledger’s language', async () => {
  const { sheetId, title } = TABS.report;
  const header = (stringValue: string) => {
    const start = { sheetId, rowIndex: 0, columnIndex: 0 };
    const rows = [{ values: [{ userEnteredValue: { stringValue } }] }];
    const requests = [{ updateCells: { start, rows, fields: 'userEnteredValue' } }];
    const { sheets, spreadsheetId } = office.sandbox;
    sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests });
  };
  await office.toban.set({ general: { Language: 'ja' } });
  header('Period');
  const lacking = ja.core.sheet.lackingColumn({ tab: title, column: 'Month' });
  expect(await choose('reportNow')).toContain(lacking);
  header('Month');
  await office.toban.set({ general: { Language: 'en' } });
});

test('a report by hand is said, and why there is none', async () => {
  expect([en.menu.reported, ja.menu.reported]).toContain(await choose('reportNow'));
  const { sheets, spreadsheetId } = office.sandbox;
  const requests = [{ deleteSheet: { sheetId: TABS.report.sheetId } }];
  sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests });
  expect(await choose('reportNow')).toMatch(/"Report" is missing/);
});
