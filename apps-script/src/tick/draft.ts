// The ledger as a tick leaves it. What differs from the sheet is written by `save`, in one write that applies whole
// or not at all: step 5 saves the intents, step 9 the record.
import { ACTIVITY_HEADERS, type Activity } from '../core/activity';
import { clearedCells, ledgerCells } from '../core/ledger';
import { type Memory, memoryRows } from '../core/memory';
import { TABS } from '../core/tabs';
import type { Task } from '../core/task';
import { type SheetRequest, writeBook } from '../services/book';
import { appendRequest, deleteRowsRequest, rowRequests } from '../services/cells';
import type { TickReading } from './read';

/** Taken lines of the Activity tab that are kept for people to look at. */
const KEPT_ACTIVITY_LINES = 300;

export class Draft {
  private readonly rows = new Map<string, Task>();
  private readonly unsaved = new Set<string>();
  private doubled: readonly number[];
  /** Where each task's row is, counted from 0. */
  private places: ReadonlyMap<string, number>;

  /** @param untaken lines of the Activity tab whose effect the next save holds */
  constructor(
    private readonly from: TickReading,
    private untaken: readonly Activity[],
    private readonly nowMs: number,
  ) {
    for (const { task } of from.rows) this.rows.set(task.key, task);
    this.doubled = from.doubled;
    this.places = new Map(from.rows.map((row) => [row.task.key, row.rowIndex]));
  }

  get tasks(): readonly Task[] {
    return [...this.rows.values()];
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

  /** @param memoryMatters whether the memory is worth a write when nothing else is */
  save(memory: Memory, memoryMatters: boolean): void {
    const changes = this.unsaved.size + this.untaken.length + this.doubled.length;
    if (changes === 0 && !memoryMatters) return;
    const tasks = this.tasks.filter((task) => this.isUnsaved(task));
    const places = writeBook(this.from.book, [
      ...this.rowWrites(tasks),
      ...this.clearings(),
      ...this.activityWrites(),
      ...stateWrites({ ...memory, writtenMs: this.nowMs }),
    ]);
    for (const { key } of tasks) {
      const expected = this.places.get(key) ?? places.get(key);
      if (expected === undefined || places.get(key) !== expected) {
        console.error(JSON.stringify({ event: 'ledger row moved while it was written', task: key }));
      }
    }
    this.places = places;
    this.unsaved.clear();
    this.untaken = [];
    this.doubled = [];
  }

  private rowWrites(tasks: readonly Task[]): SheetRequest[] {
    const { sheetId } = TABS.ledger;
    const cells = (task: Task) => ledgerCells(task, this.from.headers);
    const known = tasks.flatMap((task) => {
      const place = this.places.get(task.key);
      return place === undefined ? [] : rowRequests(sheetId, place, cells(task));
    });
    const added = tasks.filter((task) => !this.places.has(task.key));
    return added.length > 0 ? [...known, appendRequest(sheetId, added.map(cells))] : known;
  }

  /** Rows are cleared, not deleted: every other row stays where it was read. */
  private clearings(): SheetRequest[] {
    const cells = clearedCells(this.from.headers);
    return this.doubled.flatMap((rowIndex) => {
      console.warn(JSON.stringify({ event: 'doubled ledger row cleared', row: rowIndex + 1 }));
      return rowRequests(TABS.ledger.sheetId, rowIndex, cells);
    });
  }

  /** Marks lines as taken, and trims old ones from the top. */
  private activityWrites(): SheetRequest[] {
    if (this.untaken.length === 0) return [];
    const { sheetId } = TABS.activity;
    const mark = new Map([[ACTIVITY_HEADERS.indexOf('Taken'), new Date(this.nowMs).toISOString()]]);
    const marks = this.untaken.flatMap((line) => rowRequests(sheetId, line.rowIndex, mark));
    const firstUntaken = Math.min(...this.untaken.map((line) => line.rowIndex));
    const spareUntil = Math.min(firstUntaken, this.from.book.grids.activity.length - KEPT_ACTIVITY_LINES);
    return spareUntil > 1 ? [...marks, deleteRowsRequest(sheetId, 1, spareUntil)] : marks;
  }
}

function stateWrites(memory: Memory): SheetRequest[] {
  return memoryRows(memory).flatMap((cells, index) =>
    rowRequests(TABS.state.sheetId, index + 1, new Map(cells.map((cell, column) => [column, cell]))),
  );
}
