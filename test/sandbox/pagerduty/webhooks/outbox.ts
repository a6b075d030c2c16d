// Delivers webhooks in lanes: within a lane one waits for the one before it, retries included.
// Three drops in a row switch a subscription off for 24 hours, and what waits or comes meanwhile is lost.
import type { VirtualClock } from '../../clock';
import type { HttpRequest } from '../../http';
import { attempt, type Deliver, type Outcome } from './attempt';
import type { Subscription } from './subscription';

/** Five attempts over about 20 minutes, each pause twice the one before (docs, "Retries"). */
const RETRY_PAUSES_MS = [80_000, 160_000, 320_000, 640_000];
const DROPS_UNTIL_OFF = 3;
const OFF_MS = 24 * 3_600_000;

/** `lost` was never sent (a fault); `dropped` was given up, or met a subscription that is off. */
type DeliveryStatus = 'waiting' | 'retrying' | 'delivered' | 'dropped' | 'lost';

export interface Delivery {
  /** `X-Webhook-Id`: the same over all attempts. */
  readonly id: string;
  readonly event: string;
  attempts: number;
  status: DeliveryStatus;
}

interface Job {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  readonly request: HttpRequest;
  readonly notBeforeMs: number;
}

export class Outbox {
  private readonly lanes = new Map<string, Job[]>();

  constructor(
    private readonly clock: VirtualClock,
    private readonly deliver: Deliver,
  ) {}

  enqueue(lane: string, job: Job): void {
    const waiting = this.lanes.get(lane);
    if (waiting) {
      waiting.push(job);
      return;
    }
    const jobs = [job];
    this.lanes.set(lane, jobs);
    this.clock.at(job.notBeforeMs, () => this.empty(lane, jobs));
  }

  private async empty(lane: string, jobs: Job[]): Promise<void> {
    for (let job = jobs[0]; job; job = jobs[0]) {
      if (job.notBeforeMs > this.clock.nowMs) await this.clock.sleep(job.notBeforeMs - this.clock.nowMs);
      await this.send(job);
      jobs.shift();
    }
    this.lanes.delete(lane);
  }

  private async send(job: Job): Promise<void> {
    const { delivery, subscription } = job;
    let outcome: Outcome = 'again';
    for (const pauseMs of [0, ...RETRY_PAUSES_MS]) {
      if (pauseMs > 0) await this.clock.sleep(pauseMs);
      if (this.isOff(subscription)) {
        delivery.status = 'dropped';
        return;
      }
      delivery.attempts += 1;
      outcome = await attempt(this.clock, this.deliver, job.request);
      if (outcome !== 'again') break;
      delivery.status = 'retrying';
    }
    delivery.status = outcome === 'delivered' ? 'delivered' : 'dropped';
    this.count(subscription, outcome === 'delivered');
  }

  private count(subscription: Subscription, delivered: boolean): void {
    subscription.drops = delivered ? 0 : subscription.drops + 1;
    if (subscription.drops < DROPS_UNTIL_OFF) return;
    subscription.disabledUntilMs = this.clock.nowMs + OFF_MS;
    subscription.drops = 0;
  }

  private isOff(subscription: Subscription): boolean {
    return this.clock.nowMs < subscription.disabledUntilMs;
  }
}
