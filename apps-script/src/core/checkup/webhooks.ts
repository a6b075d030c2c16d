// Whether PagerDuty tells every address of the bridge of every event that it wants, for every service in use.
import { fault, type Line, ok, type Said } from './line';
import type { Subscription } from './pagerduty-answers';
import type { SetUpReading } from './reading';
import type { CheckTexts } from './texts';

/** What the bridge tells of; other types are answered and left alone. */
export const WANTED_EVENTS = [
  'incident.triggered',
  'incident.acknowledged',
  'incident.unacknowledged',
  'incident.reopened',
  'incident.resolved',
  'incident.escalated',
] as const;

/** Where PagerDuty is to send them. @param bridge an address of the bridge, without a slash at the end */
export function webhookAddress(bridge: string): string {
  return `${bridge}/pagerduty`;
}

export function webhookLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { subscriptions } = reading.pagerDuty;
  const place = texts.places.webhooks;
  if (subscriptions.kind === 'hidden') return [];
  if (subscriptions.kind === 'unseen')
    return [fault('webhooks', 'unknown', place, texts.unseen(subscriptions.reason))];
  return reading.bridges.map(({ url }) => {
    const address = webhookAddress(url);
    const ours = subscriptions.value.filter((each) => each.delivery_method.url === address);
    const said = faultOf(address, ours, reading, texts);
    const id = `webhooks:${url}`;
    if (said === null) return ok(id, place, texts.webhooks.good(address));
    return fault(id, said.verdict, place, said.said);
  });
}

function faultOf(
  url: string,
  ours: readonly Subscription[],
  reading: SetUpReading,
  texts: CheckTexts,
): { readonly verdict: 'bad' | 'unknown'; readonly said: Said } | null {
  const bad = (said: Said) => ({ verdict: 'bad', said }) as const;
  if (ours.length === 0) return bad(texts.webhooks.none(url));
  const active = ours.filter((each) => each.active);
  if (active.length === 0) return bad(texts.webhooks.off(url));
  const working = active.filter((each) => each.delivery_method.temporarily_disabled !== true);
  if (working.length === 0) return bad(texts.webhooks.paused(url));
  const lacking = WANTED_EVENTS.filter((type) => working.every(({ events }) => !events.includes(type)));
  if (lacking.length > 0) return bad(texts.webhooks.lacking(url, lacking));
  const isAccount = working.some(({ filter }) => filter.type === 'account_reference');
  if (isAccount) return null;
  // Whether a team has a service is not asked for.
  if (working.some(({ filter }) => filter.type === 'team_reference'))
    return { verdict: 'unknown', said: texts.webhooks.ofTeam(url) };
  const uncovered = reading.inUse.services.filter(
    ({ value }) => !working.some(({ filter }) => filter.id === value),
  );
  return uncovered.length === 0
    ? null
    : bad(
        texts.webhooks.narrow(
          url,
          uncovered.map(({ value }) => nameOf(value, reading)),
        ),
      );
}

function nameOf(serviceId: string, { pagerDuty }: SetUpReading): string {
  const found = pagerDuty.services.get(serviceId);
  return (found?.kind === 'seen' && found.value?.name) || serviceId;
}
