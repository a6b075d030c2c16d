// One row of the Settings tab, and one cell: a value, or a problem that names where it stands.

import { CALENDAR_CELLS } from './cells';
import { type AnyRule, nameIn, rulesOf, typedIn } from './headers';
import type { CalendarSettings, SettingsProblem } from './settings';

export interface CalendarRow {
  /** Counts from 1, as the sheet shows it. */
  readonly row: number;
  /** Empty where its cell cannot be read. */
  readonly calendarId: string;
  /** Every cell that can be read. */
  readonly known: Partial<CalendarSettings>;
  readonly problems: readonly SettingsProblem[];
}

type Place = Omit<Extract<SettingsProblem, { kind: 'cell' }>, 'kind' | 'value' | 'allowed'>;

/** @param columns field → place of its column */
export function readCalendarRow(
  cells: readonly unknown[],
  headers: readonly unknown[],
  columns: ReadonlyMap<string, number>,
  row: number,
): CalendarRow {
  const problems: SettingsProblem[] = [];
  const known: Record<string, unknown> = {};
  const cellAt = (field: string, from: readonly unknown[]) => from[columns.get(field) ?? -1];
  for (const [field, rule] of rulesOf(CALENDAR_CELLS)) {
    const calendarId = typeof known.calendarId === 'string' ? known.calendarId : null;
    const place = { calendarId, row, column: nameIn(cellAt(field, headers)) };
    const value = readCell(rule, cellAt(field, cells), place, problems);
    if (value !== undefined) known[field] = value;
  }
  const calendarId = String(known.calendarId ?? '');
  // Without an ID the rest of the row is nobody's: a remark perhaps.
  return { row, calendarId, known, problems: calendarId === '' ? problems.slice(0, 1) : problems };
}

/** @returns undefined where the cell is bad */
export function readCell(rule: AnyRule, cell: unknown, place: Place, problems: SettingsProblem[]): unknown {
  const typed = typedIn(cell);
  if (typed === '' && rule.empty !== undefined) return rule.empty;
  const parsed = rule.parse(typed);
  if (parsed.ok) return parsed.value;
  problems.push({ kind: 'cell', ...place, value: typed, allowed: parsed.allowed });
  return undefined;
}
