// A task: an occurrence that counts, with its settings applied, as the ledger keeps it. One row each.
// Every instant is epoch milliseconds.
import type { Reason } from '../../../lambda-bridge/contract';
import type { SkipReason } from './texts';

export const TASK_STATES = [
  'upcoming',
  'opening',
  'open',
  'started',
  'done',
  'failed',
  'cancelled',
  'missed',
  'skipped',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Where a task's incident goes and who is told. */
export interface Routing {
  readonly service: string;
  readonly policy: string | null;
  readonly urgency: 'high' | 'low';
  /** E-mail address of the PagerDuty user in whose name the API acts. */
  readonly from: string;
}

/** What follows from the occurrence and its calendar's settings, anew at each reading. */
export interface TaskFacts extends Routing {
  readonly title: string;
  readonly customer: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly allDay: boolean;
  readonly timeZone: string;
  readonly dueMs: number;
  /** Slack channel id. */
  readonly channel: string;
  readonly mention: string | null;
  readonly remindEveryMinutes: number;
  readonly finish: 'manual' | 'at end';
  readonly runbook: string | null;
  readonly assignee: string | null;
  readonly eventLink: string | null;
}

/** Written ahead of creating an incident, and frozen: a repeated attempt asks for the very same. */
export interface Intent extends Routing {
  readonly title: string;
  readonly startMs: number;
  readonly dueMs: number;
  readonly atMs: number;
  /** When a timer closed the incident before this attempt: the catch-up window counts from then. Null: from due. */
  readonly waitedFromMs: number | null;
}

/** Somebody's click that waits to be carried out. */
export type Pending = Clicked<'start' | 'finish'> | Postponement;

interface Clicked<Action extends string> {
  readonly action: Action;
  readonly by: string;
  readonly note: string | null;
  readonly atMs: number;
}

export interface Postponement extends Clicked<'postpone'> {
  /** When the task is to be due instead. */
  readonly untilMs: number;
}

/** PagerDuty refused a change of the incident that is still wanted. */
export interface Refusal {
  readonly text: string;
  /** When it was first refused in these words. */
  readonly sinceMs: number;
  /** Not tried again before. */
  readonly nextMs: number;
  readonly count: number;
}

/** The task's own incident was merged into another one in PagerDuty, which the row names since. */
export interface Merged {
  /** Id of the task's own incident. */
  readonly from: string;
  readonly atMs: number;
}

export interface Task extends TaskFacts {
  readonly key: string;
  readonly calendarId: string;
  readonly eventId: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly state: TaskState;
  /** When the state began: PagerDuty's time where it comes from there, else the tick's. */
  readonly sinceMs: number;
  readonly lateMinutes: number;
  readonly intent: Intent | null;
  /** Written ahead of resolving the incident for a reason of ours. */
  readonly closing: Reason | null;
  readonly pending: Pending | null;
  readonly incidentId: string | null;
  readonly incidentLink: string | null;
  readonly openedMs: number | null;
  readonly startedMs: number | null;
  readonly doneMs: number | null;
  /** Who started it. */
  readonly by: string | null;
  /** Overrides the due time that follows from the event, until people move the event's start. */
  readonly postponedMs: number | null;
  readonly postponedBy: string | null;
  /** Who finished it; null where Toban did, or nobody knows. */
  readonly finishedBy: string | null;
  readonly reason: Reason | null;
  /** Why it does not count, in state `skipped`. */
  readonly skippedFor: SkipReason | null;
  /** For people: why it was skipped, what was odd. */
  readonly note: string | null;
  readonly reminders: number;
  /**
   * Open: when PagerDuty had last changed the incident, as the latest reminder found it. That is later than a start that
   * was let go of between two ticks.
   */
  readonly stillOpenMs: number | null;
  readonly overruns: number;
  readonly merged: Merged | null;
  readonly refusal: Refusal | null;
  /** Epoch milliseconds of the tick that last changed a fact. */
  readonly rev: number;
  /** The `rev` that the bridge has confirmed, 0 before the first. */
  readonly delivered: number;
}

export const FINAL_STATES: ReadonlySet<TaskState> = new Set(['done', 'cancelled', 'missed', 'skipped']);
