// What the simulated account holds. Times are epoch milliseconds; PagerDuty's own shapes are made in `render.ts`.
import type { Timer } from '../clock';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Of PagerDuty's own words (schema `User`). */
  role: string;
}

/** While it lasts its services take no incident. */
export interface MaintenanceWindow {
  readonly id: string;
  readonly services: readonly Service[];
  readonly startMs: number;
  readonly endMs: number;
  readonly description: string;
}

interface EscalationRule {
  readonly id: string;
  readonly delayMinutes: number;
  readonly targets: readonly User[];
}

export interface EscalationPolicy {
  readonly id: string;
  readonly name: string;
  rules: readonly EscalationRule[];
  /** How often the rules are gone through again after the first pass. */
  loops: number;
}

export type ServiceStatus = 'active' | 'maintenance' | 'disabled';

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly policy: EscalationPolicy;
  readonly urgency: Urgency;
  /** Seconds; null switches the timer off. */
  autoResolveTimeout: number | null;
  acknowledgementTimeout: number | null;
  readonly createdMs: number;
  status: ServiceStatus;
}

export interface Priority {
  readonly id: string;
  readonly name: string;
}

export type Urgency = 'high' | 'low';
export type IncidentStatus = 'triggered' | 'acknowledged' | 'resolved';

/** Who did it: a person (in the web app or through the API) or the service's own timers. */
export type Agent =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'service'; readonly service: Service };

/** How it was done. */
type Channel = 'api' | 'website' | 'timeout';

export interface Deed {
  readonly agent: Agent;
  readonly channel: Channel;
}

interface Since {
  readonly user: User;
  readonly atMs: number;
}

export interface Note {
  readonly id: string;
  readonly user: User;
  readonly channel: Channel;
  readonly content: string;
  readonly atMs: number;
}

export type LogKind =
  | 'trigger'
  | 'acknowledge'
  | 'unacknowledge'
  | 'resolve'
  | 'assign'
  | 'escalate'
  | 'delegate'
  | 'repeat_escalation_path'
  | 'exhaust_escalation_path'
  | 'annotate'
  | 'snooze'
  | 'urgency_change'
  | 'field_value_change';

export interface LogEntry {
  readonly id: string;
  readonly kind: LogKind;
  readonly atMs: number;
  readonly deed: Deed;
  readonly note: string | null;
  readonly assignees: readonly User[];
}

export type PendingAction = 'escalate' | 'unacknowledge' | 'resolve';

/** Changed only by `lifecycle.ts` and its timers. */
export interface Incident {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly service: Service;
  readonly details: string | null;
  readonly createdMs: number;
  title: string;
  urgency: Urgency;
  priority: Priority | null;
  status: IncidentStatus;
  policy: EscalationPolicy;
  assignedVia: 'escalation_policy' | 'direct_assignment';
  assignments: readonly Since[];
  acknowledgements: readonly Since[];
  updatedMs: number;
  statusChangedMs: number;
  statusChangedBy: Agent;
  resolvedMs: number | null;
  mergedInto: Incident | null;
  /** Index of the rule that is in force, and how many passes were completed. */
  level: number;
  pass: number;
  readonly pending: Map<PendingAction, Timer>;
  readonly notes: Note[];
  readonly log: LogEntry[];
}
