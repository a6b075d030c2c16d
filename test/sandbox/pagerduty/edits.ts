// Changes of an incident that are no step of its life: who has it, what it is called, how urgent it is, notes.
import type { Escalation } from './escalation';
import type { History } from './history';
import type { Ids } from './ids';
import type { Lifecycle } from './lifecycle';
import { disarm } from './pending';
import type { Deed, EscalationPolicy, Incident, Note, Priority, Urgency, User } from './records';

export class Edits {
  constructor(
    private readonly ids: Ids,
    private readonly history: History,
    private readonly escalation: Escalation,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Gives an open incident to people directly, which ends its escalation. */
  reassign(incident: Incident, assignees: readonly User[], deed: Deed): void {
    this.lifecycle.retrigger(incident);
    disarm(incident, 'escalate');
    incident.assignedVia = 'direct_assignment';
    incident.assignments = this.escalation.since(assignees);
    const entry = this.history.record(incident, 'assign', deed, { assignees });
    this.history.tell('reassigned', incident, entry);
  }

  /** Gives an open incident to another policy, from its first rule. */
  delegate(incident: Incident, policy: EscalationPolicy, deed: Deed): void {
    this.lifecycle.retrigger(incident);
    incident.policy = policy;
    incident.pass = 0;
    this.escalation.begin(incident, 0);
    const assignees = incident.assignments.map(({ user }) => user);
    const entry = this.history.record(incident, 'delegate', deed, { assignees });
    this.history.tell('delegated', incident, entry);
  }

  /** @param level index of the rule */
  escalate(incident: Incident, level: number, deed: Deed): void {
    this.lifecycle.retrigger(incident);
    this.escalation.moveTo(incident, level, deed);
  }

  retitle(incident: Incident, title: string, deed: Deed): void {
    incident.title = title;
    this.history.record(incident, 'field_value_change', deed);
  }

  setUrgency(incident: Incident, urgency: Urgency, deed: Deed): void {
    incident.urgency = urgency;
    this.escalation.resume(incident);
    this.history.record(incident, 'urgency_change', deed);
  }

  setPriority(incident: Incident, priority: Priority, deed: Deed): void {
    incident.priority = priority;
    const entry = this.history.record(incident, 'field_value_change', deed);
    this.history.tell('priority_updated', incident, entry);
  }

  note(incident: Incident, content: string, user: User, deed: Deed): Note {
    const entry = this.history.record(incident, 'annotate', deed, { note: content });
    const note = { id: this.ids.long('note'), user, channel: deed.channel, content, atMs: entry.atMs };
    incident.notes.push(note);
    this.history.tell('annotated', incident, entry, note);
    return note;
  }
}
