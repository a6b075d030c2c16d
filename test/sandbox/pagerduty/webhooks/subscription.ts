// Who hears of what: webhook subscriptions, with the secret that only the reply to their creation shows.
import type { Incident } from '../records';

export interface Subscription {
  readonly id: string;
  readonly deliveryMethodId: string;
  readonly url: string;
  readonly secret: string;
  /** Sent as `X-Toban-Token` with legacy batches, which carry no signature; null where it takes none. */
  readonly legacyToken: string | null;
  readonly customHeaders: readonly { readonly name: string; readonly value: string }[];
  description: string;
  /** `incident.triggered`… */
  events: readonly string[];
  filter: Filter;
  active: boolean;
  /** Until then all that comes is dropped; 0 when it is on. */
  disabledUntilMs: number;
  /** Drops in a row. */
  drops: number;
}

export interface Filter {
  readonly type: 'account_reference' | 'service_reference' | 'team_reference';
  readonly id?: string | undefined;
}

/** The types that a subscription can name here. `pagey.ping` needs no naming. */
export const EVENT_TYPES = [
  'incident.acknowledged',
  'incident.annotated',
  'incident.delegated',
  'incident.escalated',
  'incident.priority_updated',
  'incident.reassigned',
  'incident.reopened',
  'incident.resolved',
  'incident.triggered',
  'incident.unacknowledged',
] as const;

export function wants(subscription: Subscription, eventType: string, incident: Incident): boolean {
  return (
    subscription.active &&
    subscription.events.includes(eventType) &&
    (subscription.filter.type === 'account_reference' || subscription.filter.id === incident.service.id)
  );
}

const REDACTED = '-- redacted --';

/** As the REST API shows it; `withSecrets` only in the reply to the creation. */
export function viewSubscription(subscription: Subscription, nowMs: number, withSecrets = false) {
  return {
    id: subscription.id,
    type: 'webhook_subscription',
    active: subscription.active,
    delivery_method: {
      id: subscription.deliveryMethodId,
      type: 'http_delivery_method',
      url: subscription.url,
      secret: withSecrets ? subscription.secret : null,
      temporarily_disabled: nowMs < subscription.disabledUntilMs,
      custom_headers: subscription.customHeaders.map(({ name, value }) => ({
        name,
        value: withSecrets ? value : REDACTED,
      })),
    },
    description: subscription.description,
    events: subscription.events,
    filter: subscription.filter,
  };
}
