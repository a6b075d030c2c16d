// What a person does inside PagerDuty's own pages, through the control API.
import type { PagerDuty, ServiceChange } from '../pagerduty/pagerduty';
import { Refused } from './router';

export const PAGERDUTY_ACTS = ['acknowledge', 'resolve', 'unacknowledge', 'reopen', 'merge'] as const;

/**
 * @param user id, e-mail address or name; the first person where it is left out
 * @param into id of the incident that `merge` merges this one into
 * Throws Refused: 404 for an unknown incident, act or user, 409 where PagerDuty does not offer the act.
 */
export function actInPagerDuty(
  pagerduty: PagerDuty,
  incidentId: string,
  act: string,
  user?: string,
  into?: string,
): unknown {
  const known = PAGERDUTY_ACTS.find((each) => each === act);
  if (!known) throw new Refused(404, `there is no act "${act}"; allowed are ${PAGERDUTY_ACTS.join(', ')}`);
  if (!find(pagerduty, incidentId)) throw new Refused(404, `there is no incident "${incidentId}"`);
  const person = userId(pagerduty, user);
  if (known === 'merge') merge(pagerduty, incidentId, person, into);
  else offered(() => pagerduty[known](incidentId, person));
  return find(pagerduty, incidentId);
}

/** An administrator sets up a service. Throws Refused 404 for an unknown one. */
export function changeService(pagerduty: PagerDuty, serviceId: string, change: ServiceChange): void {
  try {
    pagerduty.setService(serviceId, change);
  } catch (error) {
    throw new Refused(404, error instanceof Error ? error.message : String(error));
  }
}

function merge(pagerduty: PagerDuty, incidentId: string, user: string, into: string | undefined): void {
  if (into === undefined) throw new Refused(400, '"into" must name the incident to merge into');
  if (!find(pagerduty, into)) throw new Refused(404, `there is no incident "${into}"`);
  offered(() => pagerduty.merge([incidentId], into, user));
}

/** PagerDuty offers an act only where it makes sense now. */
function offered(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Refused(409, error instanceof Error ? error.message : String(error));
  }
}

function find(pagerduty: PagerDuty, id: string) {
  return pagerduty.incidents.find((incident) => incident.id === id);
}

function userId(pagerduty: PagerDuty, wanted: string | undefined): string {
  const { users } = pagerduty;
  const found = users.find(
    ({ id, email, name }) => wanted === undefined || [id, email, name].includes(wanted),
  );
  if (found) return found.id;
  const names = users.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new Refused(404, `there is no user "${wanted}"; PagerDuty knows ${names}`);
}
