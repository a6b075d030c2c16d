// The routes under /webhook_subscriptions.
import * as v from 'valibot';
import type { VirtualClock } from '../../clock';
import type { Account } from '../account';
import { argumentsRefused, invalid, notFound } from '../refusal';
import { EVENT_TYPES, type Subscription, viewSubscription } from '../webhooks/subscription';
import type { Webhooks } from '../webhooks/webhooks';
import { ok, parse, type Route, refuseUnsimulated } from './exchange';
import { PAGING, page } from './paging';

const events = v.pipe(v.array(v.string()), v.minLength(1));
const filter = v.strictObject({
  type: v.picklist(['account_reference', 'service_reference', 'team_reference']),
  id: v.optional(v.string()),
});
const newSchema = v.strictObject({
  webhook_subscription: v.strictObject({
    type: v.literal('webhook_subscription'),
    active: v.optional(v.boolean()),
    delivery_method: v.strictObject({
      type: v.literal('http_delivery_method'),
      url: v.pipe(v.string(), v.url()),
      custom_headers: v.optional(v.array(v.strictObject({ name: v.string(), value: v.string() }))),
    }),
    description: v.optional(v.string()),
    events,
    filter,
  }),
});
const changeSchema = v.strictObject({
  webhook_subscription: v.strictObject({
    active: v.optional(v.boolean()),
    description: v.optional(v.string()),
    events: v.optional(events),
    filter: v.optional(filter),
  }),
});

export function subscriptionRoutes(clock: VirtualClock, account: Account, webhooks: Webhooks): Route[] {
  const existing = (id: string): Subscription => {
    const subscription = webhooks.subscriptions.get(id);
    if (!subscription) throw notFound();
    return subscription;
  };
  const shown = (subscription: Subscription) => ({
    webhook_subscription: viewSubscription(subscription, clock.nowMs),
  });
  return [
    {
      method: 'GET',
      path: '/webhook_subscriptions',
      run: ({ query }) => {
        refuseUnsimulated(query, [...PAGING, 'filter_type', 'filter_id']);
        const type = query.get('filter_type');
        const id = query.get('filter_id');
        if (type === 'service' && id === null) throw invalid('filter_id is required with this filter_type');
        const found = [...webhooks.subscriptions.values()].filter(
          (each) =>
            (type === null || each.filter.type === `${type}_reference`) &&
            (id === null || each.filter.id === id),
        );
        return ok(page('webhook_subscriptions', found, query, (each) => viewSubscription(each, clock.nowMs)));
      },
    },
    {
      method: 'POST',
      path: '/webhook_subscriptions',
      run: ({ body }) => {
        const { webhook_subscription: asked } = parse(newSchema, body);
        checkEvents(asked.events);
        checkFilter(account, asked.filter);
        const headers = asked.delivery_method.custom_headers ?? [];
        if (new Set(headers.map(({ name }) => name.toLowerCase())).size < headers.length) {
          throw invalid('Custom header names must be unique');
        }
        const subscription = webhooks.subscribe({
          url: asked.delivery_method.url,
          events: asked.events,
          filter: asked.filter,
          customHeaders: headers,
          ...(asked.description === undefined ? {} : { description: asked.description }),
          ...(asked.active === undefined ? {} : { active: asked.active }),
        });
        return ok({ webhook_subscription: viewSubscription(subscription, clock.nowMs, true) });
      },
    },
    {
      method: 'GET',
      path: '/webhook_subscriptions/{id}',
      run: ({ id }) => ok(shown(existing(id))),
    },
    {
      method: 'PUT',
      path: '/webhook_subscriptions/{id}',
      run: ({ id, body }) => {
        const subscription = existing(id);
        const { webhook_subscription: asked } = parse(changeSchema, body);
        if (asked.events) checkEvents(asked.events);
        if (asked.filter) checkFilter(account, asked.filter);
        subscription.active = asked.active ?? subscription.active;
        subscription.description = asked.description ?? subscription.description;
        subscription.events = asked.events ?? subscription.events;
        subscription.filter = asked.filter ?? subscription.filter;
        return ok(shown(subscription));
      },
    },
    {
      method: 'DELETE',
      path: '/webhook_subscriptions/{id}',
      run: ({ id }) => {
        webhooks.subscriptions.delete(existing(id).id);
        return { status: 204, headers: {}, body: '' };
      },
    },
    {
      method: 'POST',
      path: '/webhook_subscriptions/{id}/enable',
      run: ({ id }) => {
        const subscription = existing(id);
        subscription.disabledUntilMs = 0;
        subscription.drops = 0;
        return ok(shown(subscription));
      },
    },
    {
      method: 'POST',
      path: '/webhook_subscriptions/{id}/ping',
      run: ({ id }) => {
        webhooks.ping(existing(id));
        return { status: 202, headers: {}, body: '' };
      },
    },
  ];
}

function checkEvents(asked: readonly string[]): void {
  const known: readonly string[] = EVENT_TYPES;
  const unknown = asked.filter((name) => !known.includes(name) && !UNSENT.test(name));
  if (unknown.length > 0) throw invalid(...unknown.map((name) => `"${name}" is no event type`));
}

/** Real types that nothing in this simulator causes. */
const UNSENT =
  /^(incident\.(responder\.(added|replied)|status_update_published|merged|service_updated)|service\.(created|deleted|updated)|pagey\.ping)$/;

function checkFilter(account: Account, asked: v.InferOutput<typeof filter>): void {
  if (asked.type === 'account_reference') return;
  if (asked.id === undefined) throw invalid('A service filter needs the id of the service');
  if (!account.services.has(asked.id)) throw argumentsRefused('Service not found');
}
