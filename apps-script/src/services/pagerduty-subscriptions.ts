// PagerDuty's webhook subscriptions: which there are, and switching one on again.
import * as v from 'valibot';
import type { Subscription, SubscriptionsReading } from '../core/health/second-look';
import { parseJson } from '../core/json';
import type { Answer, Outgoing } from './fetch';
import { type PagerDutyAccess, read, write } from './pagerduty';
import { refusalText } from './pagerduty-answers';

const listSchema = v.object({
  webhook_subscriptions: v.array(
    v.object({
      id: v.string(),
      active: v.optional(v.boolean(), true),
      delivery_method: v.object({
        url: v.optional(v.nullable(v.string()), ''),
        temporarily_disabled: v.optional(v.nullable(v.boolean()), false),
      }),
    }),
  ),
});

export function listSubscriptions(access: PagerDutyAccess): Outgoing {
  return read(access, '/webhook_subscriptions?limit=100');
}

export function readSubscriptions(answer: Answer | undefined): SubscriptionsReading {
  if (answer?.kind !== 'answer') return { kind: 'unknown' };
  const parsed = v.safeParse(listSchema, parseJson(answer.text));
  if (answer.status === 200 && parsed.success) {
    const subscriptions = parsed.output.webhook_subscriptions.map(({ id, active, delivery_method }) => ({
      id,
      active,
      url: delivery_method.url ?? '',
      disabled: delivery_method.temporarily_disabled === true,
    }));
    return { kind: 'read', subscriptions };
  }
  const text = refusalText(answer);
  return text === null ? { kind: 'unknown' } : { kind: 'refused', text };
}

/** PagerDuty's own pause ends by one call, a person's by another. */
export function switchOn(access: PagerDutyAccess, { id, active }: Subscription): Outgoing {
  const path = `/webhook_subscriptions/${encodeURIComponent(id)}`;
  return active
    ? write(access, 'post', `${path}/enable`, null, null)
    : write(access, 'put', path, null, { webhook_subscription: { active: true } });
}
