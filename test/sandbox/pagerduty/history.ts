// Writes an incident's log and tells the webhooks. Every change of an incident passes here, in order.
import type { VirtualClock } from '../clock';
import type { Ids } from './ids';
import type { Deed, Incident, LogEntry, LogKind, Note, User } from './records';

export type EventType =
  | 'triggered'
  | 'acknowledged'
  | 'unacknowledged'
  | 'escalated'
  | 'reassigned'
  | 'resolved'
  | 'reopened'
  | 'annotated'
  | 'delegated'
  | 'priority_updated';

export interface IncidentEvent {
  readonly type: EventType;
  readonly incident: Incident;
  readonly deed: Deed;
  readonly atMs: number;
  readonly entry: LogEntry;
  /** The note of an `annotated` event. */
  readonly note: Note | null;
}

interface Extras {
  readonly note?: string | null;
  readonly assignees?: readonly User[];
}

export class History {
  constructor(
    private readonly clock: VirtualClock,
    private readonly ids: Ids,
    private readonly publish: (event: IncidentEvent) => void,
  ) {}

  /** Adds a log entry and moves `updated_at`. */
  record(incident: Incident, kind: LogKind, deed: Deed, extras: Extras = {}): LogEntry {
    const entry: LogEntry = {
      id: this.ids.logEntry(),
      kind,
      atMs: this.clock.nowMs,
      deed,
      note: extras.note ?? null,
      assignees: extras.assignees ?? [],
    };
    incident.log.push(entry);
    incident.updatedMs = this.clock.nowMs;
    return entry;
  }

  /** Tells subscribers what `entry` reports; the incident is shown as it is now. */
  tell(type: EventType, incident: Incident, entry: LogEntry, note: Note | null = null): void {
    this.publish({ type, incident, deed: entry.deed, atMs: entry.atMs, entry, note });
  }
}
