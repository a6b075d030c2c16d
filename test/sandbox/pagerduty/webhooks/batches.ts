// Collects legacy messages for a few seconds, so that one request tells of several incidents, in part or whole twice.
import type { VirtualClock } from '../../clock';
import type { LegacyMessage } from './legacy';
import type { Subscription } from './subscription';

const WINDOW_MS = 5_000;

/** How a batch A+B is sent: once, then B again, or twice in whole. A subscription's batches take turns. */
const FORMS = ['once', 'lastAgain', 'twice'] as const;

interface Batch {
  messages: LegacyMessage[];
  turn: number;
}

export class Batches {
  private readonly batches = new Map<Subscription, Batch>();

  /** @param send makes one request of these messages */
  constructor(
    private readonly clock: VirtualClock,
    private readonly send: (subscription: Subscription, messages: readonly LegacyMessage[]) => void,
  ) {}

  add(subscription: Subscription, message: LegacyMessage): void {
    const batch = this.batches.get(subscription) ?? { messages: [], turn: 0 };
    this.batches.set(subscription, batch);
    batch.messages.push(message);
    if (batch.messages.length > 1) return;
    this.clock.at(this.clock.nowMs + WINDOW_MS, () => this.close(subscription, batch));
  }

  private close(subscription: Subscription, batch: Batch): void {
    const { messages } = batch;
    batch.messages = [];
    const isOfSeveral = new Set(messages.map(({ incident }) => incident.id)).size > 1;
    const requests = isOfSeveral ? requestsOf(messages, batch.turn++) : [messages];
    for (const each of requests) this.send(subscription, each);
  }
}

function requestsOf(messages: readonly LegacyMessage[], turn: number): (readonly LegacyMessage[])[] {
  const form = FORMS[turn % FORMS.length];
  if (form === 'lastAgain') return [messages, messages.slice(-1)];
  return form === 'twice' ? [messages, messages] : [messages];
}
