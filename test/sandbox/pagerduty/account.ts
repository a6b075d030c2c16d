// The account: its people, keys, policies, services and incidents, with the look-ups that the calls need.
import { Ids } from './ids';
import type {
  EscalationPolicy,
  Incident,
  MaintenanceWindow,
  Priority,
  Service,
  ServiceStatus,
  Urgency,
  User,
} from './records';

export interface NewPolicy {
  readonly name: string;
  readonly rules: readonly { readonly delayMinutes: number; readonly targets: readonly string[] }[];
  readonly loops?: number;
}

export interface NewService {
  readonly name: string;
  /** Id of its escalation policy. */
  readonly policy: string;
  readonly id?: string;
  readonly urgency?: Urgency;
  readonly autoResolveTimeout?: number | null;
  readonly acknowledgementTimeout?: number | null;
}

/** PagerDuty's defaults for a new service, in seconds (schema `Service`). */
const AUTO_RESOLVE_TIMEOUT = 14_400;
const ACKNOWLEDGEMENT_TIMEOUT = 1_800;

export class Account {
  readonly ids = new Ids();
  readonly users = new Map<string, User>();
  readonly policies = new Map<string, EscalationPolicy>();
  readonly services = new Map<string, Service>();
  readonly incidents = new Map<string, Incident>();
  readonly windows: MaintenanceWindow[] = [];
  readonly priorities: readonly Priority[];
  /** Key → the person whose key it is; null for a key of the account. */
  readonly keys = new Map<string, User | null>();

  constructor(readonly nowMs: () => number) {
    this.priorities = ['P1', 'P2', 'P3', 'P4', 'P5'].map((name) => ({
      id: this.ids.short('priority'),
      name,
    }));
  }

  addUser(user: { readonly id?: string; readonly email: string; readonly name: string }): string {
    const id = user.id ?? this.ids.short('user');
    this.users.set(id, { id, email: user.email, name: user.name, role: 'user' });
    return id;
  }

  /** As an administrator switched it, or as a window has it now. */
  statusOf(service: Service): ServiceStatus {
    const nowMs = this.nowMs();
    const inWindow = this.windows.some(
      ({ services, startMs, endMs }) => services.includes(service) && startMs <= nowMs && nowMs < endMs,
    );
    return service.status === 'active' && inWindow ? 'maintenance' : service.status;
  }

  addPolicy(policy: NewPolicy & { readonly id?: string }): string {
    const id = policy.id ?? this.ids.short('policy');
    const rules = this.rulesOf(policy);
    if (rules.length === 0) throw new Error(`Escalation policy "${policy.name}" needs at least one rule`);
    this.policies.set(id, { id, name: policy.name, rules, loops: policy.loops ?? 0 });
    return id;
  }

  /** An administrator edits it; a rule may be left without anybody. */
  changePolicy(id: string, change: Pick<NewPolicy, 'rules' | 'loops'>): void {
    const policy = known(this.policies.get(id), 'escalation policy', id);
    policy.rules = this.rulesOf(change);
    policy.loops = change.loops ?? 0;
  }

  private rulesOf({ rules }: Pick<NewPolicy, 'rules'>): EscalationPolicy['rules'] {
    return rules.map((rule) => ({
      id: this.ids.short('rule'),
      delayMinutes: rule.delayMinutes,
      targets: rule.targets.map((target) => this.user(target)),
    }));
  }

  addService(service: NewService): string {
    const id = service.id ?? this.ids.short('service');
    const policy = this.policies.get(service.policy);
    if (!policy) throw new Error(`Service "${service.name}": no escalation policy ${service.policy}`);
    this.services.set(id, {
      id,
      name: service.name,
      policy,
      urgency: service.urgency ?? 'high',
      autoResolveTimeout:
        service.autoResolveTimeout === undefined ? AUTO_RESOLVE_TIMEOUT : service.autoResolveTimeout,
      acknowledgementTimeout:
        service.acknowledgementTimeout === undefined
          ? ACKNOWLEDGEMENT_TIMEOUT
          : service.acknowledgementTimeout,
      createdMs: this.nowMs(),
      status: 'active',
    });
    return id;
  }

  user(id: string): User {
    return known(this.users.get(id), 'user', id);
  }

  service(id: string): Service {
    return known(this.services.get(id), 'service', id);
  }

  incident(id: string): Incident {
    return known(this.incidents.get(id), 'incident', id);
  }

  userByEmail(email: string): User | undefined {
    const wanted = email.toLowerCase();
    return [...this.users.values()].find((user) => user.email.toLowerCase() === wanted);
  }

  /** By id or by number, as `GET /incidents/{id}` takes both. */
  findIncident(idOrNumber: string): Incident | undefined {
    return (
      this.incidents.get(idOrNumber) ??
      [...this.incidents.values()].find((incident) => String(incident.number) === idOrNumber)
    );
  }

  openIncidents(service: Service): Incident[] {
    return [...this.incidents.values()].filter(
      (incident) => incident.service === service && incident.status !== 'resolved',
    );
  }
}

function known<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new Error(`The simulated PagerDuty has no ${what} ${id}`);
  return found;
}
