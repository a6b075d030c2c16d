// Faults that the control API switches on, with the seeded chance that decides which call they hit.
import type { RequestedFaults } from './faults-schema';

/** Services that can answer with an error of their own. */
type Failing = 'pagerduty' | 'calendar' | 'sheet' | 'heartbeat';
/** Services that can leave a request without an answer. */
export type Hanging = 'pagerduty' | 'calendar' | 'bridge' | 'heartbeat';

/** What is wrong at this moment. Simulators read it at each call; a fault with a `for` ends by itself. */
export class Faults {
  private requested: RequestedFaults = {};
  private readonly sinceMs = new Map<keyof RequestedFaults, number>();
  private state = 1;
  private killsAfterSlack = 0;
  private tickKill: { readonly call: number; readonly after: boolean } | undefined;

  constructor(private readonly nowMs: () => number) {}

  /** Adds to what is on; the same fault named again is replaced. */
  set(request: RequestedFaults): void {
    this.requested = { ...this.requested, ...request };
    for (const name of Object.keys(request)) this.sinceMs.set(name as keyof RequestedFaults, this.nowMs());
    if (request.seed !== undefined) this.state = request.seed >>> 0;
    if (request.bridge?.killAfterSlack !== undefined) this.killsAfterSlack = request.bridge.killAfterSlack;
    if (request.tick?.killAtCall) this.tickKill = { call: request.tick.killAtCall, after: false };
    if (request.tick?.killAfterCall) this.tickKill = { call: request.tick.killAfterCall, after: true };
  }

  clear(): void {
    this.requested = {};
    this.killsAfterSlack = 0;
    this.tickKill = undefined;
  }

  /** What is on now, such as `webhooks.drop` or `pagerduty`. */
  get names(): readonly string[] {
    const webhooks = Object.keys(this.webhooks).map((name) => `webhooks.${name}`);
    const failing = (['pagerduty', 'calendar', 'sheet', 'heartbeat'] as const).filter((name) =>
      this.statusOf(name),
    );
    const hanging = (['pagerduty', 'calendar', 'bridge', 'heartbeat'] as const).filter((name) =>
      this.hangOf(name),
    );
    return [
      ...webhooks,
      ...failing,
      ...hanging.map((name) => `${name}.hang`),
      ...(this.slackError === undefined ? [] : ['slack']),
      ...(this.ticksSkipped ? ['tick.skip'] : []),
      ...(this.tickKill ? ['tick.kill'] : []),
      ...(this.latencyMs > 0 ? ['tick.latency'] : []),
      ...(this.killsAfterSlack > 0 ? ['bridge.killAfterSlack'] : []),
    ];
  }

  get webhooks(): NonNullable<RequestedFaults['webhooks']> {
    return this.requested.webhooks ?? {};
  }

  /** The status that this service answers with now, instead of doing anything. */
  statusOf(service: Failing): number | undefined {
    const fault = this.requested[service];
    return fault && this.lasts(service, fault.for) ? fault.status : undefined;
  }

  /** Milliseconds for which this service now leaves a request without an answer; 0 when it does not hang. */
  hangOf(service: Hanging): number {
    const fault = this.requested[service];
    return fault?.hang !== undefined && this.lasts(service, fault.for ?? 0) ? fault.hang : 0;
  }

  /** Milliseconds that each round trip of a tick takes. */
  get latencyMs(): number {
    return this.requested.tick?.latency ?? 0;
  }

  get slackError(): string | undefined {
    const fault = this.requested.slack;
    return fault && this.lasts('slack', fault.for) ? fault.error : undefined;
  }

  get ticksSkipped(): boolean {
    const skip = this.requested.tick?.skip;
    return skip !== undefined && this.lasts('tick', skip);
  }

  /** True once for each bridge call that is to die between Slack and commit. */
  takeBridgeKill(): boolean {
    if (this.killsAfterSlack === 0) return false;
    this.killsAfterSlack -= 1;
    return true;
  }

  /** Whether the running tick is to die at its round trip number `call` (from 1); true once. */
  takeTickKill(call: number): 'before' | 'after' | undefined {
    if (this.tickKill?.call !== call) return undefined;
    const moment = this.tickKill.after ? 'after' : 'before';
    this.tickKill = undefined;
    return moment;
  }

  /** The next number of the seeded chance, 0 ≤ x < 1 (mulberry32, public domain): same seed, same run. */
  chance(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  private lasts(name: keyof RequestedFaults, forMs: number): boolean {
    return this.nowMs() < (this.sinceMs.get(name) ?? 0) + forMs;
  }
}
