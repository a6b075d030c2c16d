// Header rows: those of an empty tab are written whole, those of a used one get only the columns that they lack.
import { ACTIVITY_HEADERS } from '../core/activity';
import type { Grid } from '../core/grid';
import { LEDGER_COLUMNS } from '../core/ledger-columns';
import { CALENDAR_CELLS, GENERAL_CELLS } from '../core/settings-cells';
import { headerRowOf, names, rulesOf } from '../core/settings-headers';
import { type ReadTab, TABS } from '../core/tabs';
import type { SheetRequest } from '../services/book';
import { insertRowsRequest, rowRequests } from '../services/cells';

const STATE_HEADERS = ['Key', 'Value'];

type Grids = Readonly<Record<ReadTab, Grid>>;

export function headerRequests(grids: Grids): SheetRequest[] {
  return [
    ...lackingColumns(
      'ledger',
      grids,
      LEDGER_COLUMNS.map((column) => column.header),
    ),
    ...lackingColumns('activity', grids, ACTIVITY_HEADERS),
    ...lackingColumns('state', grids, STATE_HEADERS),
    ...settingsRows(grids.settings),
  ];
}

function lackingColumns(tab: ReadTab, grids: Grids, headers: readonly string[]): SheetRequest[] {
  const standing = (grids[tab][0] ?? []).map(String);
  const lacking = headers.filter((header) => !standing.includes(header));
  const { sheetId } = TABS[tab];
  const columns = Math.max(standing.length + lacking.length, 1);
  const cells = new Map(lacking.map((header, index) => [standing.length + index, header]));
  const grid: SheetRequest = {
    updateSheetProperties: {
      properties: { sheetId, gridProperties: { frozenRowCount: 1 } },
      fields: 'gridProperties.frozenRowCount',
    },
  };
  return lacking.length === 0 ? [] : [grid, ...widened(sheetId, columns), ...rowRequests(sheetId, 0, cells)];
}

/** A new tab has 26 columns; a write outside the grid fails. */
const NEW_TAB_COLUMNS = 26;

function widened(sheetId: number, columns: number): SheetRequest[] {
  const lacking = columns - NEW_TAB_COLUMNS;
  return lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: lacking } }] : [];
}

/** General values, an empty row, and the header row of the calendars; on a used tab only what it lacks. */
function settingsRows(settings: Grid): SheetRequest[] {
  const { sheetId } = TABS.settings;
  const general = rulesOf(GENERAL_CELLS).map(([, rule]) => rule);
  const calendars = rulesOf(CALENDAR_CELLS).map(([, rule]) => rule);
  const headerRow = headerRowOf(settings);
  if (headerRow < 0) {
    const first = settings.length;
    return [
      ...general.flatMap(({ header }, index) => rowRequests(sheetId, first + index, new Map([[0, header]]))),
      ...rowRequests(sheetId, first + general.length + 1, headersFrom(0, calendars)),
    ];
  }
  const headers = settings[headerRow] ?? [];
  const columns = calendars.filter((rule) => !headers.some((cell) => names(cell, rule)));
  const above = settings.slice(0, headerRow);
  const lacking = general.filter((rule) => !above.some(([label]) => names(label, rule)));
  const rows = lacking.flatMap(({ header }, index) =>
    rowRequests(sheetId, headerRow + index, new Map([[0, header]])),
  );
  return [
    ...(columns.length > 0 ? widened(sheetId, headers.length + columns.length) : []),
    ...rowRequests(sheetId, headerRow, headersFrom(headers.length, columns)),
    ...(rows.length > 0 ? [insertRowsRequest(sheetId, headerRow, lacking.length), ...rows] : []),
  ];
}

function headersFrom(first: number, rules: readonly { readonly header: string }[]): Map<number, string> {
  return new Map(rules.map(({ header }, index) => [first + index, header]));
}
