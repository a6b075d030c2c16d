// The log of an incident, as far as it tells who had it when. Oldest first.

export interface LogEntry {
  readonly kind: 'trigger' | 'acknowledge' | 'unacknowledge' | 'resolve';
  /** Whole seconds, as PagerDuty tells them. */
  readonly atMs: number;
  /** Id of the person or service that did it. */
  readonly agentId: string | null;
  /** The person's name; null where a service or a timer did it. */
  readonly by: string | null;
}

export type IncidentLog = readonly LogEntry[];
