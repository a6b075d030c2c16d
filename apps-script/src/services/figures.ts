// Cells of the Report tab: real numbers, so that charts can draw them; texts are literal.
import type { CellValue } from '../core/ledger/own-cells';
import type { Figure } from '../core/report/grid';
import type { SheetRequest } from './book';
import { literal } from './cells';

const FORMATS: Readonly<Record<Figure, { readonly type: string; readonly pattern?: string }>> = {
  text: { type: 'TEXT' },
  count: { type: 'NUMBER', pattern: '0' },
  rate: { type: 'PERCENT', pattern: '0%' },
  minutes: { type: 'NUMBER', pattern: '0.0' },
};

/** One column from row `first` up to, without, `end`; what `cells` do not cover is cleared. */
export function columnRequest(
  sheetId: number,
  column: number,
  first: number,
  end: number,
  cells: readonly (CellValue | null)[],
  figure: Figure,
): SheetRequest {
  const userEnteredFormat = { numberFormat: FORMATS[figure] };
  return {
    updateCells: {
      range: {
        sheetId,
        startRowIndex: first,
        endRowIndex: end,
        startColumnIndex: column,
        endColumnIndex: column + 1,
      },
      rows: cells.map((cell) => ({ values: [{ ...literal(cell ?? ''), userEnteredFormat }] })),
      fields: 'userEnteredValue,userEnteredFormat.numberFormat',
    },
  };
}
