// Lets the virtual clock run by itself: so many virtual seconds a real second, never more than the work allows.
import type { VirtualClock } from './clock';

const STEP_MS = 200;

export class Pace {
  private current = 0;
  private timer: NodeJS.Timeout | undefined;
  private lastMs = 0;
  private stepping: Promise<void> = Promise.resolve();

  constructor(private readonly clock: VirtualClock) {}

  get speed(): number {
    return this.current;
  }

  /** @param speed virtual seconds a real second; 0 stands still */
  set(speed: number): void {
    this.current = speed;
    clearTimeout(this.timer);
    this.lastMs = performance.now();
    if (speed > 0) this.schedule();
  }

  /** Stands still, and resolves when the last step has ended. */
  async stop(): Promise<void> {
    this.set(0);
    await this.stepping;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.stepping = this.step();
    }, STEP_MS);
  }

  private async step(): Promise<void> {
    const nowMs = performance.now();
    // A step that took longer than its share is not made up for: the clock then runs as fast as it can.
    const elapsedMs = Math.min(nowMs - this.lastMs, 2 * STEP_MS);
    this.lastMs = nowMs;
    await this.clock.advanceTo(this.clock.nowMs + elapsedMs * this.current);
    if (this.current > 0) this.schedule();
  }
}
