// Where our own columns stand on a tab, as runs without people's columns between them.
import { runsOf } from '../services/cells';
import { LIST_TABS } from './list-tabs';
import type { TabLook } from './look';

export interface Run {
  readonly startColumnIndex: number;
  /** Exclusive. */
  readonly endColumnIndex: number;
}

/** Places of these headers in the tab's first row, ascending; what is not there is left out. */
export function placesOf(headers: readonly string[], { grid }: TabLook): readonly number[] {
  const standing = (grid[0] ?? []).map(String);
  return headers
    .map((header) => standing.indexOf(header))
    .filter((place) => place >= 0)
    .sort((left, right) => left - right);
}

/** @param places ascending */
export function columnRuns(places: readonly number[]): readonly Run[] {
  return runsOf(places).map(([first, last]) => ({ startColumnIndex: first, endColumnIndex: last + 1 }));
}

export function ownPlaces(name: (typeof LIST_TABS)[number]['name'], tab: TabLook): readonly number[] {
  return placesOf(LIST_TABS.find((list) => list.name === name)?.headers ?? [], tab);
}
