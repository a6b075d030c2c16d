// Header rows are bold and stay in sight; those of the report say how its figures come about.
import { CALENDAR_CELLS } from '../core/settings/cells';
import type { ReportNotes } from '../i18n/menu-texts';
import type { SheetRequest } from '../services/book';
import { columnRuns, ownPlaces } from './columns';
import { LIST_TABS } from './list-tabs';
import type { Look, TabLook } from './look';
import { settingsPlaces } from './settings-rows';

export function headerLookRequests({ tabs }: Look, notes: ReportNotes): SheetRequest[] {
  const { settings, report } = tabs;
  return [
    ...LIST_TABS.flatMap(({ name }) => {
      const tab = tabs[name];
      return tab ? [...frozen(tab), ...bold(tab, 0, ownPlaces(name, tab))] : [];
    }),
    ...(settings ? boldSettings(settings) : []),
    ...(report ? noted(report, notes) : []),
  ];
}

function frozen({ sheetId, frozenRows }: TabLook): SheetRequest[] {
  const properties = { sheetId, gridProperties: { frozenRowCount: 1 } };
  return frozenRows > 0
    ? []
    : [{ updateSheetProperties: { properties, fields: 'gridProperties.frozenRowCount' } }];
}

function boldSettings(tab: TabLook): SheetRequest[] {
  const { headerRow, columnOf } = settingsPlaces(tab);
  const places = Object.values(CALENDAR_CELLS)
    .map(columnOf)
    .filter((place) => place >= 0)
    .sort((left, right) => left - right);
  return headerRow < 0 ? [] : bold(tab, headerRow, places);
}

function bold({ sheetId, cells }: TabLook, row: number, places: readonly number[]): SheetRequest[] {
  const isBold = (place: number) => cells[row]?.[place]?.userEnteredFormat?.textFormat?.bold === true;
  return columnRuns(places.filter((place) => !isBold(place))).map((run) => ({
    repeatCell: {
      range: { sheetId, startRowIndex: row, endRowIndex: row + 1, ...run },
      cell: { userEnteredFormat: { textFormat: { bold: true } } },
      fields: 'userEnteredFormat.textFormat.bold',
    },
  }));
}

function noted({ sheetId, cells, grid }: TabLook, notes: ReportNotes): SheetRequest[] {
  return Object.entries(notes).flatMap(([header, note]): SheetRequest[] => {
    const place = (grid[0] ?? []).indexOf(header);
    if (place < 0 || cells[0]?.[place]?.note === note) return [];
    const [run] = columnRuns([place]);
    const range = { sheetId, startRowIndex: 0, endRowIndex: 1, ...run };
    return [{ repeatCell: { range, cell: { note }, fields: 'note' } }];
  });
}
