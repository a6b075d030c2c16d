// Fills in the Settings tab as an administrator would: by header, in the language that set-up gave it.
// Headers are named in English here, in upper or lower case, whatever stands in the sheet; cells that are not named stay
// as they are.
import { CALENDAR_CELLS, GENERAL_CELLS } from '../../apps-script/src/core/settings/cells';
import { TABS } from '../../apps-script/src/core/tabs';
import type { GoogleSheets } from './google/sheets/google-sheets';
import { columnName } from './google/sheets/range';
import type { TabView } from './google/sheets/view';

export type Cells = Readonly<Record<string, string>>;

/** A header or a calendar that is not there; the message says what is. */
export class UnknownSetting extends Error {
  override readonly name = 'UnknownSetting';
}

const ID_HEADER = CALENDAR_CELLS.calendarId.header;

interface Name {
  readonly header: string;
  readonly japanese: string;
}

type Grid = readonly (readonly string[])[];

interface Write {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export class SettingsSheet {
  constructor(
    private readonly sheets: GoogleSheets,
    private readonly spreadsheetId: string,
  ) {}

  /** All or nothing. A calendar that has no row yet begins one in the first that is free. */
  set(calendars: readonly Cells[], general: Cells = {}): void {
    const grid = readTab(this.sheets, this.spreadsheetId, TABS.settings.sheetId);
    const taken = new Map<string, number>();
    this.write([
      ...Object.entries(general).map(([header, text]) => generalWrite(grid, header, text)),
      ...calendars.flatMap((cells) => calendarWrites(grid, cells, taken)),
    ]);
  }

  private write(writes: readonly Write[]): void {
    const tab = tabOf(this.sheets, this.spreadsheetId, TABS.settings.sheetId);
    for (const { row, column, text } of writes) {
      this.sheets.setCell(this.spreadsheetId, `'${tab?.title}'!${columnName(column)}${row + 1}`, text);
    }
  }
}

function generalWrite(grid: Grid, header: string, text: string): Write {
  const name = known(Object.values(GENERAL_CELLS), header, '"general"');
  const row = grid.findIndex(([label]) => isHeader(name, label));
  if (row < 0) throw new UnknownSetting(`the Settings tab has no row "${name.header}"`);
  return { row, column: 1, text };
}

/** @param taken rows that calendars of the same request have begun */
function calendarWrites(grid: Grid, cells: Cells, taken: Map<string, number>): Write[] {
  const id = Object.entries(cells).find(([header]) => isSame(header, ID_HEADER))?.[1];
  if (!id) throw new UnknownSetting(`every row of "calendars" needs "${ID_HEADER}"`);
  const headerRow = grid.findIndex((row) => row.some((cell) => isHeader(CALENDAR_CELLS.calendarId, cell)));
  const columnOf = (name: Name) => grid[headerRow]?.findIndex((cell) => isHeader(name, cell)) ?? -1;
  const idColumn = columnOf(CALENDAR_CELLS.calendarId);
  const idIn = (row: number) => grid[row]?.[idColumn] ?? '';
  let row = taken.get(id) ?? headerRow + 1;
  while (idIn(row) !== id && (idIn(row) !== '' || isTaken(taken, row, id))) row += 1;
  taken.set(id, row);
  return Object.entries(cells).map(([header, text]) => ({
    row,
    column: columnOf(known(Object.values(CALENDAR_CELLS), header, '"calendars"')),
    text,
  }));
}

function isTaken(taken: ReadonlyMap<string, number>, row: number, id: string): boolean {
  return [...taken].some(([other, its]) => its === row && other !== id);
}

function isHeader({ header, japanese }: Name, cell: string | undefined): boolean {
  return cell === header || cell === japanese;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The texts of a tab as a person sees them; no row where the tab is not there yet. */
export function readTab(sheets: GoogleSheets, spreadsheetId: string, sheetId: number): Grid {
  const rows = tabOf(sheets, spreadsheetId, sheetId)?.rows.map((row) => row.map(({ text }) => text)) ?? [];
  return rows.slice(0, rows.findLastIndex((row) => row.some((text) => text !== '')) + 1);
}

function tabOf(sheets: GoogleSheets, spreadsheetId: string, sheetId: number): TabView | undefined {
  return sheets.view(spreadsheetId).find((tab) => tab.sheetId === sheetId);
}

function known(names: readonly Name[], header: string, where: string): Name {
  const found = names.find((each) => isSame(each.header, header));
  if (found) return found;
  const allowed = names.map((each) => each.header).join(', ');
  throw new UnknownSetting(`"${header}" is no header of ${where}; allowed are ${allowed}`);
}
