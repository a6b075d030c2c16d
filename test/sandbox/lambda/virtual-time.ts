// In the worker: makes Date and the timers virtual before the handler is imported.
// A timer that Node itself sets (fetch does, through the same globals) stays real: only the handler's time is virtual.

const RealDate = globalThis.Date;
const real = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
};

export interface TimerRegister {
  set(timer: number, atMs: number): void;
  cancel(timer: number): void;
}

interface Running {
  readonly callback: () => void;
  readonly everyMs: number | undefined;
}

/** What setTimeout returns; like Node's own it can be cleared by itself or by its number. */
class VirtualTimeout {
  constructor(
    private readonly id: number,
    private readonly timers: VirtualTimers,
    private readonly delayMs: number,
  ) {}

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    this.timers.restart(this.id, this.delayMs);
    return this;
  }

  close(): this {
    this.timers.clear(this.id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

export class VirtualTimers {
  private readonly running = new Map<number, Running>();
  private nextId = 1;

  constructor(
    private readonly nowMs: () => number,
    private readonly register: TimerRegister,
  ) {}

  /** Replaces the globals. */
  install(): void {
    const setTimeout = (callback: (...args: unknown[]) => void, delayMs = 1, ...args: unknown[]) =>
      calledByNode(setTimeout)
        ? real.setTimeout(callback, delayMs, ...args)
        : this.set(() => callback(...args), delayMs, false);
    const setInterval = (callback: (...args: unknown[]) => void, delayMs = 1, ...args: unknown[]) =>
      calledByNode(setInterval)
        ? real.setInterval(callback, delayMs, ...args)
        : this.set(() => callback(...args), delayMs, true);
    const clear = (timer: unknown) => {
      if (timer instanceof VirtualTimeout) timer.close();
      else if (typeof timer === 'number' || typeof timer === 'string') this.clear(Number(timer));
      else real.clearTimeout(timer as NodeJS.Timeout | undefined);
    };
    Object.assign(globalThis, { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear });
    AbortSignal.timeout = (delayMs) => {
      const controller = new AbortController();
      const expire = () =>
        controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
      this.set(expire, delayMs, false);
      return controller.signal;
    };
    globalThis.Date = virtualDate(this.nowMs);
  }

  /** The clock has reached a timer that was registered. */
  fire(id: number): void {
    const timer = this.running.get(id);
    if (!timer) return;
    if (timer.everyMs === undefined) this.running.delete(id);
    else this.register.set(id, this.nowMs() + timer.everyMs);
    timer.callback();
  }

  clear(id: number): void {
    if (this.running.delete(id)) this.register.cancel(id);
  }

  restart(id: number, delayMs: number): void {
    if (!this.running.has(id)) return;
    this.register.cancel(id);
    this.register.set(id, this.nowMs() + delayMs);
  }

  private set(callback: () => void, delayMs: number, repeat: boolean): VirtualTimeout {
    // As in Node, what is no delay of at least a millisecond is one of a millisecond.
    const ms = delayMs >= 1 && delayMs <= 2_147_483_647 ? Math.trunc(delayMs) : 1;
    const id = this.nextId++;
    this.running.set(id, { callback, everyMs: repeat ? ms : undefined });
    this.register.set(id, this.nowMs() + ms);
    return new VirtualTimeout(id, this, ms);
  }
}

function virtualDate(nowMs: () => number): DateConstructor {
  const date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget) as Date,
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, key) => (key === 'now' ? nowMs : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = date;
  return date;
}

/** Whether the caller of that function is Node's own code, by the file of the frame above. */
// biome-ignore lint/complexity/noBannedTypes: captureStackTrace takes any function
function calledByNode(callee: Function): boolean {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_error, frames) => frames[0]?.getFileName() ?? '';
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, callee);
  const file = trace.stack ?? '';
  Error.prepareStackTrace = prepare;
  return file.startsWith('node:');
}
