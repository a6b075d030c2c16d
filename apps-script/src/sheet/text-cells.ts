// Every cell of ours is text: a typed time or number stays as it was typed, and no zero in front is lost. Tabs and rows
// that came by another way are made so too.
import { CALENDAR_CELLS } from '../core/settings/cells';
import type { SheetRequest } from '../services/book';
import { columnRuns, ownPlaces, type Run } from './columns';
import type { Look, TabLook } from './look';
import { settingsPlaces } from './settings-rows';

const TEXT = { userEnteredFormat: { numberFormat: { type: 'TEXT' } } };

export function textRequests({ tabs }: Look): SheetRequest[] {
  const { settings } = tabs;
  return [
    ...(['ledger', 'activity', 'state', 'archive'] as const).flatMap((name) => {
      const tab = tabs[name];
      return tab ? textColumns(tab, ownPlaces(name, tab)) : [];
    }),
    ...(settings ? textColumns(settings, settingsColumns(settings)) : []),
  ];
}

function settingsColumns(tab: TabLook): readonly number[] {
  const { columnOf } = settingsPlaces(tab);
  const places = [0, 1, ...Object.values(CALENDAR_CELLS).map(columnOf)].filter((place) => place >= 0);
  return [...new Set(places)].sort((left, right) => left - right);
}

/** One request for each run of neighbouring columns whose cells lack the format over the same rows. */
function textColumns(tab: TabLook, places: readonly number[]): SheetRequest[] {
  const lacking = places.flatMap((place) => {
    const rows = lackingRows(tab, place);
    return rows ? [{ place, ...rows }] : [];
  });
  const spans = new Set(lacking.map(({ from, to }) => `${from} ${to}`));
  return [...spans].flatMap((span) => {
    const same = lacking.filter(({ from, to }) => `${from} ${to}` === span);
    const [first] = same;
    return first
      ? columnRuns(same.map(({ place }) => place)).map((run) => asText(tab, first.from, first.to, run))
      : [];
  });
}

function asText({ sheetId }: TabLook, startRowIndex: number, endRowIndex: number, run: Run): SheetRequest {
  return {
    repeatCell: {
      range: { sheetId, startRowIndex, endRowIndex, ...run },
      cell: TEXT,
      fields: 'userEnteredFormat.numberFormat',
    },
  };
}

/** From the first to the last cell of the column that is no text; what was not looked at is as the last that was. */
function lackingRows({ cells, rowCount, seenRows }: TabLook, place: number) {
  const isText = (row: number) => cells[row]?.[place]?.userEnteredFormat?.numberFormat?.type === 'TEXT';
  let from = 0;
  while (from < seenRows && isText(from)) from += 1;
  if (from === seenRows) return null;
  let to = seenRows;
  while (isText(to - 1)) to -= 1;
  return { from, to: to === seenRows ? rowCount : to };
}
