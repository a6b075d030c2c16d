// Slack takes about one message a second and channel. After its first refusal a request keeps to what Slack asks for.
import type { Deadline } from '../deadline';
import { SlackRateLimited } from '../errors';

/** From one message to the next: how long Slack takes to answer is no pause beside it. */
const AFTER_LIMIT_MS = 1_000;

export class Pace {
  private readonly readyAtMs = new Map<string, number>();

  /** @param waits whether this request may wait for Slack; a webhook may not, PagerDuty repeats it instead */
  constructor(
    private readonly deadline: Deadline,
    private readonly waits: boolean,
  ) {}

  /** @throws SlackRateLimited where the channel takes nothing more before the deadline */
  async ready(channel: string): Promise<void> {
    const waitMs = (this.readyAtMs.get(channel) ?? 0) - Date.now();
    if (waitMs <= 0) return;
    if (!this.waits || waitMs >= this.deadline.leftMs) {
      throw new SlackRateLimited(`${channel} takes no message for ${waitMs} ms`, waitMs);
    }
    await this.deadline.pause(waitMs);
  }

  /** Posts, waiting as often as Slack asks for it. @throws SlackRateLimited as `ready` */
  async post<T>(channel: string, post: () => Promise<T>): Promise<T> {
    for (;;) {
      await this.ready(channel);
      try {
        const sentMs = Date.now();
        const posted = await post();
        if (this.readyAtMs.has(channel)) this.readyAtMs.set(channel, sentMs + AFTER_LIMIT_MS);
        return posted;
      } catch (error) {
        if (!(error instanceof SlackRateLimited)) throw error;
        this.readyAtMs.set(channel, Date.now() + error.retryAfterMs);
      }
    }
  }
}
