// PagerDuty's webhooks under way: repeated, late, lost, out of order, in legacy batches, to two subscriptions.
import { START } from '../rig';
import { v1, v2, v3 } from '../samples';
import { type SendInit, signedByPagerDuty, withLegacyToken } from '../signing';
import type { Answered, Course } from './course';
import { API_USER, type Entry, nameOf } from './incident';

/** How one event travels on one subscription. */
export interface Travel {
  readonly lost: boolean;
  readonly delayMs: number;
  readonly copies: number;
}

export interface Subscription {
  readonly id: string;
  /** `v3`, or legacy messages in one of the forms in which two of them, A and B, were seen to come. */
  readonly form: 'v3' | 'A+B' | 'A+B, B' | 'A+B twice';
  readonly legacyVersion: 1 | 2;
  /** As promised: within one incident an event waits for the one before it. */
  readonly inOrder: boolean;
  /** Some events come without the incident's key. */
  readonly withKey: boolean;
}

/** What PagerDuty does with an attempt that was not taken (docs, "Retries"). */
const PAUSES_MS = [80_000, 160_000, 320_000, 640_000];
const BATCH_MS = 5_000;
const LATENCY_MS = 300;
/** Types that V2 webhooks have. */
const LEGACY_TYPES: ReadonlyMap<string, string> = new Map([
  ['triggered', 'trigger'],
  ['acknowledged', 'acknowledge'],
  ['unacknowledged', 'unacknowledge'],
  ['resolved', 'resolve'],
  ['escalated', 'escalate'],
  ['annotated', 'annotate'],
]);

export class Courier {
  private readonly lanes = new Map<string, Promise<void>>();
  private batch: Entry[] = [];
  private count = 0;

  constructor(
    private readonly course: Course,
    private readonly subscription: Subscription,
    private readonly travelOf: () => Travel,
    /** Hears of every delivery that was answered. */
    private readonly onAnswer: (entries: readonly Entry[], answered: Answered) => void,
  ) {}

  publish(entry: Entry): void {
    const { form } = this.subscription;
    if (form === 'v3') {
      this.send([entry], entry.incident.id, signedByPagerDuty(JSON.stringify({ event: this.event(entry) })));
    } else if (LEGACY_TYPES.has(entry.type)) {
      this.batch.push(entry);
      if (this.batch.length === 1) this.course.at(this.course.nowMs + BATCH_MS, () => this.sendBatch());
    }
  }

  private sendBatch(): void {
    const entries = this.batch;
    this.batch = [];
    const whole = (parts: readonly Entry[]) =>
      this.send(
        parts,
        'batch',
        withLegacyToken(JSON.stringify({ messages: parts.map((part) => this.message(part)) })),
      );
    whole(entries);
    if (this.subscription.form === 'A+B, B') whole(entries.slice(-1));
    if (this.subscription.form === 'A+B twice') whole(entries);
  }

  private send(entries: readonly Entry[], lane: string, init: SendInit): void {
    const { lost, delayMs, copies } = this.travelOf();
    if (lost) return;
    this.count += 1;
    const id = `${this.subscription.id}-${this.count}`;
    const headers = { ...init.headers, 'x-webhook-id': id };
    const atMs = this.course.nowMs + LATENCY_MS + delayMs;
    for (let copy = 0; copy < copies; copy += 1) {
      const key = this.subscription.inOrder ? lane : `${id} ${copy}`;
      const before = this.lanes.get(key) ?? Promise.resolve();
      this.lanes.set(
        key,
        before.then(() => this.attempt(entries, { ...init, headers }, atMs + copy * 40)),
      );
    }
  }

  private async attempt(entries: readonly Entry[], init: SendInit, atMs: number): Promise<void> {
    if (atMs > this.course.nowMs) await this.course.sleep(atMs - this.course.nowMs);
    for (const pauseMs of [0, ...PAUSES_MS]) {
      if (pauseMs > 0) await this.course.sleep(pauseMs);
      const answered = await this.course.request('POST', '/pagerduty', init);
      this.onAnswer(entries, answered);
      if (answered.status < 500) return;
    }
  }

  private event(entry: Entry): object {
    return v3(entry.type, { ...this.common(entry), ms: entry.atMs % 1_000 });
  }

  private message(entry: Entry): object {
    const type = LEGACY_TYPES.get(entry.type) ?? entry.type;
    return (this.subscription.legacyVersion === 1 ? v1 : v2)(type, this.common(entry));
  }

  private common({ type, atMs, agent, incident, merge }: Entry) {
    return {
      id: `${this.subscription.id} ${type} ${atMs}`,
      second: Math.floor((atMs - START) / 1_000),
      attempt: incident.attempt,
      incidentId: incident.id,
      key: incident.key === null ? 'of somebody else' : this.subscription.withKey ? incident.key : null,
      by: merge ? API_USER : nameOf(agent),
      data: merge ? { resolve_reason: { type: 'merge_resolve_reason' } } : {},
    };
  }
}
