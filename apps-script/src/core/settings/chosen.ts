// Calendars that were chosen in a dialog, as cells of the Settings tab. What a person could not type there is refused.
import type { Grid } from '../grid';
import { CALENDAR_CELLS } from './cells';
import { columnsOf, headerRowOf, rulesOf, typedIn } from './headers';

export interface ChosenCalendar {
  readonly calendarId: string;
  readonly customer: string;
}

/** The same for all that are chosen together, as typed. */
export interface ChosenSettings {
  readonly mode: string;
  readonly service: string;
  readonly from: string;
  readonly channel: string;
}

/** Field → what stands in its cell. */
type Cells = Readonly<Record<string, string>>;

export type BadField = keyof ChosenSettings | 'customer' | 'calendarId';

export interface NewRows {
  /** Counted from 0: below every row that holds anything. */
  readonly firstRow: number;
  /** Each by column. */
  readonly rows: readonly ReadonlyMap<number, string>[];
}

/** @returns the fields whose text the tab would not take */
export function badFields(
  chosen: readonly ChosenCalendar[],
  settings: ChosenSettings,
): ReadonlySet<BadField> {
  const bad = new Set<BadField>();
  for (const calendar of chosen) {
    for (const [field, text] of Object.entries(cellsOf(calendar, settings))) {
      const rule = rulesOf(CALENDAR_CELLS).find(([name]) => name === field)?.[1];
      const isEmptyAndMayBe = text === '' && rule?.empty !== undefined;
      if (!isEmptyAndMayBe && rule?.parse(text).ok !== true) bad.add(field as BadField);
    }
  }
  return bad;
}

/** Ids that stand in the tab already, in whatever row. */
export function listedIds(grid: Grid): ReadonlySet<string> {
  const headerRow = headerRowOf(grid);
  const column = columnsOf(grid[headerRow] ?? []).get('calendarId') ?? -1;
  const below = headerRow < 0 ? [] : grid.slice(headerRow + 1);
  return new Set(below.map((row) => typedIn(row[column])).filter((id) => id !== ''));
}

/** A calendar that is listed already is left out. @returns null where the tab has no header row */
export function newRows(
  grid: Grid,
  chosen: readonly ChosenCalendar[],
  settings: ChosenSettings,
): NewRows | null {
  const headerRow = headerRowOf(grid);
  if (headerRow < 0) return null;
  const columns = columnsOf(grid[headerRow] ?? []);
  const listed = listedIds(grid);
  const fresh = chosen.filter(({ calendarId }) => !listed.has(calendarId));
  const rows = fresh.map((calendar) => {
    const cells = Object.entries(cellsOf(calendar, settings));
    return new Map(
      cells.flatMap(([field, text]) => {
        const column = columns.get(field);
        return column === undefined ? [] : [[column, text] as const];
      }),
    );
  });
  const lastUsed = grid.map((row) => row.some((cell) => typedIn(cell) !== '')).lastIndexOf(true);
  return { firstRow: lastUsed + 1, rows };
}

function cellsOf({ calendarId, customer }: ChosenCalendar, settings: ChosenSettings): Cells {
  return { calendarId, customer, ...settings };
}
