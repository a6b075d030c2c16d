// The rows below the calendars' headers. Of a calendar that stands twice the first row that can be read counts.
import type { Grid } from '../grid';
import { nameIn, typedIn } from './headers';
import { type CalendarRow, readCalendarRow } from './row';
import type { BrokenCalendar, CalendarSettings, SettingsProblem } from './settings';

interface Calendars {
  readonly calendars: readonly CalendarSettings[];
  readonly broken: readonly BrokenCalendar[];
  readonly problems: readonly SettingsProblem[];
}

export function readCalendars(
  grid: Grid,
  headerRow: number,
  columns: ReadonlyMap<string, number>,
): Calendars {
  const headers = grid[headerRow] ?? [];
  const rows = grid.slice(headerRow + 1).flatMap((cells, index) => {
    const isBlank = [...columns.values()].every((place) => typedIn(cells[place]) === '');
    return isBlank ? [] : [readCalendarRow(cells, headers, columns, headerRow + index + 2)];
  });
  const counting = rowsThatCount(rows);
  const column = nameIn(headers[columns.get('calendarId') ?? -1]);
  const doubled = rows.flatMap(({ calendarId, row }): SettingsProblem[] => {
    const counts = counting.get(calendarId)?.row;
    return counts === undefined || counts === row ? [] : [{ kind: 'twice', calendarId, row, column, counts }];
  });
  const inOrder = [...counting.values()].sort((left, right) => left.row - right.row);
  const isWhole = (row: CalendarRow) => row.problems.length === 0;
  return {
    calendars: inOrder.filter(isWhole).map(({ known }) => known as CalendarSettings),
    broken: inOrder.filter((row) => !isWhole(row)).map(({ calendarId, known }) => ({ calendarId, known })),
    problems: [...rows.flatMap(({ problems }) => problems), ...doubled],
  };
}

/** By calendar id: its first row without a bad cell, else its first. */
function rowsThatCount(rows: readonly CalendarRow[]): ReadonlyMap<string, CalendarRow> {
  const counting = new Map<string, CalendarRow>();
  for (const row of rows) {
    const before = counting.get(row.calendarId);
    const better = !before || (before.problems.length > 0 && row.problems.length === 0);
    if (row.calendarId !== '' && better) counting.set(row.calendarId, row);
  }
  return counting;
}
