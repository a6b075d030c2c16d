// Every call that reaches a simulator, and every complaint: a call that the real service would reject or does not know.
// The test harness fails on any complaint that a test did not expect.

export interface Call {
  readonly atMs: number;
  readonly service:
    | 'calendar'
    | 'sheets'
    | 'properties'
    | 'lock'
    | 'urlfetch'
    | 'pagerduty'
    | 'slack'
    | 'bridge'
    | 'heartbeat'
    | 'script';
  /** `GET /incidents`, `Spreadsheets.batchUpdate`, `chat.postMessage`… */
  readonly method: string;
  /** HTTP status, or the service's own word. */
  readonly outcome: string;
  readonly bytes: number;
}

export interface Complaint {
  readonly atMs: number;
  readonly service: string;
  readonly text: string;
}

const KEPT_CALLS = 20_000;

export class Journal {
  readonly calls: Call[] = [];
  readonly complaints: Complaint[] = [];
  /** Calls since the start, also those that are no longer kept. */
  count = 0;

  constructor(private readonly nowMs: () => number) {}

  call(service: Call['service'], method: string, outcome: string, bytes: number): void {
    this.count += 1;
    this.calls.push({ atMs: this.nowMs(), service, method, outcome, bytes });
    if (this.calls.length > 2 * KEPT_CALLS) this.calls.splice(0, this.calls.length - KEPT_CALLS);
  }

  complain(service: string, text: string): void {
    this.complaints.push({ atMs: this.nowMs(), service, text });
  }
}
