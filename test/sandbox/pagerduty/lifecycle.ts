// An incident's way through triggered, acknowledged and resolved, by people, by the API and by the service's timers.
import type { VirtualClock } from '../clock';
import type { Account } from './account';
import type { Escalation } from './escalation';
import type { History } from './history';
import { arm, disarm } from './pending';
import type {
  Agent,
  Deed,
  EscalationPolicy,
  Incident,
  IncidentStatus,
  Service,
  Urgency,
  User,
} from './records';

export interface NewIncident {
  readonly title: string;
  readonly service: Service;
  readonly urgency: Urgency | null;
  readonly key: string | null;
  readonly details: string | null;
  /** Who gets it: a policy, or people directly. */
  readonly target: EscalationPolicy | readonly User[];
}

interface Resolution {
  readonly resolution?: string | undefined;
  readonly mergedInto?: Incident;
}

export class Lifecycle {
  private created = 0;

  constructor(
    private readonly clock: VirtualClock,
    private readonly account: Account,
    private readonly history: History,
    private readonly escalation: Escalation,
  ) {}

  /** An incident that is kept nowhere yet: what a service in maintenance answers with and forgets. */
  draft(request: NewIncident): Incident {
    const nowMs = this.clock.nowMs;
    this.created += 1;
    return {
      id: this.account.ids.long('incident'),
      number: this.created,
      key: request.key ?? this.account.ids.hex('incident key'),
      service: request.service,
      details: request.details,
      createdMs: nowMs,
      title: request.title,
      urgency: request.urgency ?? request.service.urgency,
      priority: null,
      status: 'triggered',
      policy: 'rules' in request.target ? request.target : request.service.policy,
      assignedVia: 'rules' in request.target ? 'escalation_policy' : 'direct_assignment',
      assignments: 'rules' in request.target ? [] : this.escalation.since(request.target),
      acknowledgements: [],
      updatedMs: nowMs,
      statusChangedMs: nowMs,
      statusChangedBy: { kind: 'service', service: request.service },
      resolvedMs: null,
      mergedInto: null,
      level: 0,
      pass: 0,
      pending: new Map(),
      notes: [],
      log: [],
    };
  }

  /** One that a person assigns to themselves is acknowledged at once (docs, "Incident Creation API"). */
  open(request: NewIncident, deed: Deed): Incident {
    const incident = this.draft(request);
    this.account.incidents.set(incident.id, incident);
    this.start(incident);
    this.history.tell('triggered', incident, this.history.record(incident, 'trigger', deed));
    const assignee = incident.assignments[0]?.user;
    if (incident.assignedVia === 'direct_assignment' && deed.agent.kind === 'user') {
      if (assignee === deed.agent.user) this.acknowledge(incident, deed.agent.user, deed);
    }
    return incident;
  }

  /** Of an open incident. Done again, it restarts the acknowledgement timer. */
  acknowledge(incident: Incident, user: User, deed: Deed): void {
    disarm(incident, 'escalate');
    const others = incident.acknowledgements.filter((each) => each.user !== user);
    incident.acknowledgements = [...others, ...this.escalation.since([user])];
    incident.assignments = incident.acknowledgements;
    if (incident.status !== 'acknowledged') this.change(incident, 'acknowledged', deed.agent);
    const seconds = incident.service.acknowledgementTimeout;
    if (seconds !== null) this.armUnacknowledge(incident, seconds);
    this.history.tell('acknowledged', incident, this.history.record(incident, 'acknowledge', deed));
  }

  unacknowledge(incident: Incident, deed: Deed): void {
    disarm(incident, 'unacknowledge');
    incident.acknowledgements = [];
    this.change(incident, 'triggered', { kind: 'service', service: incident.service });
    if (incident.assignedVia === 'escalation_policy') this.escalation.begin(incident, incident.level);
    this.history.tell('unacknowledged', incident, this.history.record(incident, 'unacknowledge', deed));
  }

  /** Keeps an acknowledged incident quiet for so many seconds; then it is triggered again. */
  snooze(incident: Incident, seconds: number, deed: Deed): void {
    this.armUnacknowledge(incident, seconds);
    this.history.record(incident, 'snooze', deed);
  }

  resolve(incident: Incident, deed: Deed, how: Resolution = {}): void {
    disarm(incident, 'escalate', 'unacknowledge', 'resolve');
    incident.assignments = [];
    incident.resolvedMs = this.clock.nowMs;
    incident.mergedInto = how.mergedInto ?? null;
    this.change(incident, 'resolved', deed.agent);
    const entry = this.history.record(incident, 'resolve', deed, { note: how.resolution ?? null });
    this.history.tell('resolved', incident, entry);
  }

  reopen(incident: Incident, deed: Deed): void {
    incident.resolvedMs = null;
    incident.mergedInto = null;
    incident.acknowledgements = [];
    incident.assignedVia = 'escalation_policy';
    incident.pass = 0;
    this.change(incident, 'triggered', { kind: 'service', service: incident.service });
    this.start(incident);
    this.history.tell('reopened', incident, this.history.record(incident, 'trigger', deed));
  }

  /** Back to triggered without an event of its own: what a new assignee makes of an acknowledged incident. */
  retrigger(incident: Incident): void {
    if (incident.status !== 'acknowledged') return;
    disarm(incident, 'unacknowledge');
    incident.acknowledgements = [];
    this.change(incident, 'triggered', { kind: 'service', service: incident.service });
  }

  private start(incident: Incident): void {
    const seconds = incident.service.autoResolveTimeout;
    const agent: Agent = { kind: 'service', service: incident.service };
    if (seconds !== null) {
      arm(this.clock, incident, 'resolve', seconds * 1_000, () =>
        this.resolve(incident, { agent, channel: 'timeout' }),
      );
    }
    if (incident.assignedVia === 'escalation_policy') this.escalation.begin(incident, 0);
  }

  private armUnacknowledge(incident: Incident, seconds: number): void {
    const agent: Agent = { kind: 'service', service: incident.service };
    arm(this.clock, incident, 'unacknowledge', seconds * 1_000, () =>
      this.unacknowledge(incident, { agent, channel: 'timeout' }),
    );
  }

  private change(incident: Incident, status: IncidentStatus, by: Agent): void {
    incident.status = status;
    incident.statusChangedMs = this.clock.nowMs;
    incident.statusChangedBy = by;
  }
}
