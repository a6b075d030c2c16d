// PagerDuty's REST API: the requests that a tick or a click sends. Which of them is right is not decided here.
import { incidentBody } from '../core/incident';
import { incidentKeyOf } from '../core/keys';
import type { Task } from '../core/task';
import { sha256Hex } from './crypto';
import type { Outgoing } from './fetch';

export interface PagerDutyAccess {
  readonly PAGERDUTY_API_URL: string;
  readonly PAGERDUTY_TOKEN: string;
}

/** Most that `GET /incidents` gives in one page. */
export const PAGE_SIZE = 100;

const OPEN = 'statuses[]=triggered&statuses[]=acknowledged';
const ANY = `${OPEN}&statuses[]=resolved`;

/** A web address in UrlFetch may have 2 KB: more ids (up to 20 characters each) are not named, and all is listed. */
const MOST_SERVICES = 45;

/** Open incidents of these services, of any age: without `date_range` PagerDuty looks back one month only. */
export function listOpen(access: PagerDutyAccess, serviceIds: readonly string[], offset: number): Outgoing {
  const services = naming(serviceIds);
  return read(access, `/incidents?date_range=all&${OPEN}${services}&limit=${PAGE_SIZE}&offset=${offset}`);
}

function naming(serviceIds: readonly string[]): string {
  const named = serviceIds.length > MOST_SERVICES ? [] : serviceIds;
  return named.map((id) => `&service_ids[]=${encodeURIComponent(id)}`).join('');
}

/** Many that are not Toban's may be resolved in a minute; what is older than a month is nobody's work of today. */
const LATELY = 25;

/** The incidents of these services that were resolved last, of those made within a month: PagerDuty's own bound. */
export function listResolved(access: PagerDutyAccess, serviceIds: readonly string[]): Outgoing {
  const order = 'sort_by=resolved_at:desc';
  return read(access, `/incidents?statuses[]=resolved${naming(serviceIds)}&${order}&limit=${LATELY}`);
}

/** Every incident of the task's attempt, resolved ones too, in whichever service. */
export function lookUp(access: PagerDutyAccess, task: Task): Outgoing {
  const key = incidentKeyOf(task.key, task.attempt, sha256Hex);
  return read(
    access,
    `/incidents?date_range=all&${ANY}&incident_key=${key}&include[]=body&limit=${PAGE_SIZE}`,
  );
}

export function getIncident(access: PagerDutyAccess, incidentId: string): Outgoing {
  return read(access, `/incidents/${encodeURIComponent(incidentId)}`);
}

/** What happened to the incident, the latest first. */
export function listLog(access: PagerDutyAccess, incidentId: string): Outgoing {
  return read(access, `/incidents/${encodeURIComponent(incidentId)}/log_entries?limit=${PAGE_SIZE}`);
}

/** Creates what the intent says, under the key of the task's attempt. */
export function createIncident(access: PagerDutyAccess, task: Task): Outgoing {
  const intent = task.intent;
  if (!intent) throw new Error(`task ${task.key} has no intent to open`);
  const incident = {
    type: 'incident',
    title: intent.title,
    service: { id: intent.service, type: 'service_reference' },
    urgency: intent.urgency,
    incident_key: incidentKeyOf(task.key, task.attempt, sha256Hex),
    body: {
      type: 'incident_body',
      details: incidentBody({ ...task, taskKey: task.key, startMs: intent.startMs }),
    },
    ...(intent.policy === null
      ? {}
      : { escalation_policy: { id: intent.policy, type: 'escalation_policy_reference' } }),
  };
  return write(access, 'post', '/incidents', intent.from, { incident });
}

export function acknowledge(access: PagerDutyAccess, incidentId: string, from: string): Outgoing {
  const incident = { type: 'incident', status: 'acknowledged' };
  return write(access, 'put', `/incidents/${encodeURIComponent(incidentId)}`, from, { incident });
}

/** @param resolution why, in words: kept by PagerDuty with the incident */
export function resolve(
  access: PagerDutyAccess,
  incidentId: string,
  from: string,
  resolution: string,
): Outgoing {
  const incident = { type: 'incident', status: 'resolved', resolution };
  return write(access, 'put', `/incidents/${encodeURIComponent(incidentId)}`, from, { incident });
}

export function addNote(
  access: PagerDutyAccess,
  incidentId: string,
  from: string,
  content: string,
): Outgoing {
  return write(access, 'post', `/incidents/${encodeURIComponent(incidentId)}/notes`, from, {
    note: { content },
  });
}

export function read(access: PagerDutyAccess, path: string): Outgoing {
  const url = access.PAGERDUTY_API_URL + path.replace(/\[\]/g, '%5B%5D');
  return { service: 'pagerduty', url, method: 'get', headers: headers(access), repeatable: true };
}

/** @param from null where no person acts @param body null where there is none */
export function write(
  access: PagerDutyAccess,
  method: 'post' | 'put',
  path: string,
  from: string | null,
  body: unknown,
): Outgoing {
  return {
    service: 'pagerduty',
    url: access.PAGERDUTY_API_URL + path,
    method,
    headers: { ...headers(access), ...(from === null ? {} : { From: from }) },
    ...(body === null ? {} : { contentType: 'application/json', body: JSON.stringify(body) }),
    repeatable: false,
  };
}

function headers(access: PagerDutyAccess): Record<string, string> {
  return {
    Authorization: `Token token=${access.PAGERDUTY_TOKEN}`,
    Accept: 'application/vnd.pagerduty+json;version=2',
  };
}
