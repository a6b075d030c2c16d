// Which unknown instance belongs to which row that lost its event: one to one within a base id and local day.
import { FINAL_STATES, type Task, type TaskFacts } from '../task';

/** A listed occurrence that no row knows. */
export interface Stranger {
  readonly eventId: string;
  /** Base id and local day. */
  readonly day: string;
  readonly facts: TaskFacts;
}

export interface SeriesRow {
  /** Null where the row cannot be read. */
  readonly task: Task | null;
  readonly key: string;
  readonly startMs: number;
  readonly day: string;
  readonly isLive: boolean;
}

export interface Pair {
  readonly row: SeriesRow;
  readonly stranger: Stranger;
}

/** The same start first, then in order. Where rows are too many, ended ones go without. */
export function pairsOf(rows: readonly SeriesRow[], strangers: readonly Stranger[]): Pair[] {
  return [...new Set(strangers.map((each) => each.day))].flatMap((day) => {
    const lost = rows.filter((each) => each.day === day && !each.isLive).sort(byStart);
    const free = strangers
      .filter((each) => each.day === day)
      .sort(
        (one, other) => one.facts.startMs - other.facts.startMs || (one.eventId < other.eventId ? -1 : 1),
      );
    return pairedOf(lost, free).map(([row, stranger]) => ({ row, stranger }));
  });
}

function pairedOf(rows: readonly SeriesRow[], strangers: readonly Stranger[]): [SeriesRow, Stranger][] {
  const pairs: [SeriesRow, Stranger][] = [];
  const free = [...strangers];
  const left = rows.filter((row) => {
    const place = free.findIndex((each) => each.facts.startMs === row.startMs);
    const [stranger] = place < 0 ? [] : free.splice(place, 1);
    if (stranger) pairs.push([row, stranger]);
    return !stranger;
  });
  const surplus = Math.max(0, left.length - free.length);
  const without = new Set(left.filter(isEnded).slice(0, surplus));
  left
    .filter((row) => !without.has(row))
    .forEach((row, index) => {
      const stranger = free[index];
      if (stranger) pairs.push([row, stranger]);
    });
  return pairs;
}

function isEnded({ task }: SeriesRow): boolean {
  return task !== null && FINAL_STATES.has(task.state);
}

function byStart(one: SeriesRow, other: SeriesRow): number {
  return one.startMs - other.startMs || (one.key < other.key ? -1 : 1);
}
