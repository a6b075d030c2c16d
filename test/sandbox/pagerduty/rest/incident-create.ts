// POST /incidents: what makes an incident, and what refuses one (docs, "Incident Creation API").
import * as v from 'valibot';
import type { Account } from '../account';
import type { Edits } from '../edits';
import type { Lifecycle, NewIncident } from '../lifecycle';
import type { Deed, EscalationPolicy, Incident, User } from '../records';
import { argumentsRefused, invalid, Refusal } from '../refusal';
import { parse } from './exchange';
import { findAssignees, findPolicy, findPriority } from './targets';

export const reference = (type: string) => v.strictObject({ id: v.string(), type: v.literal(type) });
export const assignments = v.array(v.strictObject({ assignee: reference('user_reference') }));
export const urgency = v.picklist(['high', 'low']);

const requestSchema = v.strictObject({
  incident: v.strictObject({
    type: v.literal('incident'),
    title: v.string(),
    service: reference('service_reference'),
    urgency: v.optional(urgency),
    priority: v.optional(reference('priority_reference')),
    incident_key: v.optional(v.string()),
    body: v.optional(v.strictObject({ type: v.literal('incident_body'), details: v.optional(v.string()) })),
    escalation_policy: v.optional(reference('escalation_policy_reference')),
    assignments: v.optional(assignments),
  }),
});

type Requested = v.InferOutput<typeof requestSchema>['incident'];

export class IncidentCreation {
  constructor(
    private readonly account: Account,
    private readonly lifecycle: Lifecycle,
    private readonly edits: Edits,
  ) {}

  /**
   * The new incident. A service in maintenance answers as usual and keeps nothing: its documents say only that no
   * incident is made, so the quietest way is the one to be ready for. A disabled service refuses.
   */
  create(body: unknown, requester: User): Incident {
    const { incident: requested } = parse(requestSchema, body);
    if (requested.title.trim() === '') throw invalid('Title cannot be empty');
    if (requested.incident_key === '') throw invalid('Incident key cannot be empty');
    if (requested.escalation_policy && requested.assignments) {
      throw invalid('Assignments cannot be specified if an escalation policy is given');
    }
    const request = this.resolve(requested);
    const deed: Deed = { agent: { kind: 'user', user: requester }, channel: 'api' };
    const priority = requested.priority ? findPriority(this.account, requested.priority.id) : undefined;
    if (this.account.statusOf(request.service) === 'maintenance') return this.lifecycle.draft(request);
    const incident = this.lifecycle.open(request, deed);
    if (priority) this.edits.setPriority(incident, priority, deed);
    return incident;
  }

  private resolve(requested: Requested): NewIncident {
    const service = this.account.services.get(requested.service.id);
    if (!service) throw argumentsRefused('Service not found');
    if (service.status === 'disabled') {
      throw new Refusal({ status: 400, code: 2001, message: 'Incident could not be created' });
    }
    const key = requested.incident_key ?? null;
    if (key !== null && this.account.openIncidents(service).some((incident) => incident.key === key)) {
      throw argumentsRefused('Open incident with matching dedup key already exists on this service');
    }
    return {
      service,
      key,
      title: requested.title,
      urgency: requested.urgency ?? null,
      details: requested.body?.details ?? null,
      target: this.targetOf(requested) ?? service.policy,
    };
  }

  private targetOf(requested: Requested): EscalationPolicy | User[] | undefined {
    if (requested.escalation_policy) return findPolicy(this.account, requested.escalation_policy.id);
    if (!requested.assignments?.length) return undefined;
    return findAssignees(this.account, requested.assignments);
  }
}
