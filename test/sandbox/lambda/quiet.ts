// In the worker: finds the moment when nothing runs any more, so that virtual time may move on.
// Counted are the requests under way and the real work that ends by itself (WebCrypto, immediates, the import).

/** Turns of the event loop without anything new, after which the thread counts as quiet. */
const QUIET_TURNS = 3;

const realImmediate = globalThis.setImmediate;

export class Quiet {
  readonly requests = new Set<string>();
  private received = 0;
  private working = 0;
  private turnsLeft = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly report: (received: number, requests: readonly string[]) => void) {}

  /** A message came from the main thread. */
  messageReceived(): void {
    this.received += 1;
    this.touch();
  }

  /** Something ran: the turns are counted anew. */
  touch(): void {
    const counting = this.turnsLeft > 0;
    this.turnsLeft = QUIET_TURNS;
    if (!counting) realImmediate(() => this.turn());
  }

  /** Real work that ends by itself; the thread is not quiet meanwhile. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.working += 1;
    try {
      return await work;
    } finally {
      this.working -= 1;
      this.touch();
    }
  }

  /**
   * Work on threads of Node's own, which race: its results come in the order of the calls, each in a turn of its own,
   * so that what the handler does next never depends on which was faster.
   */
  inOrder<T>(work: Promise<T>): Promise<T> {
    const result = this.last.then(() => work);
    // The caller hears of a failure; the order goes on after it.
    work.catch(() => undefined);
    this.last = result.catch(() => undefined).then(() => new Promise((resolve) => realImmediate(resolve)));
    return this.during(result);
  }

  private turn(): void {
    this.turnsLeft -= 1;
    if (this.turnsLeft > 0) realImmediate(() => this.turn());
    else if (this.working === 0) this.report(this.received, [...this.requests]);
  }
}

/** WebCrypto works on a thread of its own, and an immediate is a turn still to come: neither is quiet. */
export function countWork(quiet: Quiet): void {
  const subtle = Object.getPrototypeOf(globalThis.crypto.subtle) as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(subtle)) {
    const method = subtle[name];
    if (name === 'constructor' || typeof method !== 'function') continue;
    subtle[name] = function (this: unknown, ...args: unknown[]) {
      return quiet.inOrder(method.apply(this, args) as Promise<unknown>);
    };
  }
  globalThis.setImmediate = ((callback: (...args: unknown[]) => void, ...args: unknown[]) => {
    quiet.touch();
    return realImmediate(callback, ...args);
  }) as typeof setImmediate;
}
