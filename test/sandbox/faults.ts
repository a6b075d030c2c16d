// Faults that the control API switches on, with the seeded chance that decides which call they hit.
import { type Counted, CountedFaults } from './counted-faults';
import type { RequestedFaults } from './faults-schema';
import type { OwnerEdit } from './google/sheets/owner-edit';

/** Services that can answer with an error of their own. */
type Failing = 'pagerduty' | 'calendar' | 'sheet' | 'heartbeat';
/** Services that can leave a request without an answer. */
export type Hanging = 'pagerduty' | 'calendar' | 'bridge' | 'heartbeat';
/** Services whose answers can be spoilt on their way to the script. */
export type Spoilable = 'pagerduty' | 'calendar' | 'bridge';

type Lasting = Exclude<keyof RequestedFaults, 'seed' | 'webhooks' | 'tick' | 'page'>;
const LASTING: readonly Lasting[] = ['pagerduty', 'slack', 'calendar', 'sheet', 'bridge', 'heartbeat'];
/** What lasts of a fault beside `status` and `error`, which go by the service's own name. */
const MANNERS = ['hang', 'garbage', 'list', 'lag', 'answers', 'down'] as const;

const KILLED = ['tick', 'page'] as const;
/** Runs of the script that can be made to die. */
export type Killed = (typeof KILLED)[number];

/** What is wrong at this moment. Simulators read it at each call; a fault with a `for` ends by itself. */
export class Faults {
  private requested: RequestedFaults = {};
  private readonly sinceMs = new Map<keyof RequestedFaults, number>();
  private readonly counted = new CountedFaults();
  private state = 1;
  private readonly kills = new Map<Killed, { readonly call: number; readonly after: boolean }>();
  private firing: { readonly lateMs: number; readonly againMs: number | undefined } | undefined;
  private ownerEdit: (OwnerEdit & { readonly write: number }) | undefined;

  constructor(private readonly nowMs: () => number) {}

  /** Adds to what is on; the same fault named again is replaced. */
  set(request: RequestedFaults): void {
    this.requested = { ...this.requested, ...request };
    for (const name of Object.keys(request)) this.sinceMs.set(name as keyof RequestedFaults, this.nowMs());
    if (request.seed !== undefined) this.state = request.seed >>> 0;
    this.counted.set(request);
    for (const run of KILLED) {
      const { killAtCall, killAfterCall } = request[run] ?? {};
      if (killAtCall) this.kills.set(run, { call: killAtCall, after: false });
      if (killAfterCall) this.kills.set(run, { call: killAfterCall, after: true });
    }
    const { tick, sheet } = request;
    if (tick?.late ?? tick?.again) this.firing = { lateMs: tick?.late ?? 0, againMs: tick?.again };
    if (sheet?.editBeforeWrite) this.ownerEdit = sheet.editBeforeWrite;
  }

  clear(): void {
    this.requested = {};
    this.counted.clear();
    this.kills.clear();
    this.firing = undefined;
    this.ownerEdit = undefined;
  }

  /** What is on now, such as `webhooks.drop` or `pagerduty`. */
  get names(): readonly string[] {
    const webhooks = Object.keys(this.webhooks).map((name) => `webhooks.${name}`);
    const lasting = LASTING.filter((name) => this.lasts(name)).flatMap((name): string[] => {
      const fault = this.requested[name] ?? {};
      const manners = MANNERS.filter((manner) => manner in fault).map((manner) => `${name}.${manner}`);
      return 'status' in fault || 'error' in fault ? [name, ...manners] : manners;
    });
    return [
      ...webhooks,
      ...lasting,
      ...(this.ticksSkipped ? ['tick.skip'] : []),
      ...[...this.kills.keys()].map((run) => `${run}.kill`),
      ...(this.firing ? ['tick.firing'] : []),
      ...(this.latencyMs > 0 ? ['tick.latency'] : []),
      ...(this.ownerEdit ? ['sheet.editBeforeWrite'] : []),
      ...this.counted.names,
    ];
  }

  get webhooks(): NonNullable<RequestedFaults['webhooks']> {
    return this.requested.webhooks ?? {};
  }

  /** What is wrong with this service now, as it was asked for. */
  of<S extends Spoilable>(service: S): Partial<NonNullable<RequestedFaults[S]>> {
    return this.lasts(service) ? (this.requested[service] ?? {}) : {};
  }

  /** The status that this service answers with now, instead of doing anything. */
  statusOf(service: Failing): number | undefined {
    if (service === 'calendar' && this.requested.calendar?.id !== undefined) return undefined;
    return this.lasts(service) ? this.requested[service]?.status : undefined;
  }

  /** What is wrong with this one calendar now. */
  ofCalendar(id: string | undefined): Pick<NonNullable<RequestedFaults['calendar']>, 'status' | 'answers'> {
    const { id: named, status, answers } = this.of('calendar');
    return named === undefined || named === id ? { status, answers } : {};
  }

  /** Whether this GET of a single event finds nothing, though the event is there. */
  takeLostEvent(calendarId: string | undefined): boolean {
    const named = this.requested.calendar?.id;
    return (named === undefined || named === calendarId) && this.take('calendar.loseEvents');
  }

  /** Milliseconds for which this service now leaves a request without an answer; 0 when it does not hang. */
  hangOf(service: Hanging): number {
    return this.lasts(service) ? (this.requested[service]?.hang ?? 0) : 0;
  }

  /** Milliseconds that each round trip of a tick takes. */
  get latencyMs(): number {
    return this.requested.tick?.latency ?? 0;
  }

  get slackError(): string | undefined {
    return this.lasts('slack') ? this.requested.slack?.error : undefined;
  }

  get ticksSkipped(): boolean {
    const skip = this.requested.tick?.skip;
    return skip !== undefined && this.nowMs() < (this.sinceMs.get('tick') ?? 0) + skip;
  }

  /** True for each of the calls that this fault is to hit. */
  take(name: Counted): boolean {
    return this.counted.take(name);
  }

  /** The status that stands for an answer that is lost; undefined: the connection breaks. */
  lostAs(service: 'pagerduty' | 'bridge'): number | undefined {
    return this.requested[service]?.lostAs;
  }

  /** Whether a tick, or a page's server function, is to die at its round trip number `call` (from 1); true once. */
  takeKill(run: Killed, call: number): 'before' | 'after' | undefined {
    const kill = this.kills.get(run);
    if (kill?.call !== call) return undefined;
    this.kills.delete(run);
    return kill.after ? 'after' : 'before';
  }

  /** How late the firing at hand comes, and after how long it comes once more; once. */
  takeFiring(): { readonly lateMs: number; readonly againMs: number | undefined } | undefined {
    const { firing } = this;
    this.firing = undefined;
    return firing;
  }

  /** What the owner does just before the write at hand; once. */
  takeOwnerEdit(): OwnerEdit | undefined {
    const edit = this.ownerEdit;
    this.ownerEdit = edit && edit.write > 1 ? { ...edit, write: edit.write - 1 } : undefined;
    return edit?.write === 1 ? edit : undefined;
  }

  /** The next number of the seeded chance, 0 ≤ x < 1 (mulberry32, public domain): same seed, same run. */
  chance(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  private lasts(name: Lasting): boolean {
    const forMs = this.requested[name]?.for;
    return forMs !== undefined && this.nowMs() < (this.sinceMs.get(name) ?? 0) + forMs;
  }
}
