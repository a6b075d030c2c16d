// Incidents, notes and log entries as the REST API shows them. What an incident has not is null.
import type { Incident, LogEntry, LogKind, Note } from './records';
import { type References, seconds } from './references';
import type { DirectoryView } from './render-directory';

/** Values of `include[]` that this simulator expands. */
export const INCIDENT_INCLUDES = [
  'acknowledgers',
  'agents',
  'assignees',
  'body',
  'escalation_policies',
  'first_trigger_log_entries',
  'services',
  'users',
] as const;

export type IncidentInclude = (typeof INCIDENT_INCLUDES)[number];

const VERBS: Record<LogKind, string> = {
  trigger: 'Triggered',
  acknowledge: 'Acknowledged',
  unacknowledge: 'Unacknowledged',
  resolve: 'Resolved',
  assign: 'Assigned',
  escalate: 'Escalated',
  delegate: 'Delegated',
  repeat_escalation_path: 'Escalation path repeated',
  exhaust_escalation_path: 'Escalation path exhausted',
  annotate: 'Note added',
  snooze: 'Snoozed',
  urgency_change: 'Urgency changed',
  field_value_change: 'Changed',
};

export class IncidentView {
  constructor(
    private readonly references: References,
    private readonly directory: DirectoryView,
  ) {}

  incident(incident: Incident, include: ReadonlySet<IncidentInclude> = new Set()) {
    const has = (name: IncidentInclude) => include.has(name);
    const assignee = has('assignees') || has('users') ? this.directory.user : this.references.user;
    const acknowledger = has('acknowledgers') || has('users') ? this.directory.user : this.references.user;
    return {
      ...this.references.incident(incident),
      type: 'incident',
      incident_number: incident.number,
      title: incident.title,
      created_at: seconds(incident.createdMs),
      updated_at: seconds(incident.updatedMs),
      status: incident.status,
      incident_key: incident.key,
      service: (has('services') ? this.directory.service : this.references.service)(incident.service),
      assignments: incident.assignments.map(({ user, atMs }) => ({
        at: seconds(atMs),
        assignee: assignee(user),
      })),
      assigned_via: incident.assignedVia,
      // The time of the status, except while triggered: then that of the last change of anything.
      last_status_change_at: seconds(
        incident.status === 'triggered' ? incident.updatedMs : incident.statusChangedMs,
      ),
      last_status_change_by: this.lastChanger(incident, has('agents')),
      resolved_at: incident.resolvedMs === null ? null : seconds(incident.resolvedMs),
      first_trigger_log_entry: this.firstTrigger(incident, has('first_trigger_log_entries')),
      alert_counts: { all: 0, triggered: 0, resolved: 0 },
      is_mergeable: incident.status !== 'resolved',
      incident_type: { name: 'incident_default' },
      escalation_policy: (has('escalation_policies') ? this.directory.policy : this.references.policy)(
        incident.policy,
      ),
      teams: [],
      pending_actions: [...incident.pending].map(([type, timer]) => ({ type, at: seconds(timer.atMs) })),
      acknowledgements: incident.acknowledgements.map(({ user, atMs }) => ({
        at: seconds(atMs),
        acknowledger: acknowledger(user),
      })),
      alert_grouping: null,
      priority: incident.priority ? this.references.priority(incident.priority) : null,
      resolve_reason: this.resolveReason(incident),
      conference_bridge: null,
      incidents_responders: [],
      responder_requests: [],
      urgency: incident.urgency,
      ...(has('body') ? { body: { type: 'incident_body', details: incident.details } } : {}),
    };
  }

  resolveReason(incident: Incident) {
    if (!incident.mergedInto) return null;
    return { type: 'merge_resolve_reason', incident: this.references.incident(incident.mergedInto) };
  }

  note = (note: Note) => ({
    id: note.id,
    user: this.references.user(note.user),
    channel: {
      summary: note.channel === 'api' ? 'The PagerDuty website or APIs' : 'The PagerDuty website',
    },
    content: note.content,
    created_at: seconds(note.atMs),
  });

  logEntry = (incident: Incident, entry: LogEntry) => ({
    ...this.references.logEntry(incident, entry.id, summaryOf(entry)),
    type: `${entry.kind}_log_entry`,
    created_at: seconds(entry.atMs),
    agent: this.references.agent(entry.deed.agent),
    channel: { type: entry.deed.channel },
    note: entry.note,
    contexts: [],
    service: this.references.service(incident.service),
    incident: this.references.incident(incident),
    teams: [],
    event_details: {},
    ...(entry.assignees.length > 0 ? { assignees: entry.assignees.map(this.references.user) } : {}),
    ...(entry.kind === 'acknowledge'
      ? { acknowledgement_timeout: incident.service.acknowledgementTimeout }
      : {}),
  });

  private lastChanger(incident: Incident, inFull: boolean) {
    const agent = incident.statusChangedBy;
    if (!inFull) return this.references.agent(agent);
    return agent.kind === 'user' ? this.directory.user(agent.user) : this.directory.service(agent.service);
  }

  private firstTrigger(incident: Incident, inFull: boolean) {
    const entry = incident.log.find(({ kind }) => kind === 'trigger');
    if (!entry) return null;
    return inFull
      ? this.logEntry(incident, entry)
      : this.references.logEntry(incident, entry.id, summaryOf(entry));
  }
}

export function summaryOf(entry: LogEntry): string {
  const { agent, channel } = entry.deed;
  if (entry.kind === 'trigger') return `Triggered through the ${channel === 'api' ? 'API' : 'website'}`;
  const by = agent.kind === 'user' ? `by ${agent.user.name}` : 'due to timeout';
  return `${VERBS[entry.kind]} ${by}`;
}
