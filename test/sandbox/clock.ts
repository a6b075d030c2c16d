// The one virtual clock. Time stands still while anything works and leaps to the next timer when all has settled.
// Whoever works holds one token; to wait in virtual time is to let go of it.
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Entry, type Timer, TimerQueue } from './timer-queue';

export type { Timer };

/** Told when an activity lets go of its token (true) and when it holds it again (false). */
export type WaitWatcher = (waiting: boolean) => void;

interface Activity {
  readonly watch: WaitWatcher | undefined;
  ended: boolean;
}

export class VirtualClock {
  /** One float64: epoch milliseconds. Workers read their Date from it. */
  readonly shared = new SharedArrayBuffer(8);
  private readonly now = new Float64Array(this.shared);
  private readonly timers = new TimerQueue();
  private working = 0;
  private settledWaiters: (() => void)[] = [];
  private advancing: Promise<void> = Promise.resolve();
  private readonly activity = new AsyncLocalStorage<Activity>();
  /** What timers threw; the next step of `advanceTo` or `complete` throws it on. */
  private readonly failures: unknown[] = [];

  constructor(startMs: number) {
    this.now[0] = startMs;
  }

  get nowMs(): number {
    return this.now[0] as number;
  }

  /** Runs `run` as an activity when the clock reaches `atMs` (at once, in order, if that has passed). */
  at(atMs: number, run: () => void | Promise<void>): Timer {
    if (!Number.isFinite(atMs)) throw new RangeError(`VirtualClock: ${atMs} is no time in epoch ms`);
    return this.timers.add(Math.max(atMs, this.nowMs), run);
  }

  /** To be awaited inside an activity: lets go of its token and takes it again `ms` virtual milliseconds later. */
  async sleep(ms: number): Promise<void> {
    await this.waitFor((wake) => {
      this.at(this.nowMs + ms, wake);
    });
  }

  /** To be awaited inside an activity: lets go of its token until `wake` is called, which takes it again. */
  async waitFor(arm: (wake: () => void) => void): Promise<void> {
    const watch = this.activity.getStore()?.watch;
    await new Promise<void>((resolve) => {
      let woken = false;
      let waiting = false;
      arm(() => {
        if (woken) return;
        woken = true;
        this.take();
        if (waiting) watch?.(false);
        resolve();
      });
      waiting = !woken;
      if (waiting) watch?.(true);
      this.release();
    });
  }

  /**
   * Runs an activity that holds a token of its own: time stands still until it ends or sleeps.
   * `watch` hears of the activity's own waits, not of those of activities within it.
   */
  async busy<T>(activity: () => Promise<T>, watch?: WaitWatcher): Promise<T> {
    const entered: Activity = { watch, ended: false };
    this.take();
    try {
      return await this.activity.run(entered, activity);
    } finally {
      entered.ended = true;
      this.release();
    }
  }

  /** Inside an activity: runs branches side by side, each with a token of its own, and awaits them all. */
  async all<T>(branches: readonly (() => Promise<T>)[]): Promise<T[]> {
    if (branches.length === 0) return [];
    const results = branches.map((branch) => this.busy(branch));
    let outcome: PromiseSettledResult<T>[] = [];
    await this.waitFor((wake) => {
      void Promise.allSettled(results).then((settled) => {
        outcome = settled;
        wake();
      });
    });
    return outcome.map((each) => {
      if (each.status === 'rejected') throw each.reason;
      return each.value;
    });
  }

  /** A token taken by hand, for work that cannot be wrapped in a function (a worker thread). */
  take(): void {
    this.working += 1;
  }

  release(): void {
    this.working -= 1;
    if (this.working < 0) throw new Error('VirtualClock: released more tokens than were taken');
    if (this.working > 0) return;
    const waiters = this.settledWaiters;
    this.settledWaiters = [];
    // A token may be taken again within this turn (a branch ends, its parent goes on): look once more then.
    setImmediate(() => {
      for (const waiter of waiters) waiter();
    });
  }

  /** Runs all that is due up to and including `targetMs`, in order, and leaves the clock there. */
  async advanceTo(targetMs: number): Promise<void> {
    this.refuseInside('advanceTo');
    await this.exclusively(async () => {
      for (;;) {
        await this.settled();
        this.throwFailure();
        const next = this.timers.first();
        if (!next || next.atMs > targetMs) break;
        this.fire(next);
      }
      this.now[0] = Math.max(this.nowMs, targetMs);
    });
  }

  /** Runs an activity to its end, moving the clock on only as far as its own waits need. */
  async complete<T>(activity: () => Promise<T>): Promise<T> {
    this.refuseInside('complete');
    let ended = false;
    const result = this.busy(activity).finally(() => {
      ended = true;
    });
    result.catch(() => undefined);
    const driven = this.exclusively(async () => {
      for (;;) {
        await this.settled();
        if (ended) break;
        this.throwFailure();
        const next = this.timers.first();
        if (!next) throw new Error('VirtualClock: an activity waits for something that no timer will bring');
        this.fire(next);
      }
    });
    // An advance that is under way may bring the end before this one's turn to drive the clock comes.
    await Promise.race([driven, result]);
    return result;
  }

  /** Resolves when nobody holds a token. */
  async settled(): Promise<void> {
    do {
      await new Promise<void>((resolve) => {
        if (this.working === 0) setImmediate(resolve);
        else this.settledWaiters.push(resolve);
      });
    } while (this.working > 0);
  }

  private fire(entry: Entry): void {
    entry.cancel();
    this.now[0] = Math.max(this.nowMs, entry.atMs);
    this.busy(async () => entry.run()).catch((failure: unknown) => this.failures.push(failure));
  }

  private throwFailure(): void {
    if (this.failures.length > 0) throw this.failures.shift();
  }

  /** An activity that drove the clock would wait for itself for ever. */
  private refuseInside(method: string): void {
    const outer = this.activity.getStore();
    if (outer && !outer.ended) {
      throw new Error(`VirtualClock: ${method} called inside an activity; use sleep or waitFor there`);
    }
  }

  private exclusively(run: () => Promise<void>): Promise<void> {
    const turn = this.advancing.then(run);
    this.advancing = turn.catch(() => undefined);
    return turn;
  }
}
