// One message of a legacy V2 body: an event of one incident, which is shown in full.
import type { EventType, IncidentEvent } from '../history';
import { type References, seconds } from '../references';
import type { DirectoryView } from '../render-directory';
import type { IncidentView } from '../render-incident';
import type { Subscription } from './subscription';

/** V2 knows no reopening and no priorities: of those it says nothing. */
const NAMES: Readonly<Partial<Record<EventType, string>>> = {
  triggered: 'incident.trigger',
  acknowledged: 'incident.acknowledge',
  unacknowledged: 'incident.unacknowledge',
  escalated: 'incident.escalate',
  reassigned: 'incident.assign',
  delegated: 'incident.delegate',
  resolved: 'incident.resolve',
  annotated: 'incident.annotate',
};

export type LegacyMessage = NonNullable<ReturnType<Legacy['message']>>;

export class Legacy {
  constructor(
    private readonly references: References,
    private readonly directory: DirectoryView,
    private readonly view: IncidentView,
  ) {}

  /** One message; undefined for an event that V2 does not know. */
  message(id: string, event: IncidentEvent, subscription: Subscription) {
    const name = NAMES[event.type];
    if (!name) return undefined;
    const { incident } = event;
    return {
      id,
      event: name,
      created_on: seconds(event.atMs),
      webhook: {
        id: subscription.deliveryMethodId,
        type: 'webhook',
        summary: subscription.description,
        name: subscription.description,
        endpoint_url: subscription.url,
        webhook_object: this.references.service(incident.service),
        config: {},
      },
      log_entries: [this.view.logEntry(incident, event.entry)],
      incident: {
        ...this.view.incident(incident),
        description: incident.title,
        service: this.directory.service(incident.service),
        alerts: [],
        impacted_services: [this.references.service(incident.service)],
        metadata: {},
      },
    };
  }
}
