// Two instances of one handler, a clock that leaps for both, and a redelivery until somebody takes the event.
import type { Candidate } from './candidate';
import { Instance } from './instance';
import type { Moment, Services } from './services';

/** Longer than Powertools' in-progress record and the bridge's lease last. */
const FROZEN_MS = 60_000;
const REDELIVERIES = 8;
const REDELIVERY_MS = 15_000;

/** An event or snapshot as it is sent anew. */
export type Sending = () => unknown;
/** Whether a call's moment is the one at which the first instance stops. */
export type Stop = (call: {
  readonly index: number;
  readonly name: string;
  readonly moment: Moment;
}) => boolean;

export class Stage {
  private constructor(
    readonly services: Services,
    private readonly restart: () => Promise<Instance>,
    private first: Instance,
    readonly second: Instance,
  ) {}

  static async open({ handlerPath }: Candidate, instancePath: string, services: Services): Promise<Stage> {
    const start = () => Instance.start(instancePath, handlerPath, services.handledEnv, services.aheadMs);
    return new Stage(services, start, await start(), await start());
  }

  async close(): Promise<void> {
    await this.first.kill();
    await this.second.kill();
  }

  async leap(ms: number): Promise<void> {
    this.services.aheadMs += ms;
    await Promise.all([this.first, this.second].map((each) => each.runAhead(this.services.aheadMs)));
  }

  /** Sends it again until it is taken, as PagerDuty and the tick do. @throws Error where nobody takes it */
  async deliver(sending: Sending, by: 'first' | 'second' = 'first'): Promise<void> {
    for (let time = 0; time < REDELIVERIES; time += 1) {
      const { status } = await this[by].serve(sending());
      if (status === 200) return;
      await this.leap(REDELIVERY_MS);
    }
    throw new Error(`an event was not taken in ${REDELIVERIES} deliveries`);
  }

  /** All at once, on two instances; then each again until it is taken. */
  async deliverAtOnce(sendings: readonly Sending[]): Promise<void> {
    const all = sendings.map((sending, index) =>
      (index % 2 === 0 ? this.first : this.second).serve(sending()),
    );
    await Promise.all(all);
    for (const sending of sendings) await this.deliver(sending);
  }

  /**
   * The first instance freezes at that moment; the event is delivered again a minute later; then the first thaws, and
   * the event comes once more where it was not taken.
   * @returns false where that moment never came
   */
  async freeze(sending: Sending, stop: Stop): Promise<boolean> {
    const { first } = this;
    return this.halt(sending, stop, async (thaw, ended) => {
      await this.leap(FROZEN_MS);
      await this.deliver(sending, 'second');
      thaw();
      await ended;
      if (this.first === first) await this.leap(FROZEN_MS);
    });
  }

  /** The first instance dies at that moment. @returns as `freeze` */
  async kill(sending: Sending, stop: Stop): Promise<boolean> {
    return this.halt(sending, stop, async (thaw) => {
      await this.first.kill();
      thaw();
      this.first = await this.restart();
      await this.leap(FROZEN_MS);
    });
  }

  private async halt(
    sending: Sending,
    stop: Stop,
    meanwhile: (thaw: () => void, ended: Promise<unknown>) => Promise<void>,
  ): Promise<boolean> {
    const { services } = this;
    services.calls = [];
    let thaw = (): void => undefined;
    const reached = new Promise<boolean>((resolve) => {
      services.onCall = (index, moment) => {
        if (!stop({ index, name: services.calls[index] ?? '', moment })) return undefined;
        services.onCall = () => undefined;
        resolve(true);
        return new Promise((release) => {
          thaw = () => release();
        });
      };
    });
    const ended = this.first.serve(sending());
    const isReached = await Promise.race([reached, ended.then(() => false)]);
    services.onCall = () => undefined;
    if (isReached) await meanwhile(thaw, ended);
    await this.deliver(sending, 'second');
    return isReached;
  }
}
