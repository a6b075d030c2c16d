// The body of a V3 webhook, one event each, shaped as recorded ones and the current docs have it.
import type { IncidentEvent } from '../history';
import type { Incident, Note } from '../records';
import { milliseconds, type References, seconds } from '../references';
import type { IncidentView } from '../render-incident';

export class V3 {
  constructor(
    private readonly references: References,
    private readonly view: IncidentView,
  ) {}

  incidentEvent(id: string, event: IncidentEvent) {
    return {
      event: {
        id,
        event_type: `incident.${event.type}`,
        resource_type: 'incident',
        occurred_at: milliseconds(event.atMs),
        agent: this.references.agent(event.deed.agent),
        client: null,
        data: event.note ? this.noteData(event.incident, event.note) : this.incidentData(event.incident),
      },
    };
  }

  ping(id: string, atMs: number) {
    return {
      event: {
        id,
        event_type: 'pagey.ping',
        resource_type: 'pagey',
        occurred_at: milliseconds(atMs),
        agent: null,
        client: null,
        data: { message: 'Hello from your friend Pagey!', type: 'ping' },
      },
    };
  }

  private incidentData(incident: Incident) {
    const { id, self, html_url } = this.references.incident(incident);
    return {
      id,
      type: 'incident',
      self,
      html_url,
      number: incident.number,
      status: incident.status,
      incident_key: incident.key,
      created_at: seconds(incident.createdMs),
      title: incident.title,
      service: this.references.service(incident.service),
      assignees: incident.assignments.map(({ user }) => this.references.user(user)),
      escalation_policy: this.references.policy(incident.policy),
      teams: [],
      priority: incident.priority ? this.references.priority(incident.priority) : null,
      urgency: incident.urgency,
      conference_bridge: null,
      resolve_reason: this.view.resolveReason(incident),
    };
  }

  private noteData(incident: Incident, note: Note) {
    return {
      incident: { ...this.references.incident(incident), summary: incident.title },
      id: note.id,
      content: note.content,
      trimmed: false,
      type: 'incident_note',
    };
  }
}
