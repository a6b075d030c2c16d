// Where the Settings tab holds what: columns and general values are found by their names, in either language.

import type { Grid } from '../grid';
import { normalized } from '../typed/cell';
import { CALENDAR_CELLS, type CellRule } from './cells';

export type AnyRule = CellRule<unknown>;

/** Field and rule, in the order in which set-up writes them. */
export function rulesOf(rules: Readonly<Record<string, AnyRule>>): readonly (readonly [string, AnyRule])[] {
  return Object.entries(rules);
}

/** Whether the cell names it: upper or lower case, blanks and line breaks make no difference. */
export function names(cell: unknown, rule: Pick<AnyRule, 'header' | 'japanese'>): boolean {
  const name = plain(typedIn(cell));
  return name === plain(rule.header) || name === plain(rule.japanese);
}

/** -1 where no row has the header of the calendars' IDs. */
export function headerRowOf(grid: Grid): number {
  return grid.findIndex((row) => row.some((cell) => names(cell, CALENDAR_CELLS.calendarId)));
}

/** Field → place of its column. */
export function columnsOf(headers: readonly unknown[]): ReadonlyMap<string, number> {
  const places = rulesOf(CALENDAR_CELLS).map(
    ([field, rule]) => [field, headers.findIndex((header) => names(header, rule))] as const,
  );
  return new Map(places.filter(([, place]) => place >= 0));
}

/** What was typed into the cell, without blanks around it. */
export function typedIn(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** A header or label as people see it, on one line. */
export function nameIn(cell: unknown): string {
  return typedIn(cell).replace(/\s+/g, ' ');
}

function plain(name: string): string {
  return normalized(name).toLowerCase().replace(/\s/g, '');
}
