// A tick marks the lines that it has taken. Lines that people delete or sort just then cost no click.
import { ACTIVITY_HEADERS } from '../../../apps-script/src/core/activity';
import { TABS } from '../../../apps-script/src/core/tabs';
import { readTab } from '../../sandbox/settings-sheet';
import { Office } from '../page/office';

const TAKEN = ACTIVITY_HEADERS.indexOf('Taken');
const NONCE = ACTIVITY_HEADERS.indexOf('Nonce');

let office: Office;
beforeEach(async () => {
  office = await Office.open();
});
afterEach(() => office.close());

const lines = () => {
  const { sheets, spreadsheetId } = office.sandbox;
  return readTab(sheets, spreadsheetId, TABS.activity.sheetId);
};

test('a line that moved up while the tick was at work is marked, and the next is not', async () => {
  const first = await office.due('First');
  await office.press(first, 'sato@msp.example', { nonce: 'first-click' });
  await office.toban.advance('PT2M');
  const second = await office.due('Second');
  await office.press(second, 'sato@msp.example', { nonce: 'second-click' });

  let deleted = false;
  office.beforePagerDuty(async () => {
    if (deleted) return;
    deleted = true;
    const { sheets, spreadsheetId } = office.sandbox;
    sheets.deleteRow(spreadsheetId, TABS.activity.title, 2);
    // What the page appends meanwhile stands where the tick read the other line.
    const cells = ['2026-11-24T00:00:00Z', 'Abe', 'start', 'x/y', '1', '', 'third-click', 'third-click'];
    for (const [column, text] of cells.entries())
      sheets.setCell(spreadsheetId, `Activity!${String.fromCharCode(65 + column)}3`, text);
  });
  await office.toban.advance('PT1M');
  expect(deleted).toBe(true);
  const marks = new Map(lines().map((line) => [line[NONCE], line[TAKEN]]));
  expect(marks.has('first-click')).toBe(false);
  expect(marks.get('second-click')).toMatch(/^2026-/);
  expect(marks.get('third-click')).toBe('third-click');
});

test('while a header is renamed clicks wait, and the ticks go on; it is told, and the click counts afterwards', async () => {
  const taken = `${TABS.activity.title}!${String.fromCharCode(65 + TAKEN)}1`;
  const { sheets, spreadsheetId, faults } = office.sandbox;
  const link = await office.due('First');
  faults.set({ pagerduty: { status: 503, for: 1_000 } });
  await office.press(link, 'sato@msp.example', { nonce: 'first-click' });
  await office.toban.mend();
  sheets.setCell(spreadsheetId, taken, 'Done?');
  await office.due('Second');
  expect(await office.toban.row('Second')).toMatchObject({ State: 'open' });
  expect(await office.toban.row('First')).toMatchObject({ State: 'open' });
  const { slack } = await office.toban.state();
  expect(slack.filter(({ text }) => /Activity.*"Taken"/.test(text))).toHaveLength(1);
  sheets.setCell(spreadsheetId, taken, 'Taken');
  await office.toban.advance('PT2M');
  expect(await office.toban.row('First')).toMatchObject({ State: 'started', Who: 'sato' });
});
