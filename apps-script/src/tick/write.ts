// Steps 5 and 9 of a tick: intents and records, each one write that applies whole or not at all.
import { ACTIVITY_HEADERS, type Activity } from '../core/activity';
import { ledgerCells } from '../core/ledger';
import { type Memory, memoryRows } from '../core/memory';
import { TABS } from '../core/tabs';
import type { Task } from '../core/task';
import { type SheetRequest, writeBook } from '../services/book';
import { appendRequest, deleteRowsRequest, rowRequests } from '../services/cells';
import type { TickReading } from './read';

/** Where each task's row is, by key, counted from 0. */
export type Places = ReadonlyMap<string, number>;

/** Taken lines of the Activity tab that are kept for people to look at. */
const KEPT_ACTIVITY_LINES = 300;

export interface Writing {
  readonly tasks: readonly Task[];
  readonly taken: readonly Activity[];
  /** Written when given. */
  readonly memory: Memory | null;
}

/** @returns where the rows are now; unchanged when nothing was to be written */
export function write(writing: Writing, from: TickReading, places: Places, nowMs: number): Places {
  const requests = [
    ...taskRequests(writing.tasks, from, places),
    ...takenRequests(writing.taken, from, nowMs),
    ...(writing.memory ? stateRequests({ ...writing.memory, writtenMs: nowMs }) : []),
  ];
  if (requests.length === 0) return places;
  const written = writeBook(from.book, requests);
  for (const { key } of writing.tasks) {
    const expected = places.get(key);
    if (written.get(key) === undefined || (expected !== undefined && written.get(key) !== expected)) {
      console.error(JSON.stringify({ event: 'ledger row moved while it was written', task: key }));
    }
  }
  return written;
}

function taskRequests(tasks: readonly Task[], from: TickReading, places: Places): SheetRequest[] {
  const { sheetId } = TABS.ledger;
  const known = tasks.flatMap((task) => {
    const place = places.get(task.key);
    return place === undefined ? [] : rowRequests(sheetId, place, ledgerCells(task, from.headers));
  });
  const added = tasks.filter((task) => !places.has(task.key)).map((task) => ledgerCells(task, from.headers));
  return added.length > 0 ? [...known, appendRequest(sheetId, added)] : known;
}

/** Marks lines as taken, and trims old ones from the top. */
function takenRequests(taken: readonly Activity[], from: TickReading, nowMs: number): SheetRequest[] {
  if (taken.length === 0) return [];
  const { sheetId } = TABS.activity;
  const column = ACTIVITY_HEADERS.indexOf('Taken');
  const mark = new Map([[column, new Date(nowMs).toISOString()]]);
  const marks = taken.flatMap((line) => rowRequests(sheetId, line.rowIndex, mark));
  const firstTaken = Math.min(...taken.map((line) => line.rowIndex));
  const spare = Math.min(firstTaken, from.book.grids.activity.length - KEPT_ACTIVITY_LINES);
  return spare > 1 ? [...marks, deleteRowsRequest(sheetId, 1, spare)] : marks;
}

function stateRequests(memory: Memory): SheetRequest[] {
  return memoryRows(memory).flatMap(([key, json], index) =>
    rowRequests(
      TABS.state.sheetId,
      index + 1,
      new Map([
        [0, key],
        [1, json],
      ]),
    ),
  );
}
