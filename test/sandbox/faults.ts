// Faults that the control API switches on, with the seeded chance that decides which call they hit.
import * as v from 'valibot';

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** ISO 8601 duration of days, hours, minutes and seconds → milliseconds. */
export function durationMs(text: string): number {
  const match = DURATION.exec(text);
  if (!match || match[0] === 'P') throw new RangeError(`"${text}" is no ISO 8601 duration such as PT10M`);
  const [, days, hours, minutes, seconds] = match;
  return (
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60_000 +
    Number(seconds ?? 0) * 1_000
  );
}

const duration = v.pipe(
  v.string(),
  v.check((text) => DURATION.test(text) && text !== 'P', 'must be an ISO 8601 duration such as PT10M'),
  v.transform(durationMs),
);
const failing = v.strictObject({
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  for: duration,
});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const faultsSchema = v.strictObject({
  webhooks: v.optional(
    v.strictObject({
      /** How many times each delivery is made. */
      duplicate: v.optional(v.pipe(count, v.minValue(1))),
      /** Legacy `messages[]` bodies, several incidents in one request, repeated in part. */
      batch: v.optional(v.boolean()),
      /** Share of deliveries that are lost for good, 0–1. */
      drop: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      reorder: v.optional(v.boolean()),
      delay: v.optional(duration),
    }),
  ),
  pagerduty: v.optional(failing),
  slack: v.optional(v.strictObject({ error: v.string(), for: duration })),
  calendar: v.optional(failing),
  sheet: v.optional(failing),
  bridge: v.optional(v.strictObject({ killAfterSlack: count })),
  tick: v.optional(
    v.strictObject({
      skip: v.optional(duration),
      killAtCall: v.optional(count),
      killAfterCall: v.optional(count),
    }),
  ),
  seed: v.optional(count),
});

type Requested = v.InferOutput<typeof faultsSchema>;

/** What is wrong at this moment. Simulators read it at each call; a fault with a `for` ends by itself. */
export class Faults {
  private requested: Requested = {};
  private readonly sinceMs = new Map<keyof Requested, number>();
  private state = 1;
  private killsAfterSlack = 0;
  private tickKill: { readonly call: number; readonly after: boolean } | undefined;

  constructor(private readonly nowMs: () => number) {}

  /** Adds to what is on; the same fault named again is replaced. */
  set(request: Requested): void {
    this.requested = { ...this.requested, ...request };
    for (const name of Object.keys(request)) this.sinceMs.set(name as keyof Requested, this.nowMs());
    if (request.seed !== undefined) this.state = request.seed >>> 0;
    if (request.bridge) this.killsAfterSlack = request.bridge.killAfterSlack;
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
    const failing = (['pagerduty', 'calendar', 'sheet'] as const).filter((name) => this.statusOf(name));
    return [
      ...webhooks,
      ...failing,
      ...(this.slackError === undefined ? [] : ['slack']),
      ...(this.ticksSkipped ? ['tick.skip'] : []),
      ...(this.tickKill ? ['tick.kill'] : []),
      ...(this.killsAfterSlack > 0 ? ['bridge.killAfterSlack'] : []),
    ];
  }

  get webhooks(): NonNullable<Requested['webhooks']> {
    return this.requested.webhooks ?? {};
  }

  /** The status that this service answers with now, instead of doing anything. */
  statusOf(service: 'pagerduty' | 'calendar' | 'sheet'): number | undefined {
    const fault = this.requested[service];
    return fault && this.lasts(service, fault.for) ? fault.status : undefined;
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

  private lasts(name: keyof Requested, forMs: number): boolean {
    return this.nowMs() < (this.sinceMs.get(name) ?? 0) + forMs;
  }
}
