// Rate limits in virtual time: a bucket of calls that fills again steadily.

export class RateLimit {
  private readonly buckets = new Map<string, { calls: number; atMs: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** Takes one call of that bucket. @returns 0, or the whole seconds to wait (`Retry-After`) where none is left */
  take(bucket: string, nowMs: number): number {
    const last = this.buckets.get(bucket) ?? { calls: this.burst, atMs: nowMs };
    const calls = Math.min(this.burst, last.calls + ((nowMs - last.atMs) / 1_000) * this.perSecond);
    const allowed = calls >= 1;
    this.buckets.set(bucket, { calls: allowed ? calls - 1 : calls, atMs: nowMs });
    return allowed ? 0 : Math.max(1, Math.ceil((1 - calls) / this.perSecond));
  }
}
