// One task of the model: its row, its incidents in PagerDuty, and the diary of what really happened to it.
import type { Expectation, Reason } from '../../../lambda-bridge/contract';
import { push } from './bridge-line';
import type { Answered, Course } from './course';
import { type Diary, emptyDiary, type State } from './diary';
import { type Agent, type Entry, Incident, nameOf, type Status } from './incident';
import { newRow, type Row, snapshotOf } from './ledger';

/** Whether a push of the tick or the page reaches the bridge, and its answer comes back. */
export type Arrival = 'whole' | 'unanswered' | 'not';

export interface TaskOptions {
  readonly hash: string;
  readonly channel: string;
  readonly remindEveryMinutes: number;
  /** Ticks in which PagerDuty refuses to open it. */
  readonly refusals: number;
  /** Whether Apps Script reaches the bridge at all. */
  readonly tells: boolean;
  readonly publish: (entry: Entry) => void;
  readonly arrival: () => Arrival;
  readonly onPush: (answered: Answered) => void;
}

/** What was announced to the bridge before a change; `atMs` is null where the bridge did not take it. */
export interface Announced {
  readonly by: string | null;
  readonly atMs: number | null;
}

/** Two changes of one second could be told apart by nobody. */
const NEXT_SECOND_MS = 1_000;
const STATE_OF: Readonly<Record<Status, State>> = {
  triggered: 'open',
  acknowledged: 'started',
  resolved: 'done',
};

export class Task {
  readonly diary: Diary = emptyDiary();
  readonly row: Row;
  dueMs: number;
  refusalsLeft: number;
  /** Why the next tick is to close it, and who wished so. */
  closing: { readonly reason: Reason; readonly by: string | null } | null = null;
  /** The page has announced a change and is about to make it: whoever makes the same one then is named as announced. */
  isAnnounced = false;
  private people = 0;
  private incidents = 0;

  constructor(
    readonly course: Course,
    private readonly options: TaskOptions,
  ) {
    this.row = newRow(options.hash, options.channel, options.remindEveryMinutes);
    this.refusalsLeft = options.refusals;
    this.dueMs = course.nowMs;
  }

  get nowMs(): number {
    return this.course.nowMs;
  }

  /** Whether the tick has nothing left to tell or to do. */
  get rests(): boolean {
    const { state, rev, delivered } = this.row;
    return this.closing === null && state !== 'upcoming' && state !== 'opening' && rev === delivered;
  }

  /** A name that nobody had before. */
  name(kind: 'Person' | 'Page'): string {
    this.people += 1;
    return `${kind} ${this.people}`;
  }

  /** @param isOwn whether it has the task's key */
  newIncident(isOwn: boolean): Incident {
    this.incidents += 1;
    const { hash } = this.options;
    const key = isOwn ? `toban-${hash}-${this.row.attempt}` : null;
    return new Incident(`P${hash.slice(0, 3)}${this.incidents}`, key, this.row.attempt, this.nowMs);
  }

  /** An entry of PagerDuty's log that changes the incident's status, unless none could tell it from the one before. */
  change(type: string, status: Status, agent: Agent, announced: Announced | null = null): void {
    const { incident } = this.row;
    if (incident === null) return;
    const isBackwards =
      status === 'triggered' || (status === 'acknowledged' && incident.status !== 'triggered');
    if (isBackwards && type !== 'reopened' && this.isSameSecond(incident)) return;
    const isTimer = agent === 'timer' && status === 'resolved' && incident.status === 'triggered';
    incident.become(status, agent, this.nowMs);
    if (!isTimer) this.note(STATE_OF[status], agent, announced);
    this.log(type, agent, incident);
  }

  /** Whether nobody could tell what happens now from what happened to the incident last. */
  isSameSecond(incident: Incident): boolean {
    return this.nowMs < incident.changedMs + NEXT_SECOND_MS;
  }

  note(state: State, agent: Agent, announced: Announced | null = null, atMs = this.nowMs): void {
    const { attempt } = this.row;
    const names = [announced?.by ?? null, nameOf(agent)].filter((name) => name !== null);
    this.diary.changes.push({ state, attempt, atMs, names, announcedMs: announced?.atMs ?? null });
  }

  log(type: string, agent: Agent, incident: Incident, merge = false): void {
    this.options.publish({ type, agent, incident, merge, atMs: this.nowMs });
  }

  async announce(expect: Expectation): Promise<Announced> {
    const atMs = this.nowMs;
    const { tells, arrival, onPush } = this.options;
    if (!tells) return { by: expect.by, atMs: null };
    const pushed = await push(this.course, [snapshotOf(this.row, expect)], [], arrival());
    if (pushed) onPush(pushed.answered);
    if (!pushed?.taken.has(this.row.hash)) return { by: expect.by, atMs: null };
    this.diary.heardMs.set(atMs, this.nowMs);
    return { by: expect.by, atMs };
  }

  /** What the bridge has not confirmed, again and again. */
  async tell(): Promise<void> {
    const { row } = this;
    const isSilent = row.state === 'opening' || (row.state === 'upcoming' && row.attempt === 1);
    if (!this.options.tells || row.rev === row.delivered || isSilent) return;
    const { rev } = row;
    const pushed = await push(this.course, [snapshotOf(row)], [], this.options.arrival());
    if (!pushed) return;
    this.options.onPush(pushed.answered);
    if (pushed.taken.has(row.hash)) row.delivered = rev;
  }
}
