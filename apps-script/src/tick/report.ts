// The Report tab made anew from the ledger and the end of the archive.
import { headerRowOf } from '../core/header-row';
import { firstWholeMonth, MOST_ARCHIVED, READ_HEADERS, readArchived } from '../core/report/archive';
import { caseOf, type ReportedTask } from '../core/report/case';
import { LINE_HEADERS } from '../core/report/columns';
import { readLines, reportColumns } from '../core/report/grid';
import { reportOf } from '../core/report/report';
import type { GeneralSettings } from '../core/settings/settings';
import type { SheetTexts } from '../core/sheet-texts';
import { TABS } from '../core/tabs';
import { BookError, readRanges, rowCounts, type SheetRequest } from '../services/book';
import { columnRequest } from '../services/figures';

/** Three reads. Throws BookError where a tab is not what set-up made. */
export function reportRequests(
  tasks: readonly ReportedTask[],
  { onTimeMinutes }: GeneralSettings,
  texts: SheetTexts,
  nowMs: number,
): SheetRequest[] {
  const counts = rowCounts();
  const { archive, report } = TABS;
  const [archiveTop = [], grid = []] = readRanges([
    { sheetId: archive.sheetId, startRowIndex: 0, endRowIndex: 1 },
    { sheetId: report.sheetId },
  ]);
  const headerRow = headerRowOf(grid, LINE_HEADERS.month);
  if (headerRow < 0)
    throw new BookError(texts.lackingColumn({ tab: report.title, column: LINE_HEADERS.month }));
  const headers = (grid[headerRow] ?? []).map(String);
  const archived = readArchive((archiveTop[0] ?? []).map(String), counts.get(archive.sheetId) ?? 0, texts);
  const cases = [...archived.tasks, ...tasks].flatMap((task) => caseOf(task, onTimeMinutes, nowMs) ?? []);
  const standing = readLines(grid.slice(headerRow + 1), headers);
  const columns = reportColumns(reportOf(cases, standing, archived.from));
  const first = headerRow + 1;
  const end = Math.max(grid.length, ...columns.map(({ cells }) => first + cells.length));
  const lacking = end - (counts.get(report.sheetId) ?? 0);
  return [
    ...(lacking > 0
      ? [{ appendDimension: { sheetId: report.sheetId, dimension: 'ROWS', length: lacking } }]
      : []),
    ...columns.flatMap(({ header, figure, cells }) => {
      const place = headers.indexOf(header);
      return place < 0 || end === first
        ? []
        : [columnRequest(report.sheetId, place, first, end, cells, figure)];
    }),
  ];
}

/** @returns the rows, and from which month on they are all; null where the whole archive was read */
function readArchive(headers: readonly string[], rowCount: number, texts: SheetTexts) {
  const { sheetId, title } = TABS.archive;
  const lacking = READ_HEADERS.find((header) => !headers.includes(header));
  if (lacking) throw new BookError(texts.lackingColumn({ tab: title, column: lacking }));
  const startRowIndex = Math.max(1, rowCount - MOST_ARCHIVED);
  if (rowCount <= startRowIndex) return { tasks: [], from: null };
  const columns = readRanges(
    READ_HEADERS.map((header) => ({
      sheetId,
      startRowIndex,
      endRowIndex: rowCount,
      startColumnIndex: headers.indexOf(header),
      endColumnIndex: headers.indexOf(header) + 1,
    })),
  );
  const tasks = readArchived(columns);
  return { tasks, from: startRowIndex === 1 ? null : firstWholeMonth(tasks) };
}
