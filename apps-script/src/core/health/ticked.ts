// Who runs ticks, with which build, and when one last was complete: what a check of the set-up is told by ticks.
import * as v from 'valibot';

const DAY_MS = 24 * 60 * 60_000;
/** What ticks remember is written every 15 minutes at least: a good one is known no better. */
export const GOOD_WITHIN_MS = 20 * 60_000;

const instant = v.pipe(v.number(), v.integer());

export const tickedSchema = v.object({
  /** Which build ticks run, and since when. */
  build: v.nullable(v.object({ id: v.string(), sinceMs: instant })),
  /** Account whose trigger runs ticks → when it last did; those of the last day. */
  accounts: v.record(v.string(), instant),
  /** When a tick last was complete, as far as it was known when this was last written. */
  goodMs: v.nullable(instant),
});

export type Ticked = v.InferOutput<typeof tickedSchema>;

export const NEVER_TICKED: Ticked = { build: null, accounts: {}, goodMs: null };

export interface ThisTick {
  readonly build: string;
  /** Null where a person runs it by hand. */
  readonly account: string | null;
  readonly isGood: boolean;
  readonly nowMs: number;
}

export function ticked(before: Ticked, { build, account, isGood, nowMs }: ThisTick): Ticked {
  const lately = Object.entries(before.accounts).filter(([, atMs]) => nowMs - atMs < DAY_MS);
  return {
    build: before.build?.id === build ? before.build : { id: build, sinceMs: nowMs },
    accounts: { ...Object.fromEntries(lately), ...(account ? { [account]: nowMs } : {}) },
    goodMs: isGood ? nowMs : before.goodMs,
  };
}

/** Worth a write when nothing else is: another build, another account, or ticks are complete again. */
export function isNewTicker(before: Ticked, after: Ticked): boolean {
  const isNew = Object.keys(after.accounts).some((account) => !(account in before.accounts));
  return isNew || before.build !== after.build || (isOld(before, after) && !isOld(after, after));
}

function isOld({ goodMs }: Ticked, now: Ticked): boolean {
  return goodMs === null || (now.goodMs ?? 0) - goodMs > GOOD_WITHIN_MS;
}
