// A spreadsheet as data: its tabs, and what hangs on their ranges. Values are replaced, never changed in place,
// so that a batch works on a shallow copy and is thrown away whole when one of its requests fails.
import { GoogleApiError } from '../error';
import { Grid } from './grid';

/** Any JSON object of the API whose inside the simulator only keeps. */
export type Json = { readonly [field: string]: unknown };

interface GridProperties {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly [field: string]: unknown;
}

export interface SheetProperties {
  readonly sheetId: number;
  readonly title: string;
  readonly index: number;
  readonly sheetType: string;
  readonly gridProperties: GridProperties;
  readonly [field: string]: unknown;
}

export type Dimension = 'ROWS' | 'COLUMNS';

/** What hangs on a tab besides its cells, in the API's own shapes and under the API's own names. */
export interface Attached {
  readonly protectedRanges: readonly Json[];
  readonly conditionalFormats: readonly Json[];
  readonly filterViews: readonly Json[];
  readonly bandedRanges: readonly Json[];
  readonly charts: readonly Json[];
  readonly merges: readonly Json[];
  readonly developerMetadata: readonly Json[];
  readonly basicFilter: Json | undefined;
}

const NOTHING_ATTACHED: Attached = {
  protectedRanges: [],
  conditionalFormats: [],
  filterViews: [],
  bandedRanges: [],
  charts: [],
  merges: [],
  developerMetadata: [],
  basicFilter: undefined,
};

/** Size and visibility of single rows and columns, by index; what is not there has the default size. */
export type Sizes = Readonly<Record<number, Json>>;

export class Sheet {
  attached: Attached = NOTHING_ATTACHED;
  sizes: Readonly<Record<Dimension, Sizes>> = { ROWS: {}, COLUMNS: {} };

  constructor(
    public properties: SheetProperties,
    public grid: Grid = new Grid(),
  ) {}

  get id(): number {
    return this.properties.sheetId;
  }

  get rowCount(): number {
    return this.properties.gridProperties.rowCount;
  }

  get columnCount(): number {
    return this.properties.gridProperties.columnCount;
  }

  resize(rowCount: number, columnCount: number): void {
    const gridProperties = { ...this.properties.gridProperties, rowCount, columnCount };
    this.properties = { ...this.properties, gridProperties };
  }

  copy(): Sheet {
    const copy = new Sheet(this.properties, this.grid.copy());
    copy.attached = this.attached;
    copy.sizes = this.sizes;
    return copy;
  }
}

/** Help Center: "Up to 10 million cells" for files kept in Google Sheets. */
const MAX_CELLS = 10_000_000;

export class Spreadsheet {
  sheets: Sheet[] = [];
  namedRanges: readonly Json[] = [];
  developerMetadata: readonly Json[] = [];
  /** The next id that the service makes up, for tabs, protections, views and charts. */
  private nextId = 1_000_001;

  constructor(
    readonly id: string,
    public properties: Json,
  ) {}

  copy(): Spreadsheet {
    const copy = new Spreadsheet(this.id, this.properties);
    copy.sheets = this.sheets.map((sheet) => sheet.copy());
    copy.namedRanges = this.namedRanges;
    copy.developerMetadata = this.developerMetadata;
    copy.nextId = this.nextId;
    return copy;
  }

  makeId(): number {
    this.nextId += 1;
    return this.nextId - 1;
  }

  /** Throws 400 where there is no such tab; an id left out is 0, as everywhere in the API. */
  sheet(sheetId = 0): Sheet {
    const found = this.sheets.find((sheet) => sheet.id === sheetId);
    if (!found) throw new GoogleApiError(400, `No grid with id: ${sheetId}`);
    return found;
  }

  sheetTitled(title: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.properties.title === title);
  }

  checkSize(): void {
    const cells = this.sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
    if (cells > MAX_CELLS) {
      throw new GoogleApiError(
        400,
        `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
      );
    }
  }
}
