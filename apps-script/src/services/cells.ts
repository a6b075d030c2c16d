// Cells as the Sheets API takes them. Every value is a literal string, so no content can become a formula.
import type { SheetRequest } from './book';

/** Writes these cells of one row, by column; columns in between (users' own) stay as they are. */
export function rowRequests(
  sheetId: number,
  rowIndex: number,
  cells: ReadonlyMap<number, string>,
): SheetRequest[] {
  return runsOf([...cells.keys()].sort((left, right) => left - right)).map(([first, last]) => ({
    updateCells: {
      range: {
        sheetId,
        startRowIndex: rowIndex,
        endRowIndex: rowIndex + 1,
        startColumnIndex: first,
        endColumnIndex: last + 1,
      },
      rows: [{ values: literals(cells, first, last) }],
      fields: 'userEnteredValue',
    },
  }));
}

/** Appends rows after the last one with data. */
export function appendRequest(sheetId: number, rows: readonly ReadonlyMap<number, string>[]): SheetRequest {
  return {
    appendCells: {
      sheetId,
      rows: rows.map((cells) => ({ values: literals(cells, 0, Math.max(...cells.keys())) })),
      fields: 'userEnteredValue',
    },
  };
}

export function deleteRowsRequest(sheetId: number, startIndex: number, endIndex: number): SheetRequest {
  return { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex, endIndex } } };
}

function literals(cells: ReadonlyMap<number, string>, first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const text = cells.get(first + offset) ?? '';
    return text === '' ? {} : { userEnteredValue: { stringValue: text } };
  });
}

/** Ascending numbers → inclusive runs without a gap. */
function runsOf(places: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const current = runs[runs.length - 1];
    if (current && place === current[1] + 1) current[1] = place;
    else runs.push([place, place]);
  }
  return runs;
}
