// Instances of the shipped handler in one thread, and the outside as they see it. Whatever happens, the caller does it
// step by step: a call takes effect, is answered, gets lost; an instance freezes, thaws, dies; time passes. The same
// steps give the same run.
import { VirtualClock } from '../../sandbox/clock';
import { Faults } from '../../sandbox/faults';
import type { HttpHandler, HttpResponse } from '../../sandbox/http';
import { Journal } from '../../sandbox/journal';
import { proxyEvent, proxyResponse } from '../../sandbox/lambda/http-api';
import { Slack } from '../../sandbox/slack/slack';
import { parameterStore } from '../outside';
import { SLACK_TOKEN, START } from '../rig';
import type { SendInit } from '../signing';
import { environment } from './environment';
import { Instance } from './instance';
import { MemoryTable } from './memory-table';
import type { OutsideCall } from './outside-call';

export interface WorldOptions {
  /** In place of the table in memory. */
  readonly table?: HttpHandler;
  /** Adds to the function's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One invocation of one instance. */
export interface Invocation {
  readonly instance: Instance;
  readonly path: string;
  readonly startedMs: number;
  /** Whether it was frozen on the way: then it may be late. */
  frozen: boolean;
  /** Undefined while there is no answer. */
  answer: HttpResponse | undefined;
  answeredMs: number | undefined;
  /** Calls that were still awaited when it answered; Lambda would freeze them. */
  openCalls: number;
}

export class World {
  readonly clock = new VirtualClock(START);
  readonly journal = new Journal(() => this.clock.nowMs);
  readonly faults = new Faults(() => this.clock.nowMs);
  readonly slack: Slack;
  readonly memory = new MemoryTable();
  /** Alive ones, oldest first. */
  instances: readonly Instance[] = [];
  /** What the function logged, oldest first. */
  readonly logs: Readonly<Record<string, unknown>>[] = [];
  /** All of them, oldest first. */
  readonly invocations: Invocation[] = [];
  /** What happened, a line a step: for whoever has to understand a schedule that fails. */
  readonly trace: string[] = [];
  private sent: readonly OutsideCall[] = [];
  /** SSM's parameters, in use where the environment names TOBAN_PARAMETER_PREFIX. */
  readonly parameters = new Map<string, string>();
  private readonly services: Readonly<Record<OutsideCall['service'], HttpHandler>>;
  private readonly env: Readonly<Record<string, string>>;
  private started = 0;
  private uuids = 0;

  constructor(options: WorldOptions = {}) {
    const { clock, journal, faults } = this;
    this.slack = new Slack({ clock, journal, faults, token: SLACK_TOKEN });
    this.slack.addChannel({ id: 'COPS', name: 'ops' });
    this.slack.addChannel({ id: 'CDEFAULT', name: 'default' });
    this.services = {
      slack: this.slack.handle,
      dynamodb: options.table ?? this.memory.handle,
      ssm: parameterStore(this.parameters),
    };
    this.env = { ...environment, ...options.env };
  }

  get nowMs(): number {
    return this.clock.nowMs;
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

  /** Calls whose instance runs and waits for them, oldest first. */
  get waiting(): readonly OutsideCall[] {
    return this.sent.filter((call) => !call.answered && !call.held && this.isRunning(call));
  }

  /** Calls that have had no effect, whoever waits for them or does not, oldest first. */
  get unapplied(): readonly OutsideCall[] {
    return this.sent.filter(({ response }) => response === undefined);
  }

  /** The call takes effect. @returns its answer, which is not yet given */
  async apply(call: OutsideCall): Promise<HttpResponse> {
    if (call.response !== undefined) throw new RangeError(`${call.operation} took effect already`);
    call.response = await this.services[call.service](call.request);
    const { status, body } = call.response;
    this.note(
      call.caller,
      `${call.operation} takes effect: ${status} ${status === 200 ? briefly(body) : body}`,
    );
    return call.response;
  }

  /** The instance hears an answer: the service's, or one that stands for it. */
  async answer(call: OutsideCall, response: HttpResponse): Promise<void> {
    if (response !== call.response)
      this.note(call.caller, `${call.operation} is answered ${briefly(response.body)}`);
    call.answer(response);
    await this.settle();
  }

  /** The call takes effect and is answered. */
  async pass(call: OutsideCall): Promise<void> {
    await this.answer(call, call.response ?? (await this.apply(call)));
  }

  /** The connection breaks; whether the call has its effect is another matter. */
  async breakOff(call: OutsideCall): Promise<void> {
    this.note(call.caller, `${call.operation} breaks off`);
    call.breakOff();
    await this.settle();
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
      send: (call) => {
        const open = this.sent.filter(({ awaited, response }) => awaited || response === undefined);
        this.sent = [...open, call];
      },
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

  private note({ id }: { readonly id: string }, what: string): void {
    this.trace.push(`${((this.nowMs - START) / 1_000).toFixed(3)} ${id} ${what}`);
  }

  private isRunning({ caller }: OutsideCall): boolean {
    return this.instances.some((instance) => instance === caller && instance.runs);
  }

  private async fireDue(): Promise<void> {
    while (this.instances.some(({ runs, timers }) => runs && timers.fireDue())) await this.settle();
  }

  /** All that an instance does between two calls is microtasks: they are over within a turn of the event loop. */
  private async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const BRIEF = 100;

function briefly(body: string): string {
  return body.length > BRIEF ? `${body.slice(0, BRIEF)}…` : body;
}
