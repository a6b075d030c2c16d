// References, addresses and times as PagerDuty writes them.
import type { Agent, EscalationPolicy, Incident, Priority, Service, User } from './records';

/** Where the web app's pages stand, under the base address. */
export const WEB = '/web';

export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly summary: string;
  readonly self: string | null;
  readonly html_url: string | null;
}

/** REST times: ISO 8601 UTC in whole seconds, cut off. */
export function seconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Webhook times: with milliseconds. */
export function milliseconds(ms: number): string {
  return new Date(ms).toISOString();
}

export class References {
  /** @param baseUrl where the REST API is reached, without a slash at the end */
  constructor(private readonly baseUrl: string) {}

  user = (user: User): Reference => this.make('user', `users/${user.id}`, user.id, user.name);

  service = (service: Service): Reference =>
    this.make(
      'service',
      `services/${service.id}`,
      service.id,
      service.name,
      `service-directory/${service.id}`,
    );

  policy = (policy: EscalationPolicy): Reference =>
    this.make('escalation_policy', `escalation_policies/${policy.id}`, policy.id, policy.name);

  incident = (incident: Incident): Reference =>
    this.make('incident', `incidents/${incident.id}`, incident.id, `[#${incident.number}] ${incident.title}`);

  priority = (priority: Priority): Reference =>
    this.make(
      'priority',
      `priorities/${priority.id}`,
      priority.id,
      priority.name,
      'account/incident_priorities',
    );

  agent = (agent: Agent): Reference =>
    agent.kind === 'user' ? this.user(agent.user) : this.service(agent.service);

  logEntry = (incident: Incident, id: string, summary: string): Reference =>
    this.make(
      'trigger_log_entry',
      `log_entries/${id}`,
      id,
      summary,
      `incidents/${incident.id}/log_entries/${id}`,
    );

  private make(kind: string, path: string, id: string, summary: string, webPath = path): Reference {
    return {
      id,
      type: `${kind}_reference`,
      summary,
      self: `${this.baseUrl}/${path}`,
      html_url: `${this.baseUrl}${WEB}/${webPath}`,
    };
  }
}
