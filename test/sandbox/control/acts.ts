// What a person does inside PagerDuty's own pages, through the control API.
import type { PagerDuty } from '../pagerduty/pagerduty';
import { Refused } from './router';

export const PAGERDUTY_ACTS = ['acknowledge', 'resolve', 'unacknowledge', 'reopen'] as const;
type PagerDutyAct = (typeof PAGERDUTY_ACTS)[number];

/**
 * @param user id, e-mail address or name; the first person where it is left out
 * Throws Refused: 404 for an unknown incident, act or user, 409 where PagerDuty does not offer the act.
 */
export function actInPagerDuty(
  pagerduty: PagerDuty,
  incidentId: string,
  act: string,
  user?: string,
): unknown {
  const known = PAGERDUTY_ACTS.find((each) => each === act);
  if (!known) throw new Refused(404, `there is no act "${act}"; allowed are ${PAGERDUTY_ACTS.join(', ')}`);
  if (!find(pagerduty, incidentId)) throw new Refused(404, `there is no incident "${incidentId}"`);
  perform(pagerduty, known, incidentId, userId(pagerduty, user));
  return find(pagerduty, incidentId);
}

function perform(pagerduty: PagerDuty, act: PagerDutyAct, incidentId: string, user: string): void {
  try {
    pagerduty[act](incidentId, user);
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
