// The timers of one instance in virtual time. They fire when the world says so: a frozen instance's stay due.

interface Waiting {
  readonly id: number;
  readonly atMs: number;
  readonly callback: () => void;
}

export class Timers {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  constructor(private readonly nowMs: () => number) {}

  readonly set = (callback: (...args: unknown[]) => void, delayMs = 1, ...args: unknown[]): number => {
    const id = this.nextId++;
    // As in Node, what is no delay of at least a millisecond is one of a millisecond.
    const atMs = this.nowMs() + (delayMs >= 1 ? Math.trunc(delayMs) : 1);
    this.waiting.set(id, { id, atMs, callback: () => callback(...args) });
    return id;
  };

  readonly clear = (id: unknown): void => {
    this.waiting.delete(Number(id));
  };

  /** When the next one is due, epoch milliseconds. */
  get nextAtMs(): number | undefined {
    return this.next?.atMs;
  }

  /** Fires the next one that is due. @returns whether there was one */
  fireDue(): boolean {
    const { next } = this;
    if (next === undefined || next.atMs > this.nowMs()) return false;
    this.waiting.delete(next.id);
    next.callback();
    return true;
  }

  /** Of those due at one instant the one set first. */
  private get next(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const each of this.waiting.values()) if (next === undefined || each.atMs < next.atMs) next = each;
    return next;
  }
}
