// How the services are known to answer, as far as a visitor's press should care: they wait for it, and so do the ticks.
import { type HealthOf, SERVICES } from './health';

/**
 * A service that hung and has not answered since is left to the ticks, which try it again.
 * @param nowMs the visit's instant: nothing is tried out in it
 */
export function healthForVisit(known: HealthOf, nowMs: number): HealthOf {
  return Object.fromEntries(
    SERVICES.flatMap((service) => {
      const health = known[service];
      if (!health) return [];
      return [[service, health.sinceMs === null ? health : { ...health, leftOut: true, triedMs: nowMs }]];
    }),
  );
}
