// The ledger as a tick leaves it. What differs from the sheet is written by `save`, in one write that applies whole
// or not at all: step 5 saves the intents, step 9 the record.
import type { Activity } from '../core/activity';
import { clearedCells, haveMoved, ledgerCells } from '../core/ledger/ledger';
import { type CellValue, ownCells } from '../core/ledger/own-cells';
import { type Memory, memoryRows } from '../core/memory';
import { TABS } from '../core/tabs';
import type { Task } from '../core/task';
import { type SheetRequest, type Written, writeBook } from '../services/book';
import { appendRequest, rowRequests } from '../services/cells';
import { activityWrites } from './activity-writes';
import type { TickReading } from './read';

export class Draft {
  private readonly rows = new Map<string, Task>();
  private readonly unsaved = new Set<string>();
  private doubled: readonly number[];
  private headers: readonly string[];
  /** Where each task's row is, counted from 0. */
  private places: ReadonlyMap<string, number>;
  private saves = 0;

  /** @param untaken lines of the Activity tab whose effect the next save holds */
  constructor(
    private readonly from: TickReading,
    private untaken: readonly Activity[],
    private readonly nowMs: number,
  ) {
    for (const { task, rowIndex } of from.rows) {
      this.rows.set(task.key, task);
      if (from.book.raisedRows.has(rowIndex)) this.unsaved.add(task.key);
    }
    this.doubled = from.doubled;
    this.headers = from.headers;
    this.places = new Map(from.rows.map((row) => [row.task.key, row.rowIndex]));
  }

  get tasks(): readonly Task[] {
    return [...this.rows.values()];
  }

  /** Whether this tick has written nothing: then the sheet is as it was read, and there is time for chores. */
  get isQuiet(): boolean {
    return this.saves === 0;
  }

  put(tasks: readonly Task[]): void {
    for (const task of tasks) {
      if (this.rows.get(task.key) === task) continue;
      this.rows.set(task.key, task);
      this.unsaved.add(task.key);
    }
  }

  isUnsaved(task: Task): boolean {
    return this.unsaved.has(task.key);
  }

  /**
   * @param memoryMatters whether the memory is worth a write when nothing else is
   * @returns whether anything was written
   */
  save(memory: Memory, memoryMatters: boolean): boolean {
    const changes = this.unsaved.size + this.untaken.length + this.doubled.length;
    if (changes === 0 && !memoryMatters) return false;
    const tasks = this.tasks.filter((task) => this.isUnsaved(task));
    const written = this.write([
      ...this.rowWrites(tasks),
      ...this.clearings(),
      ...activityWrites(this.untaken, this.from, this.nowMs),
      ...stateWrites({ ...memory, writtenMs: this.nowMs }),
    ]);
    this.unsaved.clear();
    this.untaken = [];
    this.doubled = [];
    this.mend(tasks, written);
    return true;
  }

  /**
   * A write beside the tasks' own, with the memory as it is after it.
   * @param gone tasks that it takes off the ledger
   */
  saveBeside(requests: readonly SheetRequest[], gone: readonly Task[], memory: Memory): void {
    for (const { key } of gone) this.rows.delete(key);
    this.mend([], this.write([...requests, ...stateWrites({ ...memory, writtenMs: this.nowMs })]));
  }

  /**
   * Rows and columns that people moved since they were read are written right at once, whole rows by their keys: a
   * task whose row was overwritten stands nowhere else, if it is final.
   */
  private mend(tasks: readonly Task[], written: Written): void {
    if (haveMoved(this.headers, written.headers)) {
      console.warn(JSON.stringify({ event: 'ledger columns moved while they were written' }));
      // The keys just written stand in the column that was watched, wherever the key column is now.
      this.headers = written.headers;
      const again = tasks.flatMap((task) => {
        const place = written.places.get(task.key);
        return place === undefined ? [] : rowRequests(TABS.ledger.sheetId, place, this.wholeRow(task));
      });
      if (again.length > 0) this.places = this.write(again).places;
      return;
    }
    const lost = [...this.places.keys()].filter((key) => !written.places.has(key) && this.rows.has(key));
    this.places = written.places;
    if (lost.length === 0) return;
    console.warn(JSON.stringify({ event: 'ledger rows overwritten: written again', tasks: lost }));
    const cells = lost.flatMap((key) => {
      const task = this.rows.get(key);
      return task ? [this.wholeRow(task)] : [];
    });
    this.places = this.write([appendRequest(TABS.ledger.sheetId, cells)]).places;
  }

  /** With people's own cells, as they were read. */
  private wholeRow(task: Task): ReadonlyMap<number, CellValue> {
    const { rows, headers, book } = this.from;
    const rowIndex = rows.find((row) => row.task.key === task.key)?.rowIndex ?? -1;
    const own = ownCells(book.grids.ledger[rowIndex] ?? [], headers, this.headers);
    return new Map<number, CellValue>([...ledgerCells(task, this.headers), ...own]);
  }

  private write(requests: readonly SheetRequest[]): Written {
    this.saves += 1;
    return writeBook(this.from.book, requests, this.headers);
  }

  private rowWrites(tasks: readonly Task[]): SheetRequest[] {
    const { sheetId } = TABS.ledger;
    const cells = (task: Task) => ledgerCells(task, this.headers);
    const known = tasks.flatMap((task) => {
      const place = this.places.get(task.key);
      return place === undefined ? [] : rowRequests(sheetId, place, cells(task));
    });
    const added = tasks.filter((task) => !this.places.has(task.key));
    return added.length > 0 ? [...known, appendRequest(sheetId, added.map(cells))] : known;
  }

  /** Rows are cleared, not deleted: every other row stays where it was read. */
  private clearings(): SheetRequest[] {
    const cells = clearedCells(this.headers);
    return this.doubled.flatMap((rowIndex) => {
      console.warn(JSON.stringify({ event: 'doubled ledger row cleared', row: rowIndex + 1 }));
      return rowRequests(TABS.ledger.sheetId, rowIndex, cells);
    });
  }
}

function stateWrites(memory: Memory): SheetRequest[] {
  return memoryRows(memory).flatMap((cells, index) =>
    rowRequests(TABS.state.sheetId, index + 1, new Map(cells.map((cell, column) => [column, cell]))),
  );
}
