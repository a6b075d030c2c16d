// How the outside services answer within one tick, by the time that calls take: what follows for the next call, what the
// tick has left, and what the memory is to hold.
import { answered, HANG_MS, type HealthOf, hung, type Service, suspected } from '../core/health/health';
import { isScarce, pauseMs, type RunTime } from '../core/health/run-time';
import { trialDue, type Way, wayOf } from '../core/health/trial';

export interface WatchStart {
  /** The tick's instant, epoch milliseconds. */
  readonly nowMs: number;
  readonly services: HealthOf;
  readonly runTime: RunTime;
  readonly quotaMinutes: number;
  /** A person runs the tick from the menu: everything is tried. */
  readonly byHand: boolean;
}

export class Watch {
  /** As the calls so far have left it; the very same object while nothing is new. */
  health: HealthOf;
  /** Spent in calls that hung. */
  hungMs = 0;
  private readonly trial: Service | null;
  private readonly scarce: boolean;
  private readonly asked = new Set<Service>();
  private readonly silent = new Set<Service>();
  /** Long, but worth the wait. */
  private worthyMs = 0;

  constructor(
    private readonly start: WatchStart,
    private readonly clockMs: () => number,
  ) {
    const { services, runTime, quotaMinutes, nowMs } = start;
    this.health = services;
    this.trial = trialDue(services, pauseMs(runTime, quotaMinutes, nowMs), nowMs);
    this.scarce = isScarce(runTime, quotaMinutes, nowMs);
  }

  way(service: Service): Way {
    if (this.silent.has(service)) return 'left out';
    return wayOf(this.health[service], this.start.byHand || this.trial === service);
  }

  wasAsked(service: Service): boolean {
    return this.asked.has(service);
  }

  /** Whether it left a call of this tick without an answer. */
  isSilent(service: Service): boolean {
    return this.silent.has(service);
  }

  /** Whether the tick has taken so long that it leaves out what can wait. */
  get isLate(): boolean {
    return this.clockMs() - this.start.nowMs - this.worthyMs >= HANG_MS;
  }

  /** Runs a round trip to these services and takes its time. */
  time<T>(services: readonly Service[], call: () => T) {
    for (const service of services) this.asked.add(service);
    const fromMs = this.clockMs();
    try {
      return { given: call(), error: null, tookMs: this.clockMs() - fromMs };
    } catch (error) {
      return { given: null, error, tookMs: this.clockMs() - fromMs };
    }
  }

  /** @param tookMs of a call that hung: it counts once, whoever shared it */
  countHang(tookMs: number): void {
    this.hungMs += tookMs;
  }

  countWorthy(tookMs: number): void {
    this.worthyMs += tookMs;
  }

  answered(service: Service): void {
    this.settle(service, answered(this.health[service], this.start.nowMs));
  }

  /** @param gave whether an answer came at last: otherwise it is not asked again in this tick */
  hung(service: Service, gave: boolean): void {
    this.settle(service, hung(this.health[service], this.start.nowMs, this.scarce));
    if (!gave) this.silent.add(service);
  }

  /** @param gave as with `hung` */
  suspected(service: Service, gave: boolean): void {
    this.settle(service, suspected(this.health[service], this.start.nowMs));
    if (!gave) this.silent.add(service);
  }

  private settle(service: Service, after: HealthOf[Service]): void {
    if (after === this.health[service]) return;
    const { [service]: _, ...others } = this.health;
    this.health = after ? { ...others, [service]: after } : others;
  }
}
