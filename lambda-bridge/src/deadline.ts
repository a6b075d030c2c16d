// How long a request may take, passed down to every call. Time comes only from the global Date and setTimeout,
// looked up at each call, since the sandbox makes them virtual.
import { DeadlinePassed } from './errors';

export class Deadline {
  /** @param atMs epoch milliseconds */
  constructor(readonly atMs: number) {}

  static in(ms: number): Deadline {
    return new Deadline(Date.now() + ms);
  }

  get leftMs(): number {
    return this.atMs - Date.now();
  }

  /**
   * Runs one outside call with a signal that aborts at this deadline, or after `capMs` if that comes first.
   * @throws DeadlinePassed at once where the deadline is over (so nothing was sent), else when it comes
   */
  async run<T>(capMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    // A frozen function thaws with its timers still to fire: the clock decides.
    if (this.leftMs <= 0) throw new DeadlinePassed('no time left for a call');
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(), Math.min(capMs, this.leftMs));
    try {
      return await Promise.race([call(own.signal), aborted(own.signal)]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @throws DeadlinePassed where the deadline would come first */
  async pause(ms: number): Promise<void> {
    if (this.leftMs <= ms) throw new DeadlinePassed(`no time left to wait ${ms} ms`);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, ms);
    });
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DeadlinePassed('no answer in time')), { once: true });
  });
}
