// Rows that are over and done with move to the Archive tab: put there and taken off the ledger in one write, so that a
// tick that dies neither loses nor doubles one.

import { KEY_HEADER, LEDGER_COLUMNS } from '../core/ledger/columns';
import { ledgerCells } from '../core/ledger/ledger';
import { type CellValue, ownCells, ownHeaders } from '../core/ledger/own-cells';
import type { Memory } from '../core/memory';
import type { SheetTexts } from '../core/sheet-texts';
import { TABS } from '../core/tabs';
import type { Task } from '../core/task';
import { BookError, readRanges, type SheetRequest } from '../services/book';
import { appendRequest, deleteRowsRequest, rowRequests, runsOf } from '../services/cells';
import type { TickReading } from './read';
import type { Recorder } from './recorder';

export function archiveRows(
  tasks: readonly Task[],
  from: TickReading,
  recorder: Recorder,
  memory: Memory,
): void {
  const standing = archiveHeaders(from.reading.texts.sheet);
  const added = ownHeaders(from.headers).filter((header) => !standing.includes(header));
  const headers = [...standing, ...added];
  const places = new Map(from.rows.map((row) => [row.task.key, row.rowIndex]));
  const cells = tasks.map((task) => {
    const row = from.book.grids.ledger[places.get(task.key) ?? -1] ?? [];
    return new Map<number, CellValue>([
      ...ledgerCells(task, headers),
      ...ownCells(row, from.headers, headers),
    ]);
  });
  recorder.saveBeside(
    [
      ...headerRequests(standing, added),
      appendRequest(TABS.archive.sheetId, cells),
      ...deletions(
        tasks.flatMap((task) => places.get(task.key) ?? []),
        from,
      ),
    ],
    tasks,
    memory,
  );
  console.log(JSON.stringify({ event: 'rows archived', count: tasks.length }));
}

/** Throws BookError where the tab is not what set-up made. */
function archiveHeaders(texts: SheetTexts): readonly string[] {
  const { sheetId, title } = TABS.archive;
  const [grid = []] = readRanges([{ sheetId, startRowIndex: 0, endRowIndex: 1 }]);
  const headers = (grid[0] ?? []).map(String);
  const lacking = LEDGER_COLUMNS.filter(({ header, optional }) => !optional && !headers.includes(header));
  if (lacking.length === 0) return headers;
  const [first] = lacking.length === LEDGER_COLUMNS.length ? [] : lacking;
  throw new BookError(texts.lackingColumn({ tab: title, column: first?.header ?? KEY_HEADER }));
}

/** Columns of people's own that the archive has not seen: at its right end, in as many new columns. */
function headerRequests(standing: readonly string[], added: readonly string[]): SheetRequest[] {
  const { sheetId } = TABS.archive;
  if (added.length === 0) return [];
  return [
    { appendDimension: { sheetId, dimension: 'COLUMNS', length: added.length } },
    ...rowRequests(sheetId, 0, new Map(added.map((header, index) => [standing.length + index, header]))),
  ];
}

/** From the last on, so that the places of the others hold. One row has to stay below the frozen one. */
function deletions(places: readonly number[], { book }: TickReading): SheetRequest[] {
  const { sheetId } = TABS.ledger;
  const spans = runsOf([...places].sort((left, right) => left - right)).reverse();
  const isLast = places.length >= book.grids.ledger.length - 1;
  return [
    ...(isLast ? [{ appendDimension: { sheetId, dimension: 'ROWS', length: 1 } }] : []),
    ...spans.map(([first, last]) => deleteRowsRequest(sheetId, first, last + 1)),
  ];
}
