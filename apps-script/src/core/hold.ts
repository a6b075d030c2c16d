// Holds: due tasks wait, and the catch-up clock stands still. A hold is remembered from the tick that first sees it to
// the one that sees it gone, since its cell can be changed or cleared meanwhile.
import * as v from 'valibot';

const instant = v.pipe(v.number(), v.integer());
const spanSchema = v.object({ fromMs: instant, toMs: instant });

export const holdSchema = v.object({
  /** `afterMs`: when the hold before it ended. It tells two holds until the same time apart, whichever tick dies. */
  running: v.nullable(v.object({ sinceMs: instant, untilMs: instant, afterMs: instant })),
  /** Holds that have ended, the latest at the end. */
  past: v.array(spanSchema),
});

export type Hold = v.InferOutput<typeof holdSchema>;
export type Span = v.InferOutput<typeof spanSchema>;

export const NO_HOLD: Hold = { running: null, past: [] };

/** A task waits through more of them only if none of the ticks in between could open it. */
const KEPT_PAST = 5;

/** @param untilMs what the cell says now */
export function nextHold(before: Hold, untilMs: number | null, nowMs: number): Hold {
  const { running, past } = before;
  if (untilMs !== null && untilMs > nowMs) {
    const begun = running ?? { sinceMs: nowMs, afterMs: past[past.length - 1]?.toMs ?? 0 };
    return { running: { ...begun, untilMs }, past };
  }
  if (!running) return before;
  const ended = { fromMs: running.sinceMs, toMs: Math.min(nowMs, running.untilMs) };
  return { running: null, past: [...past, ended].slice(-KEPT_PAST) };
}

export function spansOf({ running, past }: Hold, nowMs: number): readonly Span[] {
  return running ? [...past, { fromMs: running.sinceMs, toMs: nowMs }] : past;
}

/** How much of the time from `fromMs` to `toMs` lies in none of the spans. */
export function outsideOf(spans: readonly Span[], fromMs: number, toMs: number): number {
  let restMs = Math.max(0, toMs - fromMs);
  let countedMs = fromMs;
  for (const span of [...spans].sort((one, other) => one.fromMs - other.fromMs)) {
    const startMs = Math.max(span.fromMs, countedMs);
    const endMs = Math.min(span.toMs, toMs);
    if (endMs <= startMs) continue;
    restMs -= endMs - startMs;
    countedMs = endMs;
  }
  return restMs;
}
