// What is asked of PagerDuty together with the calendars: its open incidents page by page, those by id that its list of
// our services may not show, and the logs of starts that are not confirmed yet; once an hour the webhook subscriptions, and
// at any other time the incidents that were resolved last.

import { isLookDue, type SubscriptionsReading } from '../core/health/second-look';
import type { Incident } from '../core/incident';
import type { IncidentLog } from '../core/incident-log';
import type { IncidentsReading, Reading, SheetReading } from '../core/reading';
import type { Task } from '../core/task';
import type { Answer, Outgoing } from '../services/fetch';
import { getIncident, listLog, listOpen, listResolved, PAGE_SIZE } from '../services/pagerduty';
import { type IncidentPage, readFinding, readIncidentPage } from '../services/pagerduty-answers';
import { readLog } from '../services/pagerduty-log';
import { listSubscriptions, readSubscriptions } from '../services/pagerduty-subscriptions';
import type { Properties } from '../services/properties';

export class IncidentsRead {
  private readonly services: readonly string[];
  private readonly elsewhere: readonly string[];
  private readonly unconfirmed: readonly string[];
  private readonly open = new Map<string, Incident>();
  private readonly logs = new Map<string, IncidentLog>();
  private readonly looks: boolean;
  private readonly hasEnded: boolean;
  private resolved: readonly Incident[] = [];
  private subscriptions: SubscriptionsReading | null = null;
  private unreadReason: string | null = null;
  private offset: number | null;

  constructor(
    sheet: SheetReading,
    private readonly properties: Properties,
    nowMs: number,
  ) {
    this.looks = isLookDue(sheet.memory.look, nowMs);
    this.services = serviceIds(sheet);
    this.elsewhere = mergedTargets(sheet);
    this.unconfirmed = unconfirmedStarts(sheet);
    this.hasEnded = sheet.tasks.some(hasEnded);
    this.offset = this.services.length > 0 ? 0 : null;
  }

  /** Whether there is anything left to ask for. */
  get isWaiting(): boolean {
    return this.offset !== null;
  }

  /** The next page of the list; with the first, all that is asked for by id. */
  requests(): Outgoing[] {
    const { properties, offset } = this;
    if (offset === null) return [];
    const page = listOpen(properties, this.services, offset);
    if (offset > 0) return [page];
    return [
      page,
      ...this.elsewhere.map((id) => getIncident(properties, id)),
      ...this.unconfirmed.map((id) => listLog(properties, id)),
      ...this.lastRequest(),
    ];
  }

  /** One of the two: a minute has requests for one. */
  private lastRequest(): Outgoing[] {
    if (this.looks) return [listSubscriptions(this.properties)];
    return this.hasEnded ? [listResolved(this.properties, this.services)] : [];
  }

  /** @param answers to what `requests` gave last, in its order */
  take([list, ...byId]: readonly Answer[]): void {
    const isFirst = this.offset === 0;
    if (isFirst) this.takeById(byId);
    const page = readIncidentPage(list ?? { kind: 'none', reason: 'no answer' });
    if (page.reading.kind === 'unread') this.unreadReason = page.reading.reason;
    else for (const incident of page.reading.open) this.open.set(incident.id, incident);
    this.offset = page.more && this.offset !== null ? this.offset + PAGE_SIZE : null;
  }

  get reading(): Pick<Reading, 'incidents' | 'resolved' | 'logs' | 'subscriptions'> {
    const incidents: IncidentsReading =
      this.unreadReason === null
        ? { kind: 'read', open: [...this.open.values()] }
        : { kind: 'unread', reason: this.unreadReason };
    const { resolved, logs, subscriptions } = this;
    return { incidents, resolved, logs, subscriptions };
  }

  private takeById(answers: readonly Answer[]): void {
    this.elsewhere.forEach((id, index) => {
      const answer = answers[index];
      const finding = answer ? readFinding(answer) : ({ kind: 'unknown' } as const);
      const incident =
        finding.kind === 'incidents' ? finding.incidents.find((each) => each.id === id) : undefined;
      if (incident && incident.status !== 'resolved') this.open.set(id, incident);
    });
    this.unconfirmed.forEach((id, index) => {
      const log = readLog(answers[this.elsewhere.length + index]);
      if (log) this.logs.set(id, log);
    });
    const last = answers[this.elsewhere.length + this.unconfirmed.length];
    if (this.looks) this.subscriptions = readSubscriptions(last);
    else if (this.hasEnded && last) this.resolved = resolvedIn(readIncidentPage(last));
  }
}

function resolvedIn({ reading }: IncidentPage): readonly Incident[] {
  return reading.kind === 'read' ? reading.open.filter(({ status }) => status === 'resolved') : [];
}

function hasEnded({ state, incidentId }: Task): boolean {
  return (state === 'done' || state === 'cancelled') && incidentId !== null;
}

/** Of every row, finished ones too: people reopen them, and what was given up may land late. */
function serviceIds({ tasks, settings }: SheetReading): string[] {
  const ids = [
    ...settings.calendars.map((each) => each.service),
    ...tasks.map((task) => task.intent?.service ?? task.service),
  ];
  return [...new Set(ids)].sort();
}

/** An incident that a task's own was merged into may be of a service that is not ours. */
function mergedTargets({ tasks }: SheetReading): string[] {
  return distinct(tasks.filter((task) => isUnfinished(task) && task.merged !== null));
}

function unconfirmedStarts({ tasks, activities }: SheetReading): string[] {
  const pressed = new Set(
    activities.filter(({ action }) => action === 'start').map((line) => `${line.attempt} ${line.taskKey}`),
  );
  const isPressed = (task: Task) =>
    task.pending?.action === 'start' || pressed.has(`${task.attempt} ${task.key}`);
  return distinct(tasks.filter((task) => isUnfinished(task) && isPressed(task)));
}

function isUnfinished({ state }: Task): boolean {
  return state === 'open' || state === 'started' || state === 'opening';
}

function distinct(tasks: readonly Task[]): string[] {
  return [...new Set(tasks.flatMap(({ incidentId }) => (incidentId === null ? [] : [incidentId])))];
}
