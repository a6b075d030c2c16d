// A large ledger and a larger archive: an idle tick stays as cheap as ever and never reads the archive, and the report
// reads the archive's end only.

import { LEDGER_COLUMNS } from '../../../apps-script/src/core/ledger/columns';
import { ledgerCells } from '../../../apps-script/src/core/ledger/ledger';
import { READ_HEADERS } from '../../../apps-script/src/core/report/archive';
import { TABS } from '../../../apps-script/src/core/tabs';
import type { Task } from '../../../apps-script/src/core/task';
import { at, done } from '../core/builders';
import { Office } from '../page/office';

const HEADERS = LEDGER_COLUMNS.map(({ header }) => header);
const ARCHIVED = 25_000;
jest.setTimeout(180_000);
const DAY_MS = 86_400_000;
/** 01:00 UTC on 1 January 2025; then fifty a day. */
const FIRST_MS = at('2025-01-01T01:00Z');

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

/** Finished work of the fifty a day, started two minutes after it was due. */
function archivedTask(index: number): Task {
  const dueMs = FIRST_MS + Math.floor(index / 50) * DAY_MS;
  const over = {
    dueMs,
    startMs: dueMs,
    endMs: dueMs + 3_600_000,
    startedMs: dueMs + 120_000,
    doneMs: dueMs + 240_000,
  };
  return done({ key: `aoba/${index}`, eventId: String(index), ...over });
}

/** Only the cells that the report reads, so that this test stays quick. */
function fillArchive(): void {
  const { sheets, spreadsheetId } = office.sandbox;
  const kept = new Set(READ_HEADERS.map((header) => HEADERS.indexOf(header)));
  const rows = Array.from({ length: ARCHIVED }, (_, index) => {
    const cells = ledgerCells(archivedTask(index), HEADERS);
    return {
      values: HEADERS.map((_header, place) =>
        kept.has(place) ? { userEnteredValue: { stringValue: cells.get(place) ?? '' } } : {},
      ),
    };
  });
  const appendCells = { sheetId: TABS.archive.sheetId, rows, fields: 'userEnteredValue' };
  sheets.call('sheets.spreadsheets.batchUpdate', { spreadsheetId }, { requests: [{ appendCells }] });
}

/** What ticks asked of the spreadsheet in these minutes, by method, with the bytes of each call. */
async function sheetCalls(
  minutes: number,
): Promise<readonly { readonly method: string; readonly bytes: number }[]> {
  const { calls } = office.sandbox.journal;
  const before = calls.length;
  await office.toban.advance(`PT${minutes}M`);
  return calls.slice(before).filter(({ service }) => service === 'sheets');
}

test('an idle tick reads as little with 25,000 archived rows as with none', async () => {
  await office.toban.advance('PT3M');
  const without = await sheetCalls(4);
  fillArchive();
  const withRows = await sheetCalls(4);
  expect(withRows.map(({ method }) => method)).toEqual(without.map(({ method }) => method));
  const most = (calls: readonly { readonly bytes: number }[]) => Math.max(...calls.map(({ bytes }) => bytes));
  expect(most(withRows)).toBeLessThan(most(without) + 200);
  const last = (await office.toban.state()).ticks.last;
  expect(last?.roundTrips).toBeLessThanOrEqual(5);
});

test('the report reads the last 20,000, and leaves the lines of earlier months as they stand', async () => {
  const { sheets, spreadsheetId, clock, script } = office.sandbox;
  const standing = ['2025-02', 'Acme', 77, 70, 0.9, 4, 9, 0, 0, 7];
  for (const [column, value] of standing.entries())
    sheets.setCell(
      spreadsheetId,
      `Report!${String.fromCharCode(65 + column)}2`,
      typeof value === 'number' ? value : `'${value}`,
    );
  const before = office.sandbox.journal.calls.length;
  await clock.complete(() => script.run('reportNow', [], { kind: 'menu' }));
  const bytes = office.sandbox.journal.calls.slice(before).map((call) => call.bytes);
  expect(Math.max(...bytes)).toBeLessThan(6_000_000);

  const lines = (await office.toban.tab('Report')).filter((line) => line.Month !== '');
  const months = lines.map((line) => `${line.Month} ${line.Tasks}`);
  // 5,000 rows are not read: they end on 10 April 2025. What was archived with the first that was, on 20 April.
  expect(months.at(-1)).toBe('2025-02 77');
  expect(months.at(-2)).toBe('2025-05 1550');
  expect(months.at(-3)).toBe('2025-06 1500');
  expect(lines.at(-2)).toMatchObject({
    'On time': '1550',
    'On-time rate': '100%',
    'Median delay (min)': '2.0',
  });
  expect(lines.at(-1)).toMatchObject({ 'On time': '70', 'Worst delay (min)': '9.0' });
});
