// findReplace: replaces text in literal cells of a range, a tab, or all tabs. Formulas are passed over.
import * as v from 'valibot';
import { GoogleApiError } from '../../error';
import { type Area, areaOf, gridRange } from '../range';
import type { Sheet, Spreadsheet } from '../spreadsheet';
import { requestKind } from './request';

const request = v.object({
  find: v.pipe(v.optional(v.string(), ''), v.nonEmpty('find must not be empty')),
  replacement: v.optional(v.string(), ''),
  range: v.optional(gridRange),
  sheetId: v.optional(v.number()),
  allSheets: v.optional(v.boolean()),
  matchCase: v.optional(v.boolean(), false),
  matchEntireCell: v.optional(v.boolean(), false),
  searchByRegex: v.optional(v.literal(false)),
  includeFormulas: v.optional(v.literal(false)),
});
type Request = v.InferOutput<typeof request>;

export const findReplace = requestKind(request, (draft, given) => {
  const counts = areasOf(draft, given).map((area) => replaceIn(area, given));
  const sum = (field: 'cells' | 'rows' | 'occurrences') =>
    counts.reduce((total, each) => total + each[field], 0);
  return {
    findReplace: {
      valuesChanged: sum('cells'),
      rowsChanged: sum('rows'),
      sheetsChanged: counts.filter((each) => each.cells > 0).length,
      occurrencesChanged: sum('occurrences'),
    },
  };
});

function areasOf(draft: Spreadsheet, { range, sheetId, allSheets }: Request): readonly Area[] {
  const scopes = [range !== undefined, sheetId !== undefined, allSheets === true].filter(Boolean);
  if (scopes.length !== 1)
    throw new GoogleApiError(400, 'exactly one of range, sheetId and allSheets must be given');
  if (range) return [areaOf(draft, range)];
  return (allSheets ? draft.sheets : [draft.sheet(sheetId)]).map(whole);
}

function whole(sheet: Sheet): Area {
  return { sheet, startRow: 0, endRow: sheet.rowCount, startColumn: 0, endColumn: sheet.columnCount };
}

function replaceIn(area: Area, { find, replacement, matchCase, matchEntireCell }: Request) {
  const escaped = find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(matchEntireCell ? `^${escaped}$` : escaped, matchCase ? 'g' : 'gi');
  const rows = new Set<number>();
  let cells = 0;
  let occurrences = 0;
  for (let row = area.startRow; row < Math.min(area.endRow, area.sheet.grid.rowLimit); row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const cell = area.sheet.grid.cell(row, column);
      const text = cell?.userEnteredValue?.stringValue;
      const found = text?.match(pattern)?.length ?? 0;
      if (text === undefined || found === 0) continue;
      rows.add(row);
      cells += 1;
      occurrences += found;
      const stringValue = text.replace(pattern, () => replacement);
      area.sheet.grid.set(row, column, { ...cell, userEnteredValue: { stringValue } });
    }
  }
  return { cells, rows: rows.size, occurrences };
}
