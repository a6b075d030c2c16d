// A check that expects a ping a tick: success at its address, a failure with its reason at `/fail` below it.
import type { Faults } from './faults';
import type { HttpHandler } from './http';
import type { Journal } from './journal';

export interface Ping {
  readonly atMs: number;
  readonly ok: boolean;
  /** The body of a failure; empty for a success. */
  readonly reason: string;
}

/** Such services keep about this many. */
const KEPT_PINGS = 100;
/** healthchecks.io keeps the first 100 kB of a ping's body; what is longer would be cut without a word. */
const MAX_BODY_BYTES = 100_000;

export class Heartbeat {
  /** Oldest first. */
  readonly pings: Ping[] = [];

  constructor(
    private readonly nowMs: () => number,
    private readonly faults: Faults,
    private readonly journal: Journal,
  ) {}

  /** GET or POST …/<check> and …/<check>/fail */
  readonly handle: HttpHandler = async ({ method, url, body }) => {
    const fault = this.faults.statusOf('heartbeat');
    if (fault !== undefined) return { status: fault, headers: {}, body: '' };
    const failed = new URL(url).pathname.endsWith('/fail');
    const text = new TextDecoder().decode(body);
    if (method !== 'GET' && method !== 'POST') {
      this.journal.complain('heartbeat', `${method} is no ping; use GET or POST`);
      return { status: 405, headers: {}, body: '' };
    }
    if (body.length > MAX_BODY_BYTES) this.journal.complain('heartbeat', 'the reason is above 100 kB');
    this.pings.push({ atMs: this.nowMs(), ok: !failed, reason: failed ? text : '' });
    if (this.pings.length > KEPT_PINGS) this.pings.shift();
    this.journal.call('heartbeat', failed ? 'fail' : 'success', '200', body.length);
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' };
  };
}
