// A calendar, PagerDuty and people around the planner, as little of them as its properties need. PagerDuty here answers
// truthfully and at once; what a dying tick loses is what the ledger would have kept.
import type { Activity } from '../../../../apps-script/src/core/activity';
import type { Incident } from '../../../../apps-script/src/core/incident';
import type { LogEntry } from '../../../../apps-script/src/core/incident-log';
import { incidentKeyOf, taskKeyOf } from '../../../../apps-script/src/core/keys';
import type { Memory } from '../../../../apps-script/src/core/memory';
import type { Occurrence } from '../../../../apps-script/src/core/occurrence/occurrence';
import type { Act, Finding } from '../../../../apps-script/src/core/plan/act';
import { conclude, type Outcome } from '../../../../apps-script/src/core/plan/conclude';
import { decide } from '../../../../apps-script/src/core/plan/decide';
import { plan } from '../../../../apps-script/src/core/plan/plan';
import type { Step } from '../../../../apps-script/src/core/plan/step';
import type { EventReading, Reading } from '../../../../apps-script/src/core/reading';
import type { Task } from '../../../../apps-script/src/core/task';
import { CALENDAR, digest, reading, texts } from '../builders';

export type Death = 'none' | 'before the intents' | 'after the intents' | 'before the record';

const ASKED: readonly Task['state'][] = ['opening', 'failed', 'open', 'started'];
const ASKED_BEFORE_DUE_MS = 120_000;
const LOGGED = { triggered: 'trigger', acknowledged: 'acknowledge', resolved: 'resolve' } as const;

export class World {
  readonly events = new Map<string, Occurrence | 'cancelled' | 'purged'>();
  readonly incidents: Incident[] = [];
  /** By incident id, oldest first. */
  readonly logs = new Map<string, LogEntry[]>();
  /** Keys under which incidents were created, in order. */
  readonly created: string[] = [];
  tasks: readonly Task[] = [];
  /** Clicks that no tick has taken. */
  clicks: readonly Activity[] = [];
  calendarReadable = true;
  /** Above 0 the answer to a creation is lost, and its incident comes to be only so much later. */
  landsAfterMs = 0;
  private landing: readonly { readonly atMs: number; readonly incident: Incident }[] = [];

  constructor(
    public nowMs: number,
    public memory: Memory,
  ) {}

  /** One run of the trigger. @returns how many steps it had to take */
  tick(death: Death = 'none'): number {
    this.land();
    const { nowMs } = this;
    const planned = plan(this.reading(), nowMs);
    if (death === 'before the intents') return planned.steps.length;
    this.clicks = [];
    this.save(
      planned.steps.map((step) => step.task),
      planned.memory,
    );
    if (death === 'after the intents') return planned.steps.length;
    const settled = planned.steps.map((step) => {
      const { task, act } = decide(step, this.find(step), { announced: true, texts, digest, nowMs });
      return act ? conclude(act, this.perform(act), texts, nowMs) : task;
    });
    if (death !== 'before the record') this.save(settled, planned.memory);
    return planned.steps.length;
  }

  reading(): Reading {
    const live = [...this.events.values()].filter((each) => typeof each !== 'string');
    const asked = this.tasks.filter(
      (task) =>
        ASKED.includes(task.state) ||
        this.memory.calendars[CALENDAR]?.asked.includes(task.eventId) ||
        (task.state === 'upcoming' && task.dueMs <= this.nowMs + ASKED_BEFORE_DUE_MS),
    );
    const base = reading({
      tasks: this.tasks,
      listed: this.calendarReadable ? live : 'unread',
      incidents: this.incidents.filter((each) => each.status !== 'resolved'),
      memory: this.memory,
      activities: this.clicks,
    });
    return {
      ...base,
      events: new Map(asked.map(({ eventId }) => [taskKeyOf(CALENDAR, eventId), this.get(eventId)])),
    };
  }

  /** Open incidents of one event, of whichever attempt. */
  openOf(eventId: string): Incident[] {
    const key = incidentKeyOf(taskKeyOf(CALENDAR, eventId), 0, digest).replace(/0$/, '');
    return this.incidents.filter((each) => each.key?.startsWith(key) && each.status !== 'resolved');
  }

  /** What a person, or with `service` a timer, does in PagerDuty. */
  change(incident: Incident, status: Incident['status'], kind: 'person' | 'service' = 'person'): void {
    const acknowledgedBy = status === 'acknowledged' ? 'Abe' : null;
    const changedBy = { kind, name: 'x' };
    this.put({ ...incident, status, changedMs: this.nowMs, changedBy, acknowledgedBy });
    const entry = { kind: LOGGED[status], atMs: this.nowMs, agentId: kind, by: acknowledgedBy };
    this.logs.set(incident.id, [...(this.logs.get(incident.id) ?? []), entry]);
  }

  merge(incident: Incident, into: Incident): void {
    this.change(incident, 'resolved');
    this.put({ ...this.byId(incident.id), mergedInto: { id: into.id, link: null } });
  }

  /** Somebody's press of Postpone: written down, and mostly carried out at once. */
  postpone(task: Task, untilMs: number, pageDies: boolean): void {
    const line = { taskKey: task.key, attempt: task.attempt, nonce: String(this.nowMs), rowIndex: 1 };
    const wish = { action: 'postpone', by: 'Sato', note: null, atMs: this.nowMs, untilMs } as const;
    this.clicks = [...this.clicks, { ...wish, ...line }];
    const incident = this.incidents.find((each) => each.id === task.incidentId);
    if (!pageDies && incident?.status === 'triggered') this.change(incident, 'resolved');
  }

  private save(tasks: readonly Task[], memory: Memory): void {
    const rows = new Map(this.tasks.map((task) => [task.key, task]));
    for (const task of tasks) rows.set(task.key, task);
    this.tasks = [...rows.values()];
    this.memory = { ...memory, writtenMs: this.nowMs };
  }

  private get(eventId: string): EventReading {
    if (!this.calendarReadable) return { kind: 'unread', reason: 'Google Calendar answered 500' };
    const event = this.events.get(eventId);
    if (event === undefined || event === 'purged') return { kind: 'gone' };
    return event === 'cancelled' ? { kind: 'cancelled', eventId } : { kind: 'live', occurrence: event };
  }

  private find(step: Step): Finding {
    const { incidentId, key, attempt } = step.task;
    const wanted = incidentKeyOf(key, attempt, digest);
    const byKey = step.kind === 'open' || (incidentId === null && step.kind !== 'clear');
    const id = step.kind === 'clear' ? step.incidentId : incidentId;
    const incidents = this.incidents.filter((each) => (byKey ? each.key === wanted : each.id === id));
    return { kind: 'incidents', incidents, log: byKey ? null : (this.logs.get(incidentId ?? '') ?? []) };
  }

  private perform(act: Act): Outcome {
    if (act.kind === 'create') return this.create(act.task);
    const incident = this.incidents.find((each) => each.id === act.incidentId);
    if (!incident) return { kind: 'refused', text: 'PagerDuty 404: Not Found' };
    this.change(incident, act.kind === 'acknowledge' ? 'acknowledged' : 'resolved');
    return { kind: 'done', incident: this.byId(incident.id) };
  }

  private create(task: Task): Outcome {
    const key = incidentKeyOf(task.key, task.attempt, digest);
    this.created.push(key);
    const id = `Q${this.created.length}`;
    const incident: Incident = {
      id,
      key,
      status: 'triggered',
      changedMs: this.nowMs,
      changedBy: null,
      acknowledgedBy: null,
      createdMs: this.nowMs,
      link: `https://acme.pagerduty.com/incidents/${id}`,
      bodyStartMs: task.intent?.startMs ?? null,
      mergedInto: null,
    };
    if (this.landsAfterMs > 0) {
      this.landing = [...this.landing, { atMs: this.nowMs + this.landsAfterMs, incident }];
      return { kind: 'unknown' };
    }
    return this.arrive(incident)
      ? { kind: 'done', incident }
      : { kind: 'refused', text: 'PagerDuty 400: no' };
  }

  /** PagerDuty takes a key once among its open incidents. */
  private arrive(incident: Incident): boolean {
    if (this.incidents.some(({ key, status }) => key === incident.key && status !== 'resolved')) return false;
    this.incidents.push(incident);
    return true;
  }

  /** Creations whose answers were lost come to be, in their order. */
  private land(): void {
    const due = this.landing.filter(({ atMs }) => atMs <= this.nowMs);
    this.landing = this.landing.filter(({ atMs }) => atMs > this.nowMs);
    for (const { incident } of due)
      this.arrive({ ...incident, createdMs: this.nowMs, changedMs: this.nowMs });
  }

  private byId(id: string): Incident {
    const incident = this.incidents.find((each) => each.id === id);
    if (!incident) throw new Error(`no incident ${id}`);
    return incident;
  }

  private put(incident: Incident): void {
    this.incidents[this.incidents.findIndex((each) => each.id === incident.id)] = incident;
  }
}
