// One Lambda instance: a worker thread, its virtual timers, and the clock token that it holds while it really works.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { Timer, VirtualClock } from '../clock';
import { startWorker } from '../worker';
import type { FromRuntime, RuntimeData, ToRuntime } from './protocol';

export type Outcome =
  | { readonly kind: 'answered'; readonly value: unknown; readonly openRequests: number }
  | { readonly kind: 'failed'; readonly error: string }
  /** Killed, crashed, or ended by itself: it answers nothing more. */
  | { readonly kind: 'died'; readonly error: string }
  | { readonly kind: 'timedOut' };

export interface InstanceOptions {
  readonly id: string;
  readonly clock: VirtualClock;
  readonly handlerPath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly print: (stream: 'stdout' | 'stderr', text: string) => void;
}

export class Instance {
  private readonly worker: Worker;
  private readonly gate = new Int32Array(new SharedArrayBuffer(4));
  private readonly timers = new Map<number, Timer>();
  /** Timers that came due while the thread was frozen; they run when it thaws. */
  private overdue: number[] = [];
  private readonly held = new Set<string>();
  private sent = 0;
  private quiet: { received: number; requests: readonly string[] } = { received: 0, requests: [] };
  private holdsToken = false;
  private settle: ((outcome: Outcome) => void) | undefined;
  private dead = false;

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
    return !this.dead && this.settle === undefined;
  }

  /** To be awaited inside an activity; one invocation at a time. @param timeoutMs virtual milliseconds */
  async invoke(event: unknown, timeoutMs: number): Promise<Outcome> {
    const { clock } = this.options;
    const deadlineMs = clock.nowMs + timeoutMs;
    let outcome: Outcome = { kind: 'timedOut' };
    await clock.waitFor((wake) => {
      const deadline = clock.at(deadlineMs, () => void this.die({ kind: 'timedOut' }));
      this.settle = (settled) => {
        outcome = settled;
        this.settle = undefined;
        deadline.cancel();
        wake();
      };
      this.thaw();
      this.send({ kind: 'invoke', event, requestId: randomUUID(), deadlineMs });
    });
    return outcome;
  }

  /** A simulator holds that request in virtual time, or has stopped holding it. */
  hold(request: string, waiting: boolean): void {
    if (waiting) this.held.add(request);
    else this.held.delete(request);
    this.account();
  }

  /** Ends the thread at once, wherever it is; resolves when it has ended. */
  kill(): Promise<void> {
    return this.die({ kind: 'died', error: 'killed' });
  }

  private hear(message: FromRuntime): void {
    if (this.dead) return;
    switch (message.kind) {
      case 'timer':
        this.setTimer(message.timer, message.atMs);
        break;
      case 'cancel':
        this.timers.get(message.timer)?.cancel();
        this.timers.delete(message.timer);
        this.overdue = this.overdue.filter((timer) => timer !== message.timer);
        break;
      case 'print':
        this.options.print(message.stream, message.text);
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
    this.account();
  }

  private setTimer(timer: number, atMs: number): void {
    const set = this.options.clock.at(atMs, () => {
      this.timers.delete(timer);
      if (this.idle) this.overdue.push(timer);
      else this.send({ kind: 'fire', timer });
    });
    this.timers.set(timer, set);
  }

  private thaw(): void {
    Atomics.add(this.gate, 0, 1);
    Atomics.notify(this.gate, 0);
    for (const timer of this.overdue.splice(0)) this.send({ kind: 'fire', timer });
  }

  private send(message: ToRuntime): void {
    this.sent += 1;
    this.account();
    this.worker.postMessage(message);
  }

  /** Works unless frozen, or it has worked off every message and all that it awaits is held in virtual time. */
  private account(): void {
    const blocked =
      this.quiet.received === this.sent && this.quiet.requests.every((request) => this.held.has(request));
    const works = !this.dead && this.settle !== undefined && !blocked;
    if (works === this.holdsToken) return;
    this.holdsToken = works;
    if (works) this.options.clock.take();
    else this.options.clock.release();
  }

  private async die(outcome: Outcome): Promise<void> {
    if (this.dead) return;
    this.dead = true;
    for (const timer of this.timers.values()) timer.cancel();
    this.settle?.(outcome);
    this.account();
    await this.worker.terminate();
  }
}
