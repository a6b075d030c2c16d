// The cells of one tab. Rows and cells are never changed in place, so that a copy of the whole grid is cheap.

/** A typed value as the Sheets API writes it; exactly one of the fields is there. */
export interface ExtendedValue {
  readonly stringValue?: string;
  readonly numberValue?: number;
  readonly boolValue?: boolean;
  readonly formulaValue?: string;
}

export interface CellFormat {
  readonly numberFormat?: { readonly type?: string; readonly pattern?: string };
  readonly [field: string]: unknown;
}

/** What a cell holds of Google's CellData; everything else in an answer is worked out from it. */
export interface CellData {
  readonly userEnteredValue?: ExtendedValue;
  readonly userEnteredFormat?: CellFormat;
  readonly dataValidation?: { readonly [field: string]: unknown };
  readonly note?: string;
  readonly [field: string]: unknown;
}

type Row = readonly (CellData | undefined)[];

const EMPTY_ROW: Row = [];

export class Grid {
  constructor(private readonly rows: Row[] = []) {}

  copy(): Grid {
    return new Grid(this.rows.slice());
  }

  cell(row: number, column: number): CellData | undefined {
    return this.rows[row]?.[column];
  }

  row(row: number): Row {
    return this.rows[row] ?? EMPTY_ROW;
  }

  /** An empty CellData counts as no cell. */
  set(row: number, column: number, cell: CellData | undefined): void {
    const changed = this.row(row).slice();
    while (changed.length < column) changed.push(undefined);
    changed[column] = cell && Object.keys(cell).length > 0 ? Object.freeze(cell) : undefined;
    this.setRow(row, changed);
  }

  setRow(row: number, cells: Row): void {
    while (this.rows.length < row) this.rows.push(EMPTY_ROW);
    this.rows[row] = cells;
  }

  insertRows(at: number, count: number): void {
    if (at >= this.rows.length) return;
    this.rows.splice(at, 0, ...Array<Row>(count).fill(EMPTY_ROW));
  }

  deleteRows(from: number, to: number): void {
    this.rows.splice(from, to - from);
  }

  insertColumns(at: number, count: number): void {
    this.eachRow((row) =>
      row.length <= at
        ? row
        : [...row.slice(0, at), ...Array<undefined>(count).fill(undefined), ...row.slice(at)],
    );
  }

  deleteColumns(from: number, to: number): void {
    this.eachRow((row) => [...row.slice(0, from), ...row.slice(to)]);
  }

  /** Drops what lies outside a smaller grid. */
  crop(rowCount: number, columnCount: number): void {
    this.rows.length = Math.min(this.rows.length, rowCount);
    this.eachRow((row) => (row.length > columnCount ? row.slice(0, columnCount) : row));
  }

  /** Moves lines `from`–`to` before the line that stands at `target` now. */
  moveRows(from: number, to: number, target: number): void {
    while (this.rows.length < Math.max(to, target)) this.rows.push(EMPTY_ROW);
    moveWithin(this.rows, from, to, target);
  }

  moveColumns(from: number, to: number, target: number): void {
    this.eachRow((row) => {
      const changed = row.slice();
      while (changed.length < Math.max(to, target)) changed.push(undefined);
      moveWithin(changed, from, to, target);
      return changed;
    });
  }

  /** One past the last row that holds a value; formats and validations do not count. */
  get usedRows(): number {
    return this.rows.findLastIndex((row) => usedColumns(row) > 0) + 1;
  }

  /** One past the last row that holds anything at all. */
  get rowLimit(): number {
    return this.rows.length;
  }

  private eachRow(change: (row: Row) => Row): void {
    for (const [index, row] of this.rows.entries()) this.rows[index] = change(row);
  }
}

const widths = new WeakMap<Row, number>();

/** One past the last cell of a row that holds a value: worked out once, since a row is never changed in place. */
export function usedColumns(row: Row): number {
  let width = widths.get(row);
  if (width === undefined) {
    width = row.findLastIndex(hasValue) + 1;
    widths.set(row, width);
  }
  return width;
}

function hasValue(cell: CellData | undefined): boolean {
  const value = cell?.userEnteredValue;
  return value !== undefined && value.stringValue !== '';
}

function moveWithin<T>(list: T[], from: number, to: number, target: number): void {
  const moved = list.splice(from, to - from);
  list.splice(target > from ? target - moved.length : target, 0, ...moved);
}
