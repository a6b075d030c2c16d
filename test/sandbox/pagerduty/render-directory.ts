// Users, services and escalation policies as the REST API shows them.
import type { Account } from './account';
import type { EscalationPolicy, MaintenanceWindow, Service, User } from './records';
import { type References, seconds } from './references';

export class DirectoryView {
  constructor(
    private readonly account: Account,
    private readonly references: References,
  ) {}

  user = (user: User) => ({
    ...this.references.user(user),
    type: 'user',
    name: user.name,
    email: user.email,
    time_zone: 'Asia/Tokyo',
    color: 'green',
    role: user.role,
    avatar_url: null,
    description: null,
    invitation_sent: false,
    job_title: null,
    created_via_sso: false,
    teams: [],
    contact_methods: [],
    notification_rules: [],
  });

  service = (service: Service) => ({
    ...this.references.service(service),
    type: 'service',
    name: service.name,
    description: null,
    auto_resolve_timeout: service.autoResolveTimeout,
    acknowledgement_timeout: service.acknowledgementTimeout,
    created_at: seconds(service.createdMs),
    status: this.statusOf(service),
    last_incident_timestamp: this.lastIncident(service),
    escalation_policy: this.references.policy(service.policy),
    teams: [],
    integrations: [],
    incident_urgency_rule: { type: 'constant', urgency: service.urgency },
    support_hours: null,
    scheduled_actions: [],
    addons: [],
    alert_creation: 'create_alerts_and_incidents',
  });

  /** With `include[]=escalation_policies`: the policy whole, in place of its reference. */
  serviceWithPolicy = (service: Service) => ({
    ...this.service(service),
    escalation_policy: this.policy(service.policy),
  });

  window = (window: MaintenanceWindow) => ({
    id: window.id,
    type: 'maintenance_window',
    summary: window.description,
    self: null,
    html_url: null,
    sequence_number: 1,
    start_time: seconds(window.startMs),
    end_time: seconds(window.endMs),
    description: window.description,
    services: window.services.map(this.references.service),
    teams: [],
  });

  policy = (policy: EscalationPolicy) => ({
    ...this.references.policy(policy),
    type: 'escalation_policy',
    name: policy.name,
    description: null,
    escalation_rules: policy.rules.map((rule) => ({
      id: rule.id,
      escalation_delay_in_minutes: rule.delayMinutes,
      targets: rule.targets.map(this.references.user),
    })),
    num_loops: policy.loops,
    on_call_handoff_notifications: 'if_has_services',
    services: [...this.account.services.values()]
      .filter((service) => service.policy === policy)
      .map(this.references.service),
    teams: [],
  });

  /** An enabled service shows what is open on it: `critical` when triggered, `warning` when acknowledged. */
  private statusOf(service: Service): string {
    const status = this.account.statusOf(service);
    if (status !== 'active') return status;
    const open = this.account.openIncidents(service).map(({ status }) => status);
    if (open.includes('triggered')) return 'critical';
    return open.length > 0 ? 'warning' : 'active';
  }

  private lastIncident(service: Service): string | null {
    const times = [...this.account.incidents.values()]
      .filter((incident) => incident.service === service)
      .map((incident) => incident.createdMs);
    return times.length === 0 ? null : seconds(Math.max(...times));
  }
}
