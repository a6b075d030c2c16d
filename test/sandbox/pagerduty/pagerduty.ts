// A stateful PagerDuty: REST API, timers and webhooks on the virtual clock, and people acting in its web app.
import type { VirtualClock } from '../clock';
import { pagerdutyContract } from '../contracts/pagerduty';
import type { Faults } from '../faults';
import type { HttpHandler } from '../http';
import type { Journal } from '../journal';
import { Account, type NewPolicy, type NewService } from './account';
import { Edits } from './edits';
import { Escalation } from './escalation';
import { History } from './history';
import { Lifecycle } from './lifecycle';
import type { Deed, Incident, ServiceStatus } from './records';
import { References, WEB } from './references';
import { DirectoryView } from './render-directory';
import { IncidentView } from './render-incident';
import { directoryRoutes } from './rest/directory-routes';
import { incidentRoutes } from './rest/incident-routes';
import { Rest } from './rest/rest';
import { subscriptionRoutes } from './rest/subscription-routes';
import { webPage } from './web-page';
import type { Deliver } from './webhooks/attempt';
import { Legacy } from './webhooks/legacy';
import { type Delivery, Outbox } from './webhooks/outbox';
import type { Subscription } from './webhooks/subscription';
import { V3 } from './webhooks/v3';
import { type NewSubscription, Webhooks } from './webhooks/webhooks';

export interface PagerDutyOptions {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly faults: Faults;
  /** Where the REST API is reached: `http://127.0.0.1:4000/pagerduty`. Its path is taken off every request. */
  readonly baseUrl: string;
  /** Sends a webhook. @throws ConnectionFailed when the receiver is dead */
  readonly deliver: Deliver;
  /** Check requests and answers against the contract, where it is there. Default true. */
  readonly validate?: boolean;
}

export interface ServiceChange {
  readonly status?: ServiceStatus | undefined;
  readonly autoResolve?: number | null | undefined;
  readonly acknowledgement?: number | null | undefined;
}

export class PagerDuty {
  readonly handle: HttpHandler;
  private readonly account: Account;
  private readonly lifecycle: Lifecycle;
  private readonly edits: Edits;
  private readonly view: IncidentView;
  private readonly hooks: Webhooks;

  constructor({ clock, journal, faults, baseUrl, deliver, validate = true }: PagerDutyOptions) {
    const account = new Account(() => clock.nowMs);
    const references = new References(baseUrl.replace(/\/$/, ''));
    const directory = new DirectoryView(account, references);
    const view = new IncidentView(references, directory);
    const hooks = new Webhooks({
      clock,
      faults,
      ids: account.ids,
      outbox: new Outbox(clock, deliver),
      v3: new V3(references, view),
      legacy: new Legacy(references, directory, view),
    });
    const history = new History(clock, account.ids, (event) => hooks.publish(event));
    const escalation = new Escalation(clock, history);
    const lifecycle = new Lifecycle(clock, account, history, escalation);
    const edits = new Edits(account.ids, history, escalation, lifecycle);
    const rest = new Rest({
      clock,
      journal,
      faults,
      account,
      baseUrl,
      contract: validate ? pagerdutyContract() : undefined,
      routes: [
        ...incidentRoutes({ clock, faults, account, lifecycle, edits, view }),
        ...directoryRoutes(account, directory),
        ...subscriptionRoutes(clock, account, hooks),
      ],
    });
    const webPath = `${new URL(baseUrl).pathname.replace(/\/$/, '')}${WEB}`;
    this.handle = async (request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(`${webPath}/`)) return rest.handle(request);
      return webPage(account, pathname.slice(webPath.length));
    };
    this.account = account;
    this.lifecycle = lifecycle;
    this.edits = edits;
    this.view = view;
    this.hooks = hooks;
  }

  /** All incidents in the shape of the REST API, body included, in order of their numbers. */
  get incidents() {
    return [...this.account.incidents.values()].map((each) => this.view.incident(each, new Set(['body'])));
  }

  /** All deliveries, oldest first. */
  get webhooks(): readonly Readonly<Delivery>[] {
    return this.hooks.deliveries;
  }

  /** In the order in which they were made. */
  get subscriptions(): readonly Subscription[] {
    return [...this.hooks.subscriptions.values()];
  }

  get users(): readonly { readonly id: string; readonly email: string; readonly name: string }[] {
    return [...this.account.users.values()];
  }

  addUser(user: { readonly id?: string; readonly email: string; readonly name: string }): string {
    return this.account.addUser(user);
  }

  /** A REST key: of the account, or of the person whose id is given. */
  addKey(key: string, userId?: string): void {
    this.account.keys.set(key, userId === undefined ? null : this.account.user(userId));
  }

  addEscalationPolicy(policy: NewPolicy & { readonly id?: string }): string {
    return this.account.addPolicy(policy);
  }

  addService(service: NewService): string {
    return this.account.addService(service);
  }

  setServiceStatus(serviceId: string, status: ServiceStatus): void {
    this.account.service(serviceId).status = status;
  }

  /** Timers in seconds, null where one is off. They count from the next time that they are started. */
  setService(serviceId: string, change: ServiceChange): void {
    const service = this.account.service(serviceId);
    service.status = change.status ?? service.status;
    if (change.autoResolve !== undefined) service.autoResolveTimeout = change.autoResolve;
    if (change.acknowledgement !== undefined) service.acknowledgementTimeout = change.acknowledgement;
  }

  /** A window in which its services take no incident. */
  addMaintenance(serviceIds: readonly string[], startMs: number, endMs: number): void {
    this.account.windows.push({
      id: this.account.ids.short('window'),
      services: serviceIds.map((id) => this.account.service(id)),
      startMs,
      endMs,
      description: 'Planned work',
    });
  }

  endMaintenance(): void {
    this.account.windows.length = 0;
  }

  setRole(userId: string, role: string): void {
    this.account.user(userId).role = role;
  }

  changePolicy(id: string, change: Pick<NewPolicy, 'rules' | 'loops'>): void {
    this.account.changePolicy(id, change);
  }

  removeKey(key: string): void {
    this.account.keys.delete(key);
  }

  addSubscription(subscription: NewSubscription): string {
    return this.hooks.subscribe(subscription).id;
  }

  /** A person acknowledges in the web app, which offers that only for open incidents. */
  acknowledge(incidentId: string, userId: string): void {
    this.lifecycle.acknowledge(this.open(incidentId), this.account.user(userId), this.by(userId));
  }

  resolve(incidentId: string, userId: string): void {
    this.lifecycle.resolve(this.open(incidentId), this.by(userId));
  }

  reopen(incidentId: string, userId: string): void {
    const incident = this.account.incident(incidentId);
    if (incident.status !== 'resolved') throw new Error(`Incident ${incidentId} is not resolved`);
    this.lifecycle.reopen(incident, this.by(userId));
  }

  unacknowledge(incidentId: string, userId: string): void {
    const incident = this.open(incidentId);
    if (incident.status !== 'acknowledged') throw new Error(`Incident ${incidentId} is not acknowledged`);
    this.lifecycle.unacknowledge(incident, this.by(userId));
  }

  /** `userId` gives the incident to `assigneeId`. */
  reassign(incidentId: string, assigneeId: string, userId: string): void {
    this.edits.reassign(this.open(incidentId), [this.account.user(assigneeId)], this.by(userId));
  }

  note(incidentId: string, content: string, userId: string): void {
    const incident = this.account.incident(incidentId);
    this.edits.note(incident, content, this.account.user(userId), this.by(userId));
  }

  /** Sources are resolved with the target as their reason. */
  merge(sourceIds: readonly string[], targetId: string, userId: string): void {
    const target = this.open(targetId);
    const sources = sourceIds.map((id) => this.open(id));
    if (sources.includes(target)) throw new Error(`Incident ${targetId} cannot be merged into itself`);
    for (const source of sources) this.lifecycle.resolve(source, this.by(userId), { mergedInto: target });
  }

  /** @param priority `P1` to `P5` */
  setPriority(incidentId: string, priority: string, userId: string): void {
    const found = this.account.priorities.find(({ name }) => name === priority);
    if (!found) throw new Error(`There is no priority ${priority}`);
    this.edits.setPriority(this.account.incident(incidentId), found, this.by(userId));
  }

  private open(incidentId: string): Incident {
    const incident = this.account.incident(incidentId);
    if (incident.status === 'resolved')
      throw new Error(`Incident ${incidentId} is resolved; reopen it first`);
    return incident;
  }

  private by(userId: string): Deed {
    return { agent: { kind: 'user', user: this.account.user(userId) }, channel: 'website' };
  }
}
