// The timers of the virtual clock, by time and then by the order in which they were set.

export interface Timer {
  readonly atMs: number;
  cancel(): void;
}

export interface Entry extends Timer {
  readonly run: () => void | Promise<void>;
}

export class TimerQueue {
  private readonly entries = new Set<Entry>();

  add(atMs: number, run: Entry['run']): Timer {
    const entry: Entry = { atMs, run, cancel: () => void this.entries.delete(entry) };
    this.entries.add(entry);
    return entry;
  }

  /** Of timers for the same instant the one set first: a Set keeps its order. */
  first(): Entry | undefined {
    let first: Entry | undefined;
    for (const entry of this.entries) if (!first || entry.atMs < first.atMs) first = entry;
    return first;
  }
}
