// Instances of the shipped handler in one thread. Whatever happens, the caller does it step by step: an instance is
// asked, freezes, thaws, dies; time passes; a call takes effect, is answered, gets lost (traffic.ts). The same steps give
// the same run.
import type { HttpHandler, HttpResponse } from '../../sandbox/http';
import { proxyEvent, proxyResponse } from '../../sandbox/lambda/http-api';
import type { SendInit } from '../signing';
import { environment } from './environment';
import { Instance } from './instance';
import type { Invocation } from './invocation';
import type { OutsideCall } from './outside-call';
import { Traffic } from './traffic';

export interface WorldOptions {
  /** In place of the table in memory. */
  readonly table?: HttpHandler;
  /** Adds to the function's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export class World extends Traffic {
  /** Alive ones, oldest first. */
  instances: readonly Instance[] = [];
  /** What the function logged, oldest first. */
  readonly logs: Readonly<Record<string, unknown>>[] = [];
  /** All of them, oldest first. */
  readonly invocations: Invocation[] = [];
  private readonly env: Readonly<Record<string, string>>;
  private started = 0;
  private uuids = 0;

  constructor({ table, env }: WorldOptions = {}) {
    super(table);
    this.env = { ...environment, ...env };
  }

  /** As Lambda does: an instance that is idle takes it, else a new one. */
  async invoke(method: string, path: string, init: SendInit = {}): Promise<Invocation> {
    const instance = this.instances.find((each) => !each.busy && each.runs) ?? this.startInstance();
    const request = {
      method,
      url: `https://a.invalid${path}`,
      headers: { 'content-type': 'application/json', ...init.headers },
      body: Buffer.from(init.body ?? ''),
    };
    const event = proxyEvent(request, path, `${method} ${path}`, 'a', this.nowMs);
    const startedMs = this.nowMs;
    const invocation: Invocation = {
      instance,
      path,
      startedMs,
      frozen: false,
      answer: undefined,
      answeredMs: undefined,
      openCalls: 0,
    };
    this.invocations.push(invocation);
    this.note(instance, `is asked ${path}`);
    instance.busy = true;
    void instance.invoke(event).then((value) => this.end(invocation, proxyResponse(value)));
    await this.settle();
    return invocation;
  }

  /** What it sent is on its way all the same. */
  kill(instance: Instance): void {
    this.note(instance, 'dies');
    instance.dead = true;
    this.instances = this.instances.filter((each) => each !== instance);
  }

  freeze(instance: Instance): void {
    this.note(instance, 'freezes');
    instance.freeze();
    for (const invocation of this.invocations) {
      if (invocation.instance === instance && invocation.answer === undefined) invocation.frozen = true;
    }
  }

  /** @param first what of the past the instance sees first; Node's event loop may begin with either */
  async thaw(instance: Instance, first: 'timers' | 'answers'): Promise<void> {
    this.note(instance, `thaws, ${first} first`);
    const held = instance.takeThaw();
    if (first === 'timers') await this.fireDue();
    for (const arrive of held) arrive();
    await this.settle();
    await this.fireDue();
  }

  /** When the next timer of an instance that runs is due, epoch milliseconds. */
  get nextTimerMs(): number | undefined {
    const times = this.instances.flatMap(({ runs, timers }) => (runs ? (timers.nextAtMs ?? []) : []));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Time passes: timers fire in order, no call has an effect or an answer. */
  async advanceTo(targetMs: number): Promise<void> {
    for (;;) {
      const next = this.nextTimerMs;
      if (next === undefined || next > targetMs) break;
      await this.clock.advanceTo(next);
      await this.fireDue();
    }
    await this.clock.advanceTo(targetMs);
  }

  /** Until it is answered: each call takes effect and is answered in turn; where none waits, time passes. */
  async run(invocation: Invocation): Promise<HttpResponse> {
    while (invocation.answer === undefined) {
      const [call] = this.waiting;
      if (call !== undefined) await this.pass(call);
      else if (this.nextTimerMs !== undefined) await this.advanceTo(this.nextTimerMs);
      else throw new Error(`${invocation.instance.id} waits for something that nothing will bring`);
    }
    return invocation.answer;
  }

  /** A request that nothing disturbs. */
  async send(method: string, path: string, init: SendInit = {}): Promise<HttpResponse> {
    return this.run(await this.invoke(method, path, init));
  }

  private startInstance(): Instance {
    this.started += 1;
    const id = `i${this.started}`;
    const instance = new Instance(id, {
      nowMs: () => this.nowMs,
      env: this.env,
      print: (line) => this.logs.push({ instance: id, ...(JSON.parse(line) as object) }),
      uuid: () => `00000000-0000-4000-8000-${(this.uuids++).toString(16).padStart(12, '0')}`,
      send: (call) => this.dispatch(call),
    });
    this.instances = [...this.instances, instance];
    return instance;
  }

  private end(invocation: Invocation, response: HttpResponse): void {
    const { instance } = invocation;
    if (instance.dead) return;
    this.note(instance, `answers ${response.status} ${response.body}`);
    instance.busy = false;
    invocation.answer = response;
    invocation.answeredMs = this.nowMs;
    invocation.openCalls = this.sent.filter(({ caller, awaited }) => caller === instance && awaited).length;
  }

  protected isRunning({ caller }: OutsideCall): boolean {
    return this.instances.some((instance) => instance === caller && instance.runs);
  }

  private async fireDue(): Promise<void> {
    while (this.instances.some(({ runs, timers }) => runs && timers.fireDue())) await this.settle();
  }
}
