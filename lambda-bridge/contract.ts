// What Apps Script tells the bridge, and what the bridge answers. Types only: each side parses what it receives.
// Times are ISO 8601 UTC; a value that is absent is null.

/** A state as Slack may hear of it. `opening` posts nothing. */
export type SnapshotState = 'upcoming' | 'opening' | 'failed' | 'open' | 'started' | 'done' | 'cancelled';

export interface Reason {
  readonly kind: 'moved' | 'postponed' | 'deleted' | 'atEnd' | 'refused' | 'swallowed' | 'timer';
  /** The new due time, where the reason has one. */
  readonly at: string | null;
  readonly text: string | null;
}

/** An announcement: it posts nothing, and colours one change to `state` of that attempt within 2 minutes. */
export interface Expectation {
  readonly state: SnapshotState;
  readonly by: string | null;
  readonly reason: Reason | null;
}

/** A sentence about one task that is no state, told once for its id. */
export interface TaskNotice {
  readonly id: string;
  readonly kind: 'reminder' | 'overrun' | 'hold' | 'digest' | 'fault';
  readonly text: string;
}

export interface SnapshotLinks {
  readonly start: string | null;
  readonly finish: string | null;
  readonly runbook: string | null;
  readonly event: string | null;
  readonly ledger: string | null;
  readonly incident: string | null;
}

export interface Snapshot {
  readonly taskKey: string;
  /** `toban-<hash of taskKey>-<attempt>`, at most 64 characters. */
  readonly incidentKey: string;
  readonly incidentId: string | null;
  readonly attempt: number;
  /** Epoch milliseconds of the tick that last changed a fact; the page repeats it. */
  readonly rev: number;
  readonly state: SnapshotState;
  /** When the state began: PagerDuty's time where it comes from there, else the tick's. */
  readonly at: string;
  readonly title: string;
  readonly customer: string;
  readonly startAt: string;
  readonly endAt: string;
  readonly allDay: boolean;
  readonly dueAt: string;
  readonly lateMinutes: number;
  readonly by: string | null;
  readonly reason: Reason | null;
  readonly note: string | null;
  /** Slack channel id. */
  readonly channel: string;
  /** Slack mention for reminders, as the settings row gives it: `<!here>`, `<!subteam^S…>`, `<@U…>`. */
  readonly mention: string | null;
  readonly remindEveryMinutes: number;
  readonly locale: 'ja' | 'en';
  readonly links: SnapshotLinks;
  readonly expect: Expectation | null;
  readonly notices: readonly TaskNotice[];
}

/** A post of its own, once for its id. */
export interface Notice {
  readonly id: string;
  readonly at: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly channel: string;
  readonly mention: string | null;
}

export interface TasksRequest {
  readonly snapshots: readonly Snapshot[];
  readonly notices: readonly Notice[];
}

export interface TasksAnswer {
  readonly results: readonly {
    readonly taskKey: string;
    readonly ok: boolean;
    readonly error: string | null;
  }[];
  readonly notices: readonly { readonly id: string; readonly ok: boolean; readonly error: string | null }[];
}

export interface CheckRequest {
  readonly channels: readonly string[];
}

export interface CheckAnswer {
  readonly channels: readonly {
    readonly channel: string;
    readonly ok: boolean;
    readonly error: string | null;
  }[];
}

export interface HealthAnswer {
  readonly ok: true;
  /** The build that answers: the script's own, where both were released together. */
  readonly build: string;
}
