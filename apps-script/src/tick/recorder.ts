// Writes what a tick leaves: the ledger's rows, and in the memory how each service answered and the run time so far.

import { withTick } from '../core/health/spent';
import type { UncountedTick } from '../core/health/uncounted';
import type { Memory } from '../core/memory';
import type { Task } from '../core/task';
import type { SheetRequest } from '../services/book';
import { forgetUncounted } from '../services/uncounted';
import type { Wire } from '../services/wire';
import type { Draft } from './draft';

/** One run of a tick. */
export interface Run {
  /** From the menu, by a person: its time is none of the trigger's. */
  readonly byHand: boolean;
  /** When it began, before it waited for the lock. */
  readonly beganMs: number;
  /** The tick's instant. */
  readonly nowMs: number;
}

export class Recorder {
  private memory: Memory;
  private written: Memory['services'];

  /** @param before the memory as the sheet held it */
  constructor(
    private readonly draft: Draft,
    private readonly wire: Wire,
    private readonly run: Run,
    private readonly before: Memory,
    private readonly quotaMinutes: number,
    private uncounted: readonly UncountedTick[],
  ) {
    this.memory = before;
    this.written = before.services;
  }

  /** @param matters whether the memory is worth a write when nothing else is */
  save(memory: Memory, matters: boolean): void {
    this.memory = memory;
    const whole = this.remembered(memory);
    if (!this.draft.save(whole, matters || this.hasNews)) return;
    this.noteWritten(whole);
  }

  /** A chore's write. @param gone tasks that it takes off the ledger */
  saveBeside(requests: readonly SheetRequest[], gone: readonly Task[], memory: Memory): void {
    this.memory = memory;
    const whole = this.remembered(memory);
    this.draft.saveBeside(requests, gone, whole);
    this.noteWritten(whole);
  }

  /** What came after the record, where it is worth a write: the heartbeat hung, or answered again. */
  saveAgain(): void {
    if (this.hasNews) this.save(this.memory, true);
  }

  /** With how the services answered and the run time so far. */
  private remembered(memory: Memory): Memory {
    const { health: services, hungMs } = this.wire.watch;
    if (this.run.byHand) return { ...memory, services };
    const { runTime, writtenMs } = this.before;
    const { beganMs } = this.run;
    const tick = { beganMs, nowMs: Date.now(), hungMs, writtenMs, uncounted: this.uncounted };
    return { ...memory, services, runTime: withTick(runTime, tick, this.quotaMinutes) };
  }

  private noteWritten({ services }: Memory): void {
    this.written = services;
    if (this.uncounted.length > 0) forgetUncounted();
    this.uncounted = [];
  }

  private get hasNews(): boolean {
    return this.wire.watch.health !== this.written || this.uncounted.length > 0;
  }
}
