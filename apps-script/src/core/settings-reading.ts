// The Settings tab's grid → settings. General values stand in the first two columns above the calendars' header row.
import { normalized } from './cell';
import type { CalendarSettings, CellProblem, GeneralSettings, SettingsReading } from './settings';
import { CALENDAR_CELLS, type CellRule, GENERAL_CELLS } from './settings-cells';

/** Cells as the Sheets API gives them unformatted; short rows mean empty cells. */
export type Grid = readonly (readonly unknown[])[];

type AnyRules = Readonly<Record<string, CellRule<unknown>>>;

export function readSettings(grid: Grid): SettingsReading {
  const headerRow = grid.findIndex((row) => row.some((cell) => isHeader(CALENDAR_CELLS.calendarId, cell)));
  if (headerRow < 0) {
    return {
      kind: 'unread',
      reason: 'the Settings tab has no row with the header "Calendar ID": run Toban → Set up',
    };
  }
  const problems: CellProblem[] = [];
  const general = readGeneral(grid.slice(0, headerRow), problems);
  const calendars = readCalendars(grid, headerRow, problems);
  return { kind: 'read', settings: { general, calendars, problems } };
}

function readGeneral(rows: Grid, problems: CellProblem[]): GeneralSettings {
  const values: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(GENERAL_CELLS as AnyRules)) {
    const row = rows.findIndex((each) => isHeader(rule, each[0]));
    const typed = row < 0 ? '' : cellText(rows[row]?.[1]);
    values[field] = readCell(rule, typed, row + 1, problems) ?? rule.empty;
  }
  return values as unknown as GeneralSettings;
}

function readCalendars(grid: Grid, headerRow: number, problems: CellProblem[]): CalendarSettings[] {
  const headers = grid[headerRow] ?? [];
  const byId = new Map<string, CalendarSettings>();
  for (let index = headerRow + 1; index < grid.length; index += 1) {
    const row = grid[index] ?? [];
    const cell = (rule: CellRule<unknown>) =>
      cellText(row[headers.findIndex((header) => isHeader(rule, header))]);
    const calendarId = cell(CALENDAR_CELLS.calendarId);
    if (calendarId === '') continue;
    const found: CellProblem[] = [];
    const values: Record<string, unknown> = {};
    for (const [field, rule] of Object.entries(CALENDAR_CELLS as AnyRules)) {
      values[field] = readCell(rule, cell(rule), index + 1, found);
    }
    problems.push(...found);
    if (found.length === 0 && !byId.has(calendarId))
      byId.set(calendarId, values as unknown as CalendarSettings);
  }
  return [...byId.values()];
}

function readCell(rule: CellRule<unknown>, typed: string, row: number, problems: CellProblem[]): unknown {
  if (typed === '' && rule.empty !== undefined) return rule.empty;
  const parsed = rule.parse(typed);
  if (parsed.ok) return parsed.value;
  problems.push({ row, column: rule.header, value: typed, allowed: parsed.allowed });
  return undefined;
}

function isHeader(rule: CellRule<unknown>, cell: unknown): boolean {
  const typed = cellText(cell).toLowerCase();
  return typed === rule.header.toLowerCase() || typed === rule.japanese.normalize('NFKC').toLowerCase();
}

function cellText(cell: unknown): string {
  return cell === null || cell === undefined ? '' : normalized(String(cell));
}
