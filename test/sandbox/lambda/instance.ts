// One Lambda instance: a worker thread, its virtual timers, and whether it really works or awaits virtual time.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { Timer, VirtualClock } from '../clock';
import { startWorker } from '../worker';
import type { FromRuntime, RuntimeData, ToRuntime } from './protocol';
import type { Turns } from './turns';

export type Outcome =
  | { readonly kind: 'answered'; readonly value: unknown; readonly openRequests: number }
  | { readonly kind: 'failed'; readonly error: string }
  /** Killed, crashed, or ended by itself: it answers nothing more. */
  | { readonly kind: 'died'; readonly error: string }
  | { readonly kind: 'timedOut' };

export interface InstanceOptions {
  readonly id: string;
  readonly clock: VirtualClock;
  readonly turns: Turns<Instance>;
  readonly handlerPath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly print: (stream: 'stdout' | 'stderr', text: string) => void;
}

export class Instance {
  private readonly worker: Worker;
  private readonly gate = new Int32Array(new SharedArrayBuffer(4));
  private readonly timers = new Map<number, Timer>();
  /** Requests that a simulator holds in virtual time. */
  private readonly held = new Set<string>();
  /** Requests that wait for their turn. */
  private readonly unsent = new Set<string>();
  private sent = 0;
  private quiet: { received: number; requests: readonly string[] } = { received: 0, requests: [] };
  private settle: ((outcome: Outcome) => void) | undefined;
  private frozen = true;
  private life: 'living' | 'dying' | 'dead' = 'living';

  constructor(private readonly options: InstanceOptions) {
    const data: RuntimeData = {
      clock: options.clock.shared,
      gate: this.gate.buffer as SharedArrayBuffer,
      handlerUrl: pathToFileURL(options.handlerPath).href,
      instanceId: options.id,
    };
    this.worker = startWorker(join(__dirname, 'runtime.ts'), { workerData: data, env: { ...options.env } });
    this.worker.on('message', (message: FromRuntime) => this.hear(message));
    this.worker.on('error', (error) => void this.die({ kind: 'died', error: error.stack ?? error.message }));
    this.worker.on('exit', (code) => void this.die({ kind: 'died', error: `exited with code ${code}` }));
  }

  get id(): string {
    return this.options.id;
  }

  /** Free to serve an invocation. */
  get idle(): boolean {
    return this.life === 'living' && this.settle === undefined;
  }

  /** Really works: it has messages to work off, or awaits an answer that no simulator holds. */
  get works(): boolean {
    if (this.life !== 'living') return this.life === 'dying';
    if (this.frozen) return false;
    const { received, requests } = this.quiet;
    return (
      received !== this.sent ||
      !requests.every((request) => this.held.has(request) || this.unsent.has(request))
    );
  }

  /** To be awaited inside an activity; one invocation at a time. @param timeoutMs virtual milliseconds */
  async invoke(event: unknown, timeoutMs: number): Promise<Outcome> {
    const { clock } = this.options;
    const deadlineMs = clock.nowMs + timeoutMs;
    let outcome: Outcome = { kind: 'timedOut' };
    await clock.waitFor((wake) => {
      const deadline = clock.at(deadlineMs, () => this.die({ kind: 'timedOut' }));
      this.settle = (settled) => {
        outcome = settled;
        this.settle = undefined;
        this.frozen = true;
        deadline.cancel();
        wake();
      };
      this.options.turns.ask(this, () => {
        this.thaw();
        this.send({ kind: 'invoke', event, requestId: randomUUID(), deadlineMs });
      });
    });
    return outcome;
  }

  /** A simulator holds that request in virtual time, or has stopped holding it. */
  hold(request: string, waiting: boolean): void {
    if (waiting) this.held.add(request);
    else this.held.delete(request);
    this.options.turns.next();
  }

  /** Ends the thread at once, wherever it is; resolves when it has ended. */
  kill(): Promise<void> {
    return this.die({ kind: 'died', error: 'killed' });
  }

  private hear(message: FromRuntime): void {
    if (this.life !== 'living') return;
    switch (message.kind) {
      case 'timer':
        this.setTimer(message.timer, message.atMs);
        break;
      case 'cancel':
        this.timers.get(message.timer)?.cancel();
        this.timers.delete(message.timer);
        break;
      case 'print':
        this.options.print(message.stream, message.text);
        break;
      case 'request':
        this.queue(message.request, message.only);
        break;
      case 'quiet':
        this.quiet = message;
        break;
      case 'result':
        this.settle?.({ kind: 'answered', value: message.value, openRequests: message.openRequests });
        break;
      case 'failed':
        this.settle?.({ kind: 'failed', error: message.error });
        break;
    }
    this.options.turns.next();
  }

  private setTimer(timer: number, atMs: number): void {
    const set = this.options.clock.at(atMs, () => {
      this.timers.delete(timer);
      this.inTurn({ kind: 'fire', timer });
    });
    this.timers.set(timer, set);
  }

  private queue(request: string, only: boolean): void {
    this.unsent.add(request);
    if (only && this.options.turns.isAlone(this)) this.send({ kind: 'go', request });
    else this.inTurn({ kind: 'go', request });
  }

  /** A frozen thread hears of it when it thaws. */
  private inTurn(message: ToRuntime): void {
    this.options.turns.ask(this, () => this.send(message));
  }

  private thaw(): void {
    this.frozen = false;
    Atomics.add(this.gate, 0, 1);
    Atomics.notify(this.gate, 0);
  }

  private send(message: ToRuntime): void {
    this.sent += 1;
    if (message.kind === 'go') this.unsent.delete(message.request);
    this.worker.postMessage(message);
  }

  /** Whoever waits hears of it when the thread has ended: how long that takes in real time changes nothing. */
  private async die(outcome: Outcome): Promise<void> {
    if (this.life !== 'living') return;
    this.life = 'dying';
    for (const timer of this.timers.values()) timer.cancel();
    await this.options.clock.busy(async () => {
      await this.worker.terminate();
      this.life = 'dead';
      this.settle?.(outcome);
      this.options.turns.withdraw(this);
    });
  }
}
