// Once an hour Toban looks at what no tick's work shows: whether PagerDuty still sends its webhooks, incidents of ours
// that no row watches, a trigger too many. What was found stands in the memory until the next look, so it is told once.
// What is to be put right is written by one tick and done by the next: one that dies over it leaves it to be told.
import * as v from 'valibot';
import type { Incident } from '../incident';
import { type Digest, incidentKeyOf, parseIncidentKey } from '../keys';
import type { IncidentsReading } from '../reading';
import type { Task } from '../task';

const EVERY_MS = 60 * 60_000;

const findingSchema = v.object({ id: v.string(), level: v.picklist(['warning', 'error']), text: v.string() });
/** `id`: of its notice; the same for as long as the same cause lasts. */
export type LookFinding = v.InferOutput<typeof findingSchema>;

const instant = v.pipe(v.number(), v.integer());

const mendingSchema = v.object({
  /** Id of a subscription that is switched off → when that was found. */
  webhooks: v.record(v.string(), instant),
  /** Triggers too many, and when they were found. */
  triggers: v.nullable(v.object({ count: instant, atMs: instant })),
});
export type Mending = v.InferOutput<typeof mendingSchema>;

export const NOTHING_TO_MEND: Mending = { webhooks: {}, triggers: null };

export const lookSchema = v.object({
  atMs: instant,
  findings: v.array(findingSchema),
  mending: v.optional(mendingSchema, NOTHING_TO_MEND),
});
export type Look = v.InferOutput<typeof lookSchema>;

export const NEVER_LOOKED: Look = { atMs: 0, findings: [], mending: NOTHING_TO_MEND };

export interface Subscription {
  readonly id: string;
  readonly url: string;
  /** Switched off by somebody. */
  readonly active: boolean;
  /** Switched off for a while by PagerDuty, because the bridge refused what it sent. */
  readonly disabled: boolean;
}

/** `refused`: a definite no, with PagerDuty's words. */
export type SubscriptionsReading =
  | { readonly kind: 'read'; readonly subscriptions: readonly Subscription[] }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'unknown' };

export function isLookDue({ atMs }: Pick<Look, 'atMs'>, nowMs: number): boolean {
  return nowMs - atMs >= EVERY_MS;
}

/**
 * What is to be put right, with what an earlier tick was about to.
 * @param off ids of subscriptions @param surplus triggers too many
 * @returns `before` itself where it is all written
 */
export function toMend(before: Mending, off: readonly string[], surplus: number, nowMs: number): Mending {
  const isWritten =
    off.every((id) => before.webhooks[id] !== undefined) && surplus <= (before.triggers?.count ?? 0);
  if (isWritten) return before;
  const found = Object.fromEntries(off.map((id) => [id, before.webhooks[id] ?? nowMs]));
  const triggers = surplus > 0 ? { count: surplus, atMs: before.triggers?.atMs ?? nowMs } : before.triggers;
  return { webhooks: { ...before.webhooks, ...found }, triggers };
}

/** @param bridges its addresses, without a slash at the end */
export function switchedOff(
  subscriptions: readonly Subscription[],
  bridges: readonly string[],
): readonly Subscription[] {
  return subscriptions.filter(
    ({ url, active, disabled }) =>
      (!active || disabled) && bridges.some((each) => url === `${each}/pagerduty`),
  );
}

/** Open incidents under keys of ours that no row watches and no look-up will find. @param tasks all rows */
export function unwatched(
  incidents: IncidentsReading,
  tasks: readonly Task[],
  digest: Digest,
): readonly Incident[] {
  if (incidents.kind === 'unread') return [];
  const watched = new Set(tasks.map(({ incidentId }) => incidentId));
  const ours = incidents.open.filter(({ id, key }) => !watched.has(id) && parseIncidentKey(key) !== null);
  if (ours.length === 0) return [];
  const lookedUp = new Set(
    tasks
      .filter(({ state }) => state === 'opening' || state === 'failed')
      .map(({ key, attempt }) => incidentKeyOf(key, attempt, digest)),
  );
  return ours.filter(({ key }) => key !== null && !lookedUp.has(key));
}
