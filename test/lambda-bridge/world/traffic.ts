// What instances send, on its way: it takes effect, is answered, or gets lost when the caller says so, and each step is
// noted. The services behind it are the sandbox's Slack, a table in memory and a parameter store.
import { VirtualClock } from '../../sandbox/clock';
import { Faults } from '../../sandbox/faults';
import type { HttpHandler, HttpResponse } from '../../sandbox/http';
import { Journal } from '../../sandbox/journal';
import { Slack } from '../../sandbox/slack/slack';
import { parameterStore } from '../outside';
import { SLACK_TOKEN, START } from '../rig';
import { MemoryTable } from './memory-table';
import type { OutsideCall } from './outside-call';

export abstract class Traffic {
  readonly clock = new VirtualClock(START);
  readonly journal = new Journal(() => this.clock.nowMs);
  readonly faults = new Faults(() => this.clock.nowMs);
  readonly slack: Slack;
  readonly memory = new MemoryTable();
  /** What happened, a line a step: for whoever has to understand a schedule that fails. */
  readonly trace: string[] = [];
  protected sent: readonly OutsideCall[] = [];
  /** SSM's parameters, in use where the environment names TOBAN_PARAMETER_PREFIX. */
  readonly parameters = new Map<string, string>();
  private readonly services: Readonly<Record<OutsideCall['service'], HttpHandler>>;

  /** @param table in place of the one in memory */
  constructor(table?: HttpHandler) {
    const { clock, journal, faults } = this;
    this.slack = new Slack({ clock, journal, faults, token: SLACK_TOKEN });
    this.slack.addChannel({ id: 'COPS', name: 'ops' });
    this.slack.addChannel({ id: 'CDEFAULT', name: 'default' });
    this.services = {
      slack: this.slack.handle,
      dynamodb: table ?? this.memory.handle,
      ssm: parameterStore(this.parameters),
    };
  }

  get nowMs(): number {
    return this.clock.nowMs;
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

  /** What is sent is on its way until it has had its effect and its answer. */
  protected dispatch(call: OutsideCall): void {
    const open = this.sent.filter(({ awaited, response }) => awaited || response === undefined);
    this.sent = [...open, call];
  }

  protected note({ id }: { readonly id: string }, what: string): void {
    this.trace.push(`${((this.nowMs - START) / 1_000).toFixed(3)} ${id} ${what}`);
  }

  /** Whether the instance that sent it is alive and not frozen. */
  protected abstract isRunning(call: OutsideCall): boolean;

  /** All that an instance does between two calls is microtasks: they are over within a turn of the event loop. */
  protected async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const BRIEF = 100;

function briefly(body: string): string {
  return body.length > BRIEF ? `${body.slice(0, BRIEF)}…` : body;
}
