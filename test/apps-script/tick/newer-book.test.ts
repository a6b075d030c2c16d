// After a rollback an older script stands still before what a newer one wrote: it changes nothing, says so each hour, and
// what came due meanwhile is opened late once the newer script is back.
import { TABS } from '../../../apps-script/src/core/tabs';
import { readTab } from '../../sandbox/settings-sheet';
import { Office } from '../page/office';

const SATO = 'sato@msp.example';
let office: Office;

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

function tabs() {
  const { sheets, spreadsheetId } = office.sandbox;
  return Object.values(TABS).map(({ sheetId }) => readTab(sheets, spreadsheetId, sheetId));
}

function setForm(version: number): void {
  const { sheets, spreadsheetId } = office.sandbox;
  const row = readTab(sheets, spreadsheetId, TABS.state.sheetId).findIndex(([key]) => key === 'schema');
  sheets.setCell(spreadsheetId, `${TABS.state.title}!B${row + 1}`, JSON.stringify({ version }));
}

const told = async () =>
  (await office.toban.state()).slack.filter(({ text }) => text.includes('written by a newer Toban'));

test('nothing is changed and nothing lost', async () => {
  const start = await office.due('Rotate keys');
  setForm(2);
  const before = { tabs: tabs(), changes: office.changes().length };
  await office.plan('Check backups', 5);
  await office.toban.advance('PT2H');

  expect(tabs()).toEqual(before.tabs);
  expect(office.changes()).toHaveLength(before.changes);
  expect(await office.toban.incidents('Check backups')).toEqual([]);
  expect((await told()).length).toBeGreaterThanOrEqual(2);
  expect((await told()).length).toBeLessThanOrEqual(3);
  const { pings } = office.sandbox.heartbeat;
  expect(
    pings.slice(-60).every(({ ok, reason }) => !ok && reason.includes('form 2; this script knows 1')),
  ).toBe(true);

  expect((await office.open(start, SATO)).view.case).toBe('outdated');
  expect((await office.press(start, SATO)).case).toBe('outdated');
  const { script, clock } = office.sandbox;
  const { outcome } = await clock.complete(() => script.run('setUp', [], { kind: 'menu' }));
  expect(outcome).toMatchObject({ kind: 'failed', error: { name: 'NewerBook' } });
  expect(tabs()).toEqual(before.tabs);

  setForm(1);
  await office.toban.advance('PT3M');
  expect(await office.toban.row('Check backups')).toMatchObject({ State: 'open' });
  expect(Number((await office.toban.row('Check backups'))['Late (min)'])).toBeGreaterThan(100);
  expect(await office.toban.incidents('Rotate keys')).toHaveLength(1);
  expect((await office.press(start, SATO)).case).toBe('youStarted');
});

test('the page says which build it is, and which one ticks run where that is another', async () => {
  const start = await office.due('Read the logs');
  const { build } = await office.open(start, SATO);
  expect(build.page).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{10}$/);
  expect(build.ticks).toBe(build.page);
});
