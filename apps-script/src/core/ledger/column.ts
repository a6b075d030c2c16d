// How a task's field stands in a cell of the ledger: one function for each kind of field. A cell that holds something
// else throws UnreadableCell, and its row is left alone.
import * as v from 'valibot';
import type { Task } from '../task';
import type { Allowed } from '../typed/allowed';
import { isTimeZone, parseWallClock, wallClock } from '../zone';

export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';

  constructor(readonly allowed: Allowed) {
    super(`a cell of the ledger holds something else than ${allowed}`);
  }
}

/** A task whose fields are being read. */
export type Draft = { -readonly [F in keyof Task]?: Task[F] };

export interface LedgerColumn {
  readonly header: string;
  /**
   * The ledger goes on without this column: its values are not stored, and read as from an empty cell. So a newer
   * script runs on an older sheet until set-up has added what is new.
   */
  readonly optional: boolean;
  write(task: Task): string;
  /** Sets the field. Thousands of cells are read each minute, so no object is made for one. */
  readInto(row: Draft, cell: string): void;
}

type FieldOf<T> = { [F in keyof Task]: Task[F] extends T ? F : never }[keyof Task];

function column<F extends keyof Task>(
  header: string,
  field: F,
  write: (value: Task[F], task: Task) => string,
  read: (cell: string) => Task[F],
  optional = false,
): LedgerColumn {
  return {
    header,
    optional,
    write: (task) => write(task[field], task),
    readInto: (row, cell) => {
      row[field] = read(cell);
    },
  };
}

/** A column whose empty cell would be read as something, but that a task cannot do without. */
export function needed(each: LedgerColumn): LedgerColumn {
  return { ...each, optional: false };
}

export function text<F extends FieldOf<string>>(header: string, field: F): LedgerColumn {
  return column<F>(header, field, String, (cell) => cell as Task[F]);
}

/** An empty cell is null. */
export function textOrNull<F extends FieldOf<string | null>>(header: string, field: F): LedgerColumn {
  return column<F>(
    header,
    field,
    (value) => value ?? '',
    (cell) => (cell === '' ? null : cell) as Task[F],
    true,
  );
}

export function oneOf<F extends FieldOf<string> & Allowed>(
  header: string,
  field: F,
  allowed: readonly Task[F][],
): LedgerColumn {
  return column<F>(header, field, String, (cell) => {
    const value = allowed.find((each) => each === cell);
    if (value === undefined) throw new UnreadableCell(field);
    return value;
  });
}

/** An empty cell is null, as in a column that was added later. */
export function oneOfOrNull<F extends FieldOf<string | null>>(
  header: string,
  field: F,
  allowed: readonly NonNullable<Task[F]>[],
): LedgerColumn {
  return column<F>(
    header,
    field,
    (value) => value ?? '',
    (cell) => {
      const value = cell === '' ? null : allowed.find((each) => each === cell);
      if (value === undefined) throw new UnreadableCell('asWritten');
      return value as Task[F];
    },
    true,
  );
}

export function yes(header: string, field: FieldOf<boolean>): LedgerColumn {
  return column(
    header,
    field,
    (value) => (value ? 'yes' : ''),
    (cell) => cell === 'yes',
    true,
  );
}

/** A whole number. An empty cell is 0, as in a column that was added later. */
export function count(header: string, field: FieldOf<number>, least = 0): LedgerColumn {
  const read = (cell: string) => {
    const value = Number(cell);
    if (!Number.isSafeInteger(value) || value < least) throw new UnreadableCell('wholeNumber');
    return value;
  };
  return column(header, field, String, read, least === 0);
}

export function timeZone(header: string, field: 'timeZone'): LedgerColumn {
  return column(header, field, String, (cell) => {
    if (!isTimeZone(cell)) throw new UnreadableCell('timeZone');
    return cell;
  });
}

export function instant(header: string, field: FieldOf<number>): LedgerColumn {
  return column(header, field, (value, task) => wallClock(value, task.timeZone), readInstant);
}

export function instantOrNull(header: string, field: FieldOf<number | null>): LedgerColumn {
  return column(
    header,
    field,
    (value, task) => (value === null ? '' : wallClock(value, task.timeZone)),
    (cell) => (cell === '' ? null : readInstant(cell)) as never,
    true,
  );
}

function readInstant(cell: string): number {
  const ms = parseWallClock(cell);
  if (ms === null) throw new UnreadableCell('instant');
  return ms;
}

export function json<F extends keyof Task>(
  header: string,
  field: F,
  schema: v.GenericSchema<unknown, NonNullable<Task[F]>>,
): LedgerColumn {
  const jsonSchema = v.pipe(v.string(), v.parseJson(), schema);
  return column(
    header,
    field,
    (value) => (value === null ? '' : JSON.stringify(value)),
    (cell) => {
      if (cell === '') return null as Task[F];
      const parsed = v.safeParse(jsonSchema, cell);
      if (!parsed.success) throw new UnreadableCell('asWritten');
      return parsed.output;
    },
    true,
  );
}
