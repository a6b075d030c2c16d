// Header rows: those of an empty tab are written whole, those of a used one get only the columns that they lack.
import { ACTIVITY_HEADERS } from '../core/activity';
import { LEDGER_COLUMNS } from '../core/ledger-columns';
import { CALENDAR_CELLS, GENERAL_CELLS } from '../core/settings-cells';
import { type Grid, readSettings } from '../core/settings-reading';
import { type ReadTab, TABS } from '../core/tabs';
import type { SheetRequest } from '../services/book';
import { rowRequests } from '../services/cells';

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

/** General values, an empty row, and the header row of the calendars. */
function settingsRows(settings: Grid): SheetRequest[] {
  if (readSettings(settings).kind === 'read') return [];
  const { sheetId } = TABS.settings;
  const general = Object.values(GENERAL_CELLS).map((rule) => rule.header);
  const calendars = Object.values(CALENDAR_CELLS).map((rule) => rule.header);
  const first = settings.length;
  return [
    ...general.flatMap((header, index) => rowRequests(sheetId, first + index, new Map([[0, header]]))),
    ...rowRequests(
      sheetId,
      first + general.length + 1,
      new Map(calendars.map((header, column) => [column, header])),
    ),
  ];
}
