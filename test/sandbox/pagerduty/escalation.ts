// Walks an incident through its policy's rules. Only high-urgency, unacknowledged incidents that a policy assigned move:
// low urgency and direct assignments never escalate (facts; `assigned_via` in the REST description).
import type { VirtualClock } from '../clock';
import type { History } from './history';
import { arm, disarm } from './pending';
import type { Deed, EscalationPolicy, Incident, User } from './records';

const MINUTE_MS = 60_000;

export class Escalation {
  constructor(
    private readonly clock: VirtualClock,
    private readonly history: History,
  ) {}

  /** Assigns the incident to the targets of `level` and starts that rule's delay. */
  begin(incident: Incident, level: number): void {
    incident.level = level;
    incident.assignedVia = 'escalation_policy';
    incident.assignments = this.since(targetsOf(incident.policy, level));
    this.resume(incident);
  }

  /** Starts the delay of the rule in force anew, where the incident can escalate at all. */
  resume(incident: Incident): void {
    disarm(incident, 'escalate');
    const escalates =
      incident.status === 'triggered' &&
      incident.urgency === 'high' &&
      incident.assignedVia === 'escalation_policy';
    const rule = incident.policy.rules[incident.level];
    if (!escalates || !rule) return;
    arm(this.clock, incident, 'escalate', rule.delayMinutes * MINUTE_MS, () => this.next(incident));
  }

  /** Moves to `level` now and says so. */
  moveTo(incident: Incident, level: number, deed: Deed): void {
    this.begin(incident, level);
    const assignees = incident.assignments.map(({ user }) => user);
    const entry = this.history.record(incident, 'escalate', deed, { assignees });
    this.history.tell('escalated', incident, entry);
  }

  since(users: readonly User[]): { user: User; atMs: number }[] {
    return users.map((user) => ({ user, atMs: this.clock.nowMs }));
  }

  private next(incident: Incident): void {
    const deed: Deed = { agent: { kind: 'service', service: incident.service }, channel: 'timeout' };
    const isLast = incident.level >= incident.policy.rules.length - 1;
    if (isLast && incident.pass >= incident.policy.loops) {
      this.history.record(incident, 'exhaust_escalation_path', deed);
      return;
    }
    if (isLast) {
      incident.pass += 1;
      this.history.record(incident, 'repeat_escalation_path', deed);
    }
    this.moveTo(incident, isLast ? 0 : incident.level + 1, deed);
  }
}

function targetsOf(policy: EscalationPolicy, level: number): readonly User[] {
  return policy.rules[level]?.targets ?? [];
}
