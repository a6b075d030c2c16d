// How a tick treats each service, and which one of those that are left out it tries. One trial a tick at most, and
// none before the pause has passed since whichever service last hung: so several that hang cost no more than one.
import { type Health, type HealthOf, SERVICES, type Service } from './health';

/**
 * `together`: with the others in one round trip. `alone`: it hung, so that a further hang must neither cost the
 * others' answers nor a repetition. `left out`: not at all.
 */
export type Way = 'together' | 'alone' | 'left out';

/** How many pauses a service waits for its trial: nothing depends on the heartbeat's answer. */
const PATIENCE: Readonly<Record<Service, number>> = {
  calendar: 1,
  pagerduty: 1,
  bridge: 1,
  secondBridge: 1,
  heartbeat: 4,
};
/** Ticks come some seconds early or late. */
const SLACK_MS = 30_000;

export function wayOf(health: Health | undefined, isTrial: boolean): Way {
  if (!health || health.sinceMs === null) return 'together';
  return health.leftOut && !isTrial ? 'left out' : 'alone';
}

/** @returns of the services that are left out the one whose trial is due now and overdue most; null for none */
export function trialDue(health: HealthOf, pauseMs: number, nowMs: number): Service | null {
  const tried = SERVICES.map((service) => health[service])
    .filter((known) => known !== undefined && known.sinceMs !== null)
    .map((known) => known?.triedMs ?? 0);
  if (nowMs - Math.max(0, ...tried) < pauseMs - SLACK_MS) return null;
  let due: { readonly service: Service; readonly waited: number } | null = null;
  for (const service of SERVICES) {
    const known = health[service];
    if (!known?.leftOut) continue;
    const waited = (nowMs - known.triedMs + SLACK_MS) / (pauseMs * PATIENCE[service]);
    if (waited >= 1 && waited > (due?.waited ?? 0)) due = { service, waited };
  }
  return due?.service ?? null;
}
