// What a tick or a press sends to the outside goes over its wire, which times every call. A service that hung goes in a round trip
// of its own or not at all, and who hung among several is found with as few further hangs as can be.
import { HANG_MS, type Service } from '../core/health/health';
import { type Answer, messageOf, type Outgoing, type Send } from './fetch';
import type { Watch } from './watch';

type Answers = Map<Outgoing, Answer>;

export class Wire {
  /** @param sendAll one round trip: gives all answers or throws */
  constructor(
    readonly watch: Watch,
    private readonly sendAll: Send,
  ) {}

  /** One answer a request, in order. */
  readonly send: Send = (requests) => {
    const answers: Answers = new Map();
    const together = requests.filter(({ service }) => this.watch.way(service) === 'together');
    const alone = requests.filter(({ service }) => this.watch.way(service) === 'alone');
    this.sendTogether(together, answers);
    for (const service of servicesOf(alone)) this.sendAlone(service, of(service, alone), answers);
    return requests.map((request) => answers.get(request) ?? this.leftOut(request.service));
  };

  /** For what can wait: left out when the tick is late. */
  readonly sendIfEarly: Send = (requests) =>
    this.watch.isLate
      ? requests.map(() => ({ kind: 'none', reason: 'left out: it has taken too long already' }))
      : this.send(requests);

  private sendTogether(requests: readonly Outgoing[], answers: Answers): void {
    const services = servicesOf(requests);
    const [only] = services;
    if (only === undefined) return;
    if (services.length === 1) {
      this.sendAlone(only, requests, answers);
      return;
    }
    const { given, error, tookMs } = this.watch.time(services, () => this.sendAll(requests));
    requests.forEach((request, index) => void answers.set(request, answerAt(given, index, error)));
    const hangs = tookMs >= HANG_MS;
    if (hangs) this.watch.countHang(tookMs);
    if (given === null && hangs) this.findSilent(services, requests, answers);
    for (const service of services) {
      if (given !== null && hangs) this.watch.suspected(service, true);
      else if (given !== null) this.watch.answered(service);
      // A connection that was refused lost the answers of all.
      else if (!hangs) this.sendAlone(service, readsOf(service, requests), answers);
    }
  }

  /** Those that hung least are repeated first: when all others have answered, the last one is known without a call. */
  private findSilent(services: readonly Service[], requests: readonly Outgoing[], answers: Answers): void {
    const { watch } = this;
    const hangs = (service: Service) => watch.health[service]?.hangs ?? 0;
    const repeatable = services
      .filter((service) => readsOf(service, requests).length > 0)
      .sort((left, right) => hangs(left) - hangs(right));
    const suspects = new Set(services);
    for (const service of repeatable) {
      if (suspects.size === 1 && suspects.has(service)) break;
      this.sendAlone(service, readsOf(service, requests), answers);
      // Found: nobody else has to be blamed for the call that all shared.
      if (watch.isSilent(service)) suspects.clear();
      else suspects.delete(service);
    }
    for (const service of suspects) {
      if (suspects.size === 1) watch.hung(service, false);
      else watch.suspected(service, false);
    }
  }

  private sendAlone(service: Service, requests: readonly Outgoing[], answers: Answers): void {
    if (requests.length === 0) return;
    const { watch } = this;
    const { given, error, tookMs } = watch.time([service], () => this.sendAll(requests));
    requests.forEach((request, index) => void answers.set(request, answerAt(given, index, error)));
    const isWorthy = given !== null && requests.some((each, index) => isWorth(each, given[index]));
    if (isWorthy) watch.countWorthy(tookMs);
    if (tookMs < HANG_MS || isWorthy) watch.answered(service);
    else {
      watch.countHang(tookMs);
      watch.hung(service, given !== null);
    }
  }

  private leftOut(service: Service): Answer {
    const sinceMs = this.watch.health[service]?.sinceMs ?? null;
    const since = sinceMs === null ? '' : ` since ${new Date(sinceMs).toISOString()}`;
    return { kind: 'none', reason: `${service} has not answered${since} and is left out` };
  }
}

function answerAt(given: readonly Answer[] | null, index: number, error: unknown): Answer {
  if (given === null) return { kind: 'none', reason: messageOf(error) };
  return given[index] ?? { kind: 'none', reason: 'no answer' };
}

function servicesOf(requests: readonly Outgoing[]): Service[] {
  return [...new Set(requests.map((each) => each.service))];
}

function of(service: Service, requests: readonly Outgoing[]): Outgoing[] {
  return requests.filter((each) => each.service === service);
}

function readsOf(service: Service, requests: readonly Outgoing[]): Outgoing[] {
  return of(service, requests).filter((each) => each.repeatable);
}

function isWorth({ isWorthLong }: Outgoing, answer: Answer | undefined): boolean {
  return answer !== undefined && isWorthLong?.(answer) === true;
}
