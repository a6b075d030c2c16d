// The tabs that are lists under one header row, and which headers those are.
import { ACTIVITY_HEADERS, NEEDED_HEADERS } from '../core/activity';
import type { Grid } from '../core/grid';
import { KEY_HEADER, LEDGER_COLUMNS } from '../core/ledger/columns';
import { readLedger } from '../core/ledger/ledger';
import { REPORT_HEADERS } from '../core/report/columns';
import type { TabName } from '../core/tabs';

export interface ListTab {
  readonly name: Exclude<TabName, 'settings'>;
  readonly headers: readonly string[];
  /** A header that no other row holds. */
  readonly mark: string;
  /** Headers whose column rows cannot do without. */
  readonly needed: ReadonlySet<string>;
  /** Whether rows that stand without headers fit them in this order. */
  readonly fits: (withHeaders: Grid) => boolean;
}

const LEDGER_HEADERS = LEDGER_COLUMNS.map((column) => column.header);
const NEEDED = new Set(LEDGER_COLUMNS.filter((column) => !column.optional).map((column) => column.header));

function fitsLedger(grid: Grid): boolean {
  const reading = readLedger(grid);
  return reading.kind === 'read' && reading.ledger.problems.length === 0 && reading.ledger.rows.length > 0;
}

/** Whether the cells of a column, as far as they hold anything, are of one form. */
function fitsColumn(place: number, form: RegExp): (grid: Grid) => boolean {
  return (grid) => {
    const cells = grid.slice(1).map((row) => String(row[place] ?? ''));
    return cells.filter((cell) => cell !== '').every((cell) => form.test(cell));
  };
}

export const LIST_TABS: readonly ListTab[] = [
  { name: 'ledger', headers: LEDGER_HEADERS, mark: KEY_HEADER, needed: NEEDED, fits: fitsLedger },
  {
    name: 'activity',
    headers: ACTIVITY_HEADERS,
    mark: 'Nonce',
    needed: new Set(NEEDED_HEADERS),
    fits: fitsColumn(0, /^\d{4}-\d{2}-\d{2}T/),
  },
  {
    name: 'state',
    headers: ['Key', 'Value'],
    mark: 'Key',
    needed: new Set(),
    fits: fitsColumn(1, /^\{/),
  },
  { name: 'archive', headers: LEDGER_HEADERS, mark: KEY_HEADER, needed: NEEDED, fits: fitsLedger },
  {
    name: 'report',
    headers: REPORT_HEADERS,
    mark: 'Month',
    needed: new Set(),
    fits: fitsColumn(0, /^\d{4}-\d{2}$/),
  },
];
