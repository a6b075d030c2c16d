// Turns what happens to incidents into deliveries to each subscription, through the faults that are switched on.
import { createHmac } from 'node:crypto';
import type { VirtualClock } from '../../clock';
import type { Faults } from '../../faults';
import type { HttpRequest } from '../../http';
import type { IncidentEvent } from '../history';
import type { Ids } from '../ids';
import { Batches } from './batches';
import type { Legacy, LegacyMessage } from './legacy';
import type { Delivery, Outbox } from './outbox';
import { EVENT_TYPES, type Filter, type Subscription, wants } from './subscription';
import type { V3 } from './v3';

/** PagerDuty promises no time. Half a second lets the REST call that caused an event be answered first. */
const LATENCY_MS = 500;
/** How far apart reordering throws deliveries. */
const REORDER_SPREAD_MS = 60_000;

interface Parts {
  readonly clock: VirtualClock;
  readonly faults: Faults;
  readonly ids: Ids;
  readonly outbox: Outbox;
  readonly v3: V3;
  readonly legacy: Legacy;
}

export interface NewSubscription {
  readonly url: string;
  /** Made up where it is not given, as PagerDuty does. */
  readonly secret?: string;
  /** Only a subscription with one gets legacy batches. */
  readonly legacyToken?: string;
  readonly description?: string;
  readonly events?: readonly string[];
  readonly filter?: Filter;
  readonly active?: boolean;
  readonly customHeaders?: readonly { readonly name: string; readonly value: string }[];
}

interface Content {
  readonly event: string;
  /** What must stay in order: an incident's id, or a word for what has none. */
  readonly resource: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export class Webhooks {
  readonly subscriptions = new Map<string, Subscription>();
  readonly deliveries: Delivery[] = [];
  private readonly batches: Batches;

  constructor(private readonly parts: Parts) {
    this.batches = new Batches(parts.clock, (subscription, messages) => this.sendV2(subscription, messages));
  }

  subscribe(wanted: NewSubscription): Subscription {
    const { ids } = this.parts;
    const subscription: Subscription = {
      id: ids.short('subscription'),
      deliveryMethodId: ids.short('delivery method'),
      url: wanted.url,
      secret: wanted.secret ?? ids.secret('webhook secret'),
      legacyToken: wanted.legacyToken ?? null,
      customHeaders: wanted.customHeaders ?? [],
      description: wanted.description ?? '',
      events: wanted.events ?? EVENT_TYPES,
      filter: wanted.filter ?? { type: 'account_reference' },
      active: wanted.active ?? true,
      disabledUntilMs: 0,
      drops: 0,
    };
    this.subscriptions.set(subscription.id, subscription);
    return subscription;
  }

  publish(event: IncidentEvent): void {
    const { ids, v3, faults } = this.parts;
    const name = `incident.${event.type}`;
    const body = v3.incidentEvent(ids.event(), event);
    for (const subscription of this.subscriptions.values()) {
      if (!wants(subscription, name, event.incident)) continue;
      if (faults.webhooks.batch && subscription.legacyToken !== null) this.collect(subscription, event);
      else this.sendV3(subscription, name, event.incident.id, body);
    }
  }

  ping(subscription: Subscription): void {
    const { ids, v3, clock } = this.parts;
    this.sendV3(subscription, 'pagey.ping', 'ping', v3.ping(ids.event(), clock.nowMs));
  }

  private sendV3(subscription: Subscription, event: string, resource: string, content: unknown): void {
    const body = Buffer.from(JSON.stringify(content));
    const signature = createHmac('sha256', subscription.secret).update(body).digest('hex');
    this.send(subscription, {
      event,
      resource,
      body,
      headers: { 'user-agent': 'PagerDuty-Webhook/V3.0', 'x-pagerduty-signature': `v1=${signature}` },
    });
  }

  private sendV2(subscription: Subscription, messages: readonly LegacyMessage[]): void {
    this.send(subscription, {
      event: 'messages',
      resource: 'messages',
      body: Buffer.from(JSON.stringify({ messages })),
      headers: {
        'user-agent': 'PagerDuty-Webhook/V2.0',
        'x-toban-token': subscription.legacyToken ?? '',
      },
    });
  }

  private collect(subscription: Subscription, event: IncidentEvent): void {
    const { ids, legacy } = this.parts;
    const message = legacy.message(ids.uuid('legacy message'), event, subscription);
    if (message) this.batches.add(subscription, message);
  }

  private send(subscription: Subscription, { event, resource, body, headers }: Content): void {
    const { clock, faults, ids, outbox } = this.parts;
    const { duplicate = 1, drop = 0, reorder = false, delay = 0 } = faults.webhooks;
    const delivery: Delivery = { id: ids.uuid('webhook'), event, attempts: 0, status: 'waiting' };
    this.deliveries.push(delivery);
    if (clock.nowMs < subscription.disabledUntilMs) {
      delivery.status = 'dropped';
      return;
    }
    if (drop > 0 && faults.chance() < drop) {
      delivery.status = 'lost';
      return;
    }
    const custom = subscription.customHeaders.map(({ name, value }) => [name.toLowerCase(), value]);
    const request: HttpRequest = {
      method: 'POST',
      url: subscription.url,
      headers: {
        ...Object.fromEntries(custom),
        'content-type': 'application/json',
        'x-webhook-id': delivery.id,
        'x-webhook-subscription': subscription.id,
        ...headers,
      },
      body,
    };
    for (let copy = 0; copy < duplicate; copy += 1) {
      const spreadMs = reorder ? Math.floor(faults.chance() * REORDER_SPREAD_MS) : 0;
      const notBeforeMs = clock.nowMs + LATENCY_MS + delay + spreadMs;
      const lane = reorder ? `${delivery.id} ${copy}` : `${subscription.id} ${resource}`;
      outbox.enqueue(lane, { delivery, subscription, request, notBeforeMs });
    }
  }
}
