// Sets up a spreadsheet for tests, and calls it as the advanced service would.
import { VirtualClock } from '../../clock';
import { Faults } from '../../faults';
import { Journal } from '../../journal';
import { GoogleSheets } from './google-sheets';

export const SPREADSHEET = 'spreadsheet-1';
export const LEDGER = 7;

type Cell = string | number | boolean | null;

/** Cells with literal values, as `rows` of a write. */
export function rows(...values: readonly (readonly Cell[])[]): object[] {
  return values.map((row) => ({ values: row.map(cell) }));
}

function cell(value: Cell): object {
  if (value === null) return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  if (typeof value === 'boolean') return { userEnteredValue: { boolValue: value } };
  return { userEnteredValue: value.startsWith('=') ? { formulaValue: value } : { stringValue: value } };
}

/** A spreadsheet with its first tab, and a tab `Ledger` of 10 × 5 whose cells are `values`. */
export function stage(...values: readonly (readonly Cell[])[]) {
  const clock = new VirtualClock(Date.parse('2026-11-29T23:55:00Z'));
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const sheets = new GoogleSheets({ clock, journal, faults });
  sheets.create({ id: SPREADSHEET, title: 'Duty' });

  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of many shapes
  const call = (method: string, parameters: object, body?: unknown): any =>
    sheets.call(`sheets.spreadsheets.${method}`, { spreadsheetId: SPREADSHEET, ...parameters }, body);
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of many shapes
  const update = (...requests: object[]): any => call('batchUpdate', {}, { requests });
  const read = (range: string, valueRenderOption = 'UNFORMATTED_VALUE') =>
    call('values.get', { range, valueRenderOption }).values;
  /** What the spreadsheet says of its tab `Ledger`. */
  const ledger = () => call('get', {}).sheets[1];

  const gridProperties = { rowCount: 10, columnCount: 5 };
  update(
    { addSheet: { properties: { sheetId: LEDGER, title: 'Ledger', gridProperties } } },
    { updateCells: { start: { sheetId: LEDGER }, rows: rows(...values), fields: 'userEnteredValue' } },
  );
  const complaints = () => journal.complaints.map(({ text }) => text);
  return { clock, journal, faults, sheets, call, update, read, ledger, complaints };
}
