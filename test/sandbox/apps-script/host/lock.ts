// LockService's locks: one holder, those who wait in order, each until its own deadline in virtual time.
import type { VirtualClock } from '../../clock';
import type { Running } from '../execution';
import { type HostService, ScriptException } from './service';

class Lock {
  private holder: Running | undefined;
  private readonly waiting: { readonly running: Running; readonly grant: () => void }[] = [];

  constructor(private readonly clock: VirtualClock) {}

  heldBy(running: Running): boolean {
    return this.holder === running;
  }

  /** True where the lock is held when it resolves. */
  async take(running: Running, waitMs: number): Promise<boolean> {
    if (!this.holder || this.holder === running) {
      this.give(running);
      return true;
    }
    if (waitMs <= 0) return false;
    await this.clock.waitFor((wake) => {
      const waiter = { running, grant: wake };
      this.waiting.push(waiter);
      const deadline = this.clock.at(this.clock.nowMs + waitMs, () => this.leave(waiter));
      running.onEnd(() => {
        deadline.cancel();
        this.leave(waiter);
      });
    });
    return this.heldBy(running);
  }

  release(running: Running): void {
    if (this.holder !== running) return;
    this.holder = undefined;
    const next = this.waiting.shift();
    if (!next) return;
    this.give(next.running);
    // Through the clock, so that the one who lets go and the one who gets it never compute side by side.
    this.clock.at(this.clock.nowMs, next.grant);
  }

  private give(running: Running): void {
    if (this.holder === running) return;
    this.holder = running;
    running.onEnd(() => this.release(running));
  }

  private leave(waiter: { readonly running: Running; readonly grant: () => void }): void {
    const place = this.waiting.indexOf(waiter);
    if (place < 0) return;
    this.waiting.splice(place, 1);
    waiter.grant();
  }
}

export function lockService(clock: VirtualClock): HostService {
  const locks = new Map<string, Lock>();
  const lockOf = (scope: string): Lock => {
    const lock = locks.get(scope) ?? new Lock(clock);
    locks.set(scope, lock);
    return lock;
  };
  return {
    name: 'lock',
    counts: true,
    methods: {
      tryLock: (running, scope: string, waitMs: number) => lockOf(scope).take(running, waitMs),
      waitLock: async (running, scope: string, waitMs: number) => {
        if (await lockOf(scope).take(running, waitMs)) return null;
        throw new ScriptException('Lock timeout: another process was holding the lock for too long.');
      },
      hasLock: (running, scope: string) => lockOf(scope).heldBy(running),
      releaseLock: (running, scope: string) => lockOf(scope).release(running),
    },
  };
}
