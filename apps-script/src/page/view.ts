// What the start page shows, as data: the case that the visitor meets, and the task's facts.

/** Every case has its own heading and sentence in each language. */
export type PageCase =
  | 'ready'
  | 'notDue'
  | 'opening'
  | 'failed'
  | 'started'
  | 'canFinish'
  | 'done'
  | 'cancelled'
  | 'moved'
  | 'missed'
  | 'skipped'
  | 'expired'
  | 'invalid'
  | 'unknown'
  | 'busy'
  | 'accepted'
  | 'youStarted'
  | 'youFinished'
  | 'troubled';

export interface PageView {
  readonly case: PageCase;
  /** Whose action, and when, where the case's sentence names them. */
  readonly who: string;
  readonly sinceIso: string | null;
  readonly action: 'start' | 'finish' | null;
  readonly task: PageTask | null;
  /** The link that is valid now, where the visitor came by an older one. */
  readonly newLink: string | null;
}

export interface PageTask {
  readonly title: string;
  readonly customer: string;
  readonly dueIso: string;
  readonly startIso: string;
  readonly endIso: string;
  readonly timeZone: string;
  readonly allDay: boolean;
  readonly lateMinutes: number;
  readonly runbook: string | null;
  readonly event: string | null;
  readonly incident: string | null;
  readonly ledger: string;
}
