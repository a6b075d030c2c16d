// PUT /incidents and /incidents/{id}. Everything is checked before anything is changed.
import * as v from 'valibot';
import type { Account } from '../account';
import type { Edits } from '../edits';
import type { Lifecycle } from '../lifecycle';
import type { Deed, EscalationPolicy, Incident, Priority, User } from '../records';
import { invalid, Refusal } from '../refusal';
import { parse } from './exchange';
import { assignments, reference, urgency } from './incident-create';
import { findAssignees, findIncident, findPolicy, findPriority } from './targets';

/** Docs, "Manage Incidents": more are answered 413. */
const MAX_INCIDENTS = 250;

const changes = {
  type: v.picklist(['incident', 'incident_reference']),
  status: v.optional(v.picklist(['resolved', 'acknowledged', 'triggered'])),
  resolution: v.optional(v.string()),
  title: v.optional(v.string()),
  urgency: v.optional(urgency),
  priority: v.optional(
    v.union([
      v.string(),
      v.strictObject({ id: v.string(), type: v.picklist(['priority', 'priority_reference']) }),
    ]),
  ),
  escalation_level: v.optional(v.pipe(v.number(), v.integer())),
  assignments: v.optional(assignments),
  escalation_policy: v.optional(reference('escalation_policy_reference')),
};
const oneSchema = v.strictObject({ incident: v.strictObject(changes) });
const manySchema = v.strictObject({ incidents: v.array(v.strictObject({ id: v.string(), ...changes })) });

type Changes = v.InferOutput<typeof oneSchema>['incident'];

interface Update {
  readonly incident: Incident;
  readonly changes: Changes;
  readonly assignees: readonly User[] | undefined;
  readonly policy: EscalationPolicy | undefined;
  readonly priority: Priority | undefined;
}

export class IncidentUpdates {
  constructor(
    private readonly account: Account,
    private readonly lifecycle: Lifecycle,
    private readonly edits: Edits,
  ) {}

  one(id: string, body: unknown, requester: User): Incident {
    const { incident } = parse(oneSchema, body);
    const update = this.check(id, incident);
    this.apply(update, requester);
    return update.incident;
  }

  many(body: unknown, requester: User): Incident[] {
    const { incidents } = parse(manySchema, body);
    if (incidents.length > MAX_INCIDENTS) {
      const message = `A maximum of ${MAX_INCIDENTS} incidents may be updated at a time`;
      throw new Refusal({ status: 413, code: 2001, message, malformed: true });
    }
    const updates = incidents.map(({ id, ...rest }) => this.check(id, rest));
    if (new Set(updates.map(({ incident }) => incident)).size < updates.length) {
      throw invalid('An incident is named twice');
    }
    for (const update of updates) this.apply(update, requester);
    return updates.map(({ incident }) => incident);
  }

  private check(id: string, requested: Changes): Update {
    const incident = findIncident(this.account, id);
    const { assignments: people, escalation_policy: policy, escalation_level: level, priority } = requested;
    if (requested.title?.trim() === '') throw invalid('Title cannot be empty');
    if (people?.length === 0) throw invalid('Assignments cannot be empty');
    if ([people, policy, level].filter((each) => each !== undefined).length > 1) {
      throw invalid('Assignments, escalation policy and escalation level exclude each other');
    }
    if (
      incident.status === 'resolved' &&
      !reopens(requested) &&
      (people || policy || level || resolves(requested))
    ) {
      throw new Refusal({ status: 400, code: 1001, message: 'Incident Already Resolved' });
    }
    if (level !== undefined && !incident.policy.rules[level - 1]) {
      throw new Refusal({ status: 400, code: 1006, message: 'Cannot Escalate' });
    }
    return {
      incident,
      changes: requested,
      assignees: people && findAssignees(this.account, people),
      policy: policy && findPolicy(this.account, policy.id),
      priority:
        priority === undefined
          ? undefined
          : findPriority(this.account, typeof priority === 'string' ? priority : priority.id),
    };
  }

  private apply(
    { incident, changes: requested, assignees, policy, priority }: Update,
    requester: User,
  ): void {
    const deed: Deed = { agent: { kind: 'user', user: requester }, channel: 'api' };
    if (requested.title !== undefined) this.edits.retitle(incident, requested.title, deed);
    if (requested.urgency) this.edits.setUrgency(incident, requested.urgency, deed);
    if (priority) this.edits.setPriority(incident, priority, deed);
    if (incident.status === 'resolved' && reopens(requested)) this.lifecycle.reopen(incident, deed);
    if (assignees) this.edits.reassign(incident, assignees, deed);
    if (policy) this.edits.delegate(incident, policy, deed);
    if (requested.escalation_level) this.edits.escalate(incident, requested.escalation_level - 1, deed);
    if (requested.status === 'acknowledged') this.lifecycle.acknowledge(incident, requester, deed);
    if (requested.status === 'resolved') {
      this.lifecycle.resolve(incident, deed, { resolution: requested.resolution });
    }
  }
}

/** `triggered` on an acknowledged incident changes nothing; on a resolved one it reopens, as `acknowledged` does. */
function reopens(requested: Changes): boolean {
  return requested.status === 'triggered' || requested.status === 'acknowledged';
}

function resolves(requested: Changes): boolean {
  return requested.status === 'resolved';
}
