// An incident as PagerDuty keeps it: a status, when it last changed, and who did it.

export type Status = 'triggered' | 'acknowledged' | 'resolved';

/** `timer` is the service itself, `integration` a monitoring tool: neither is a user. */
export type Agent = { readonly user: string } | 'timer' | 'integration';

export const API_USER = 'Toban';

/** One entry of its log; webhooks are made of it. */
export interface Entry {
  /** `acknowledged`… as in `incident.acknowledged`. */
  readonly type: string;
  readonly atMs: number;
  readonly agent: Agent;
  readonly incident: Incident;
  readonly merge: boolean;
}

export class Incident {
  status: Status = 'triggered';
  changedMs: number;
  changedBy: Agent = { user: API_USER };
  acknowledgedBy: string | null = null;
  /** Who was at work when it was resolved. */
  startedBy: string | null = null;
  mergedInto: Incident | null = null;

  constructor(
    readonly id: string,
    /** Null for one that is not Toban's. */
    readonly key: string | null,
    readonly attempt: number,
    createdMs: number,
  ) {
    this.changedMs = createdMs;
  }

  /** PagerDuty's whole second. */
  get changedSecondMs(): number {
    return Math.floor(this.changedMs / 1_000) * 1_000;
  }

  become(status: Status, agent: Agent, nowMs: number): void {
    if (status === 'resolved') this.startedBy = this.acknowledgedBy;
    this.status = status;
    this.changedMs = nowMs;
    this.changedBy = agent;
    this.acknowledgedBy = status === 'acknowledged' ? nameOf(agent) : null;
  }
}

export function nameOf(agent: Agent): string | null {
  return typeof agent === 'string' ? null : agent.user;
}
