// Lets a world run by itself: what is planned happens at its time, each call to the outside takes a while, and meets
// whatever trouble the outside has then.
import type { HttpResponse } from '../../sandbox/http';
import type { SendInit } from '../signing';
import type { Invocation } from '../world/invocation';
import type { OutsideCall } from '../world/outside-call';
import type { World } from '../world/world';

/** What becomes of one call: how long until it takes effect and until it is answered, and the answer. */
export interface Fate {
  readonly effectMs: number;
  /** After the effect; null: no answer ever comes. */
  readonly answerMs: number | null;
  readonly effect: boolean;
  /** In place of the service's own answer. */
  readonly answer?: HttpResponse;
}

interface Planned {
  readonly atMs: number;
  readonly run: () => unknown;
}

interface Open {
  readonly invocation: Invocation;
  readonly settle: (answered: Answered) => void;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly sentMs: number;
  readonly tookMs: number;
  /** Calls that Lambda would have frozen with the instance. */
  readonly openCalls: number;
}

export class Course {
  private planned: Planned[] = [];
  private open: Open[] = [];
  private readonly fated = new WeakSet<OutsideCall>();

  constructor(
    readonly world: World,
    private readonly fateOf: (call: OutsideCall) => Fate,
    /** Hears of every call that took effect. */
    private readonly onEffect: (call: OutsideCall, response: HttpResponse) => void,
  ) {}

  get nowMs(): number {
    return this.world.nowMs;
  }

  at(atMs: number, run: () => unknown): void {
    const after = this.planned.findIndex((each) => each.atMs > atMs);
    this.planned.splice(after < 0 ? this.planned.length : after, 0, { atMs, run });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.at(this.nowMs + ms, resolve));
  }

  async request(method: string, path: string, init: SendInit): Promise<Answered> {
    const invocation = await this.world.invoke(method, path, init);
    return new Promise((settle) => {
      this.open.push({ invocation, settle });
    });
  }

  /** Until nothing is planned and nothing under way. */
  async runToEnd(): Promise<void> {
    for (;;) {
      do {
        await quiet();
      } while (this.settleAnswered() || this.giveFates());
      const plannedMs = this.planned[0]?.atMs;
      const timerMs = this.world.nextTimerMs;
      if (plannedMs === undefined && timerMs === undefined) {
        if (this.open.length === 0) return;
        throw new Error('a request waits for something that nothing will bring');
      }
      if (timerMs !== undefined && (plannedMs === undefined || timerMs <= plannedMs)) {
        await this.world.advanceTo(timerMs);
      } else {
        const next = this.planned.shift();
        await this.world.advanceTo(Math.max(this.nowMs, next?.atMs ?? 0));
        await next?.run();
      }
    }
  }

  /** @returns whether anything was answered */
  private settleAnswered(): boolean {
    const done = this.open.filter(({ invocation }) => invocation.answer !== undefined);
    this.open = this.open.filter((each) => !done.includes(each));
    for (const { invocation, settle } of done) {
      const { answer, startedMs, answeredMs, openCalls } = invocation;
      settle({
        status: answer?.status ?? 0,
        body: answer?.body ?? '',
        sentMs: startedMs,
        tookMs: (answeredMs ?? this.nowMs) - startedMs,
        openCalls,
      });
    }
    return done.length > 0;
  }

  /** @returns whether anything was asked */
  private giveFates(): boolean {
    const asked = this.world.unapplied.filter((call) => !this.fated.has(call));
    for (const call of asked) {
      this.fated.add(call);
      const fate = this.fateOf(call);
      this.at(this.nowMs + fate.effectMs, () => this.befall(call, fate));
    }
    return asked.length > 0;
  }

  private async befall(call: OutsideCall, { effect, answer, answerMs }: Fate): Promise<void> {
    const own = effect ? await this.world.apply(call) : undefined;
    if (own) this.onEffect(call, own);
    const response = answer ?? own;
    if (answerMs === null || response === undefined) return;
    if (answerMs === 0) await this.world.answer(call, response);
    else this.at(this.nowMs + answerMs, () => this.world.answer(call, response));
  }
}

/** Whoever was woken has come to wait for something again. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
