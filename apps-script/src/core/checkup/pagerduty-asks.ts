// What a check asks of PagerDuty: reads only, all of which can go out at once.
import type { InUse } from './in-use';

export type Ask =
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'policy'; readonly id: string }
  | { readonly kind: 'person'; readonly email: string }
  | { readonly kind: 'windows' }
  | { readonly kind: 'subscriptions' };

/** Most that one page may hold (developer.pagerduty.com/docs/pagination). */
const PAGE_SIZE = 100;
/** A web address in UrlFetch may have 2 KB. Of more services all windows are listed. */
const MOST_NAMED = 45;

export function pagerDutyAsks({ services, policies, people }: InUse): readonly Ask[] {
  return [
    ...services.map(({ value }): Ask => ({ kind: 'service', id: value })),
    ...policies.map(({ value }): Ask => ({ kind: 'policy', id: value })),
    ...people.map(({ value }): Ask => ({ kind: 'person', email: value })),
    { kind: 'windows' },
    { kind: 'subscriptions' },
  ];
}

/** Below the API's address. */
export function askPath(ask: Ask, { services }: InUse): string {
  switch (ask.kind) {
    case 'service':
      return `/services/${encodeURIComponent(ask.id)}?include%5B%5D=escalation_policies`;
    case 'policy':
      return `/escalation_policies/${encodeURIComponent(ask.id)}`;
    case 'person':
      return `/users?query=${encodeURIComponent(ask.email)}&limit=${PAGE_SIZE}`;
    case 'windows': {
      const named = services.length > MOST_NAMED ? [] : services;
      const ids = named.map(({ value }) => `&service_ids%5B%5D=${encodeURIComponent(value)}`).join('');
      return `/maintenance_windows?filter=open${ids}&limit=${PAGE_SIZE}`;
    }
    case 'subscriptions':
      return `/webhook_subscriptions?limit=${PAGE_SIZE}`;
  }
}
