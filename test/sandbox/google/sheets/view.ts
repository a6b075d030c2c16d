// The spreadsheet as a person sees it, for the console and for tests: plain data, nothing of the API's masks and ranges.
import type { CellFormat } from './grid';
import { formattedValue } from './render';
import type { Json, Sheet, Spreadsheet } from './spreadsheet';

interface CellView {
  readonly text: string;
  readonly format?: CellFormat;
  readonly note?: string;
  readonly validation?: Json;
  /** The address that a HYPERLINK formula leads to. */
  readonly link?: string;
}

export interface TabView {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  /** Widths in pixels, one for each column. */
  readonly columnWidths: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Rows and cells up to the last that holds anything. */
  readonly rows: readonly (readonly CellView[])[];
  readonly protections: readonly Json[];
  readonly conditionalFormats: readonly Json[];
  readonly filterViews: readonly Json[];
  readonly bandings: readonly Json[];
  readonly charts: readonly Json[];
}

export function viewOf(book: Spreadsheet): readonly TabView[] {
  return book.sheets.map(tabView);
}

function tabView(sheet: Sheet): TabView {
  const { properties, attached, sizes } = sheet;
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => sizes.COLUMNS[index]);
  return {
    sheetId: sheet.id,
    title: properties.title,
    hidden: properties.hidden === true,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    frozenRows: Number(properties.gridProperties.frozenRowCount ?? 0),
    columnWidths: columns.map((size) => Number(size?.pixelSize ?? 100)),
    hiddenColumns: columns.flatMap((size, index) => (size?.hiddenByUser === true ? [index] : [])),
    rows: Array.from({ length: sheet.grid.rowLimit }, (_, row) => rowView(sheet, row)),
    protections: attached.protectedRanges,
    conditionalFormats: attached.conditionalFormats,
    filterViews: attached.filterViews,
    bandings: attached.bandedRanges,
    charts: attached.charts,
  };
}

function rowView(sheet: Sheet, row: number): readonly CellView[] {
  return sheet.grid.row(row).map((cell) => {
    if (!cell) return { text: '' };
    const { userEnteredFormat: format, note, dataValidation: validation, userEnteredValue } = cell;
    const link = /^=HYPERLINK\("([^"]*)"/i.exec(userEnteredValue?.formulaValue ?? '')?.[1];
    return {
      text: formattedValue(cell),
      ...(format === undefined ? {} : { format }),
      ...(note === undefined ? {} : { note }),
      ...(validation === undefined ? {} : { validation }),
      ...(link === undefined ? {} : { link }),
    };
  });
}
