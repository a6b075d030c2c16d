// The Settings tab's grid → settings. General values stand in the first two columns above the calendars' header row.
import type { Grid } from '../grid';
import { readCalendars } from './calendars';
import { CALENDAR_CELLS, GENERAL_CELLS } from './cells';
import { columnsOf, headerRowOf, nameIn, names, rulesOf } from './headers';
import { readCell } from './row';
import type { GeneralSettings, SettingsProblem, SettingsReading } from './settings';

/** @param before the general values as they were read last: a bad cell of a hold must not end it */
export function readSettings(grid: Grid, before: GeneralSettings | null = null): SettingsReading {
  const headerRow = headerRowOf(grid);
  if (headerRow < 0) return { kind: 'unread', fault: { kind: 'headless' } };
  const columns = columnsOf(grid[headerRow] ?? []);
  const lacking = rulesOf(CALENDAR_CELLS).filter(([field]) => !columns.has(field));
  const needed = lacking.filter(([, rule]) => rule.needed);
  if (needed.length > 0) {
    return { kind: 'unread', fault: { kind: 'lacking', headers: needed.map(([, { header }]) => header) } };
  }
  const problems: SettingsProblem[] = lacking.map(([, { header }]) => ({ kind: 'lacking', header }));
  const general = readGeneral(grid.slice(0, headerRow), before, problems);
  const calendars = readCalendars(grid, headerRow, columns);
  return {
    kind: 'read',
    settings: { general, ...calendars, problems: [...problems, ...calendars.problems], unread: null },
  };
}

/** What holds before anything was set. */
export const defaultGeneral = (): GeneralSettings => readGeneral([], null, []);

function readGeneral(
  rows: Grid,
  before: GeneralSettings | null,
  problems: SettingsProblem[],
): GeneralSettings {
  const values: Record<string, unknown> = {};
  for (const [field, rule] of rulesOf(GENERAL_CELLS)) {
    const row = rows.findIndex((each) => names(each[0], rule));
    if (row < 0) problems.push({ kind: 'lacking', header: rule.header });
    const place = { calendarId: null, row: row + 1, column: nameIn(rows[row]?.[0]) };
    const typed = readCell(rule, rows[row]?.[1], place, problems);
    const fallback = before?.[field as keyof GeneralSettings] ?? rule.empty;
    values[field] = typed === undefined ? fallback : typed;
  }
  return values as unknown as GeneralSettings;
}
