// One execution: what it did, and how it ends. Time spent waiting for the outside is its own; all else takes none.
import type { Timer, VirtualClock } from '../clock';
import type { ExecutionKind, GoogleUser, LogLevel, Returned, ScriptError } from './protocol';

export interface CallRecord {
  readonly atMs: number;
  readonly service: string;
  readonly method: string;
  /** `ok`, HTTP statuses, or the error's message. */
  readonly outcome: string;
}

export interface LogLine {
  readonly atMs: number;
  readonly level: LogLevel;
  readonly text: string;
}

export type Outcome =
  | { readonly kind: 'completed'; readonly returned: Returned }
  | { readonly kind: 'failed'; readonly error: ScriptError }
  /** Dead without notice: by a fault, by the limit of 6 minutes, or because the sandbox closes. */
  | { readonly kind: 'killed'; readonly reason: 'fault' | 'limit' | 'closed' };

/** An execution that has ended. */
export interface Execution {
  readonly functionName: string;
  readonly kind: ExecutionKind;
  readonly user: GoogleUser | null;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly outcome: Outcome;
  readonly logs: readonly LogLine[];
  /** Every round trip in order. */
  readonly calls: readonly CallRecord[];
  readonly roundTrips: number;
  /** Requests, those inside a fetchAll counted one by one. */
  readonly urlFetches: number;
  /** The script's global functions; empty where it was killed. */
  readonly functions: readonly string[];
}

export class Running {
  readonly logs: LogLine[] = [];
  readonly calls: CallRecord[] = [];
  readonly startedMs: number;
  roundTrips = 0;
  urlFetches = 0;
  private readonly atEnd: (() => void)[] = [];
  private readonly limit: Timer;
  private stopWaiting: (() => void) | undefined;
  private ended = false;

  constructor(
    private readonly clock: VirtualClock,
    readonly functionName: string,
    readonly kind: ExecutionKind,
    readonly user: GoogleUser | null,
    limitMs: number,
    private readonly finish: (outcome: Outcome, functions: readonly string[]) => void,
  ) {
    this.startedMs = clock.nowMs;
    this.limit = clock.at(clock.nowMs + limitMs, () => this.end({ kind: 'killed', reason: 'limit' }));
  }

  /** Runs when the execution ends, however it does: locks are let go. */
  onEnd(run: () => void): void {
    this.atEnd.push(run);
  }

  /** Lets go of the execution's token while `work` runs on one of its own; undefined where a kill came first. */
  async waitFor<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
    let settled: Promise<T> | undefined;
    await this.clock.waitFor((wake) => {
      this.stopWaiting = wake;
      settled = this.clock.busy(work);
      settled.then(wake, wake);
    });
    this.stopWaiting = undefined;
    return this.ended || !settled ? undefined : { value: await settled };
  }

  /** The first end counts; what comes later is nothing. */
  end(outcome: Outcome, functions: readonly string[] = []): void {
    if (this.ended) return;
    this.ended = true;
    this.limit.cancel();
    for (const run of this.atEnd) run();
    this.stopWaiting?.();
    this.finish(outcome, functions);
  }

  log(level: LogLevel, text: string): void {
    this.logs.push({ atMs: this.clock.nowMs, level, text });
  }

  record(outcome: Outcome, functions: readonly string[]): Execution {
    const { functionName, kind, user, startedMs, logs, calls, roundTrips, urlFetches } = this;
    const endedMs = this.clock.nowMs;
    return {
      functionName,
      kind,
      user,
      startedMs,
      endedMs,
      outcome,
      logs,
      calls,
      roundTrips,
      urlFetches,
      functions,
    };
  }
}
