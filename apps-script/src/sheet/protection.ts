// Toban writes rows by their place, so its own columns are protected; people's own columns stay free. Who else may
// edit, and whether it only warns, is the owner's to change.
import type { SheetRequest } from '../services/book';
import { columnRuns, ownPlaces, type Run } from './columns';
import { LIST_TABS } from './list-tabs';
import type { Look, TabLook } from './look';

const PROTECTION = 'Written by Toban: sort with filter views, keep own columns at the right';

/** @param owner e-mail address of who runs set-up and the ticks */
export function protectionRequests({ tabs }: Look, owner: string): SheetRequest[] {
  return LIST_TABS.flatMap(({ name }) => {
    const tab = tabs[name];
    return tab ? protectedRuns(tab, columnRuns(ownPlaces(name, tab)), owner) : [];
  });
}

/** Our protections that still fit stay as they are; the others are moved to the runs that lack one, or taken away. */
function protectedRuns({ sheetId, sheet }: TabLook, runs: readonly Run[], owner: string): SheetRequest[] {
  const ours = (sheet.protectedRanges ?? []).filter((each) => each.description === PROTECTION);
  const fitting = runs.map((run) => ours.find((each) => covers(each, run)));
  const lacking = runs.filter((_, index) => !fitting[index]);
  const spare = ours.filter((each) => !fitting.includes(each));
  const moved = lacking.map((run, index): SheetRequest => {
    const range = { sheetId, ...run };
    const protectedRangeId = spare[index]?.protectedRangeId;
    return protectedRangeId === undefined
      ? {
          addProtectedRange: {
            protectedRange: { range, description: PROTECTION, editors: { users: [owner] } },
          },
        }
      : { updateProtectedRange: { protectedRange: { protectedRangeId, range }, fields: 'range' } };
  });
  return [
    ...moved,
    ...spare.slice(lacking.length).map(
      ({ protectedRangeId }): SheetRequest => ({
        deleteProtectedRange: { protectedRangeId: protectedRangeId ?? 0 },
      }),
    ),
  ];
}

/** All rows of just these columns. */
function covers(
  { range }: GoogleAppsScript.Sheets.Schema.ProtectedRange,
  { startColumnIndex, endColumnIndex }: Run,
): boolean {
  return (
    range !== undefined &&
    (range.startRowIndex ?? 0) === 0 &&
    range.endRowIndex === undefined &&
    (range.startColumnIndex ?? 0) === startColumnIndex &&
    range.endColumnIndex === endColumnIndex
  );
}
