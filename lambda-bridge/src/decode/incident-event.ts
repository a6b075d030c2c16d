// The one form that V3, V2 and V1 webhooks are brought to: what happened to an incident, as far as a card cares.

export interface IncidentEvent {
  readonly kind: 'triggered' | 'reopened' | 'acknowledged' | 'released' | 'resolved' | 'escalated';
  readonly incidentId: string;
  /** The service's dedup key; often absent. */
  readonly incidentKey: string | null;
  /** PagerDuty's own time, epoch milliseconds. */
  readonly occurredMs: number;
  /** The user who did it; null for services, timers and integrations. */
  readonly by: string | null;
  readonly title: string | null;
  readonly url: string | null;
}

/** Kinds by event type, V3's and the legacy ones. Whatever is not here tells a card nothing. */
export const KIND_OF_TYPE: ReadonlyMap<string, IncidentEvent['kind']> = new Map([
  ['incident.triggered', 'triggered'],
  ['incident.trigger', 'triggered'],
  ['incident.reopened', 'reopened'],
  ['incident.reopen', 'reopened'],
  ['incident.acknowledged', 'acknowledged'],
  ['incident.acknowledge', 'acknowledged'],
  ['incident.unacknowledged', 'released'],
  ['incident.unacknowledge', 'released'],
  ['incident.resolved', 'resolved'],
  ['incident.resolve', 'resolved'],
  ['incident.escalated', 'escalated'],
  ['incident.escalate', 'escalated'],
]);

/** A merge, or a resolve that no user made (a timer, an integration), is for the snapshot to tell. */
export function tellsNothing(event: IncidentEvent, resolveReason: string | null): boolean {
  return event.kind === 'resolved' && (event.by === null || (resolveReason ?? '').startsWith('merge'));
}
