// PagerDuty's limits a minute and key (docs, "REST API Rate Limits": 960; facts: 500 for `PUT /incidents`).
import { type HttpResponse, json } from '../http';

const WINDOW_MS = 60_000;
const REQUESTS = 960;
const BULK_UPDATES = 500;

export class RateLimit {
  private windowStartMs = 0;
  private counts = new Map<string, number>();
  private refused = 0;

  constructor(private readonly nowMs: () => number) {}

  /** Counts a request; answers it when it is one too many. */
  refusal(key: string, isBulkUpdate: boolean): HttpResponse | undefined {
    this.turn();
    const over = this.count(key) > REQUESTS || (isBulkUpdate && this.count(`${key} bulk`) > BULK_UPDATES);
    if (!over) return undefined;
    this.refused += 1;
    // The docs allow for answers without headers and body: every fourth is one.
    if (this.refused % 4 === 0) return { status: 429, headers: {}, body: '' };
    const resetSeconds = Math.ceil((this.windowStartMs + WINDOW_MS - this.nowMs()) / 1_000);
    return json(
      429,
      { error: { message: 'Rate Limit Exceeded', code: 2020 } },
      {
        'ratelimit-limit': String(isBulkUpdate ? BULK_UPDATES : REQUESTS),
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(resetSeconds),
      },
    );
  }

  private turn(): void {
    if (this.nowMs() - this.windowStartMs < WINDOW_MS) return;
    this.windowStartMs = Math.floor(this.nowMs() / WINDOW_MS) * WINDOW_MS;
    this.counts = new Map();
  }

  private count(key: string): number {
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count;
  }
}
