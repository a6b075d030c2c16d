// Whether somebody is called when nobody starts: each escalation policy in use has people on every level, and goes on
// after the first. Low urgency calls nobody again.
import { fault, type Line, ok, type Said } from './line';
import type { Policy } from './pagerduty-answers';
import type { SetUpReading } from './reading';
import type { Seen } from './seen';
import type { CheckTexts } from './texts';

export function policyLines(reading: SetUpReading, texts: CheckTexts): Line[] {
  const { inUse } = reading;
  const lines = [...policiesOf(reading)].flatMap(([policyId, { found, customers }]): Line[] => {
    const id = `policy:${policyId}`;
    const rows = texts.places.settingsOf(customers);
    if (found.kind === 'hidden') return [];
    if (found.kind === 'unseen') return [fault(id, 'unknown', rows, texts.unseen(found.reason))];
    if (found.value === null) return [fault(id, 'bad', rows, texts.policy.gone(policyId))];
    return [lineOf(id, found.value, texts)];
  });
  return inUse.lowUrgency.length === 0
    ? lines
    : [...lines, fault('urgency', 'warning', texts.places.settingsOf(inUse.lowUrgency), texts.lowUrgency)];
}

interface UsedPolicy {
  readonly found: Seen<Policy | null>;
  readonly customers: readonly string[];
}

/** Those that are named, and each service's own, which came with it, where none is. */
function policiesOf({ inUse, pagerDuty }: SetUpReading): ReadonlyMap<string, UsedPolicy> {
  const named = inUse.policies.flatMap(({ value, customers }): [string, UsedPolicy][] => {
    const found = pagerDuty.policies.get(value);
    return found ? [[value, { found, customers }]] : [];
  });
  const own = inUse.ownPolicies.flatMap(({ value, customers }): [string, UsedPolicy][] => {
    const service = pagerDuty.services.get(value);
    const policy = service?.kind === 'seen' ? service.value?.escalation_policy : null;
    return policy ? [[policy.id, { found: { kind: 'seen', value: policy }, customers }]] : [];
  });
  return new Map([...own, ...named]);
}

function lineOf(
  id: string,
  { name, num_loops, escalation_rules, html_url }: Policy,
  texts: CheckTexts,
): Line {
  const place = texts.places.policy(name);
  const line = (verdict: 'bad' | 'warning', said: Said) => fault(id, verdict, place, said, html_url);
  const [first] = escalation_rules;
  if (!first) return line('bad', texts.policy.empty);
  const empty = escalation_rules.findIndex(({ targets }) => targets.length === 0);
  if (empty >= 0) return line('bad', texts.policy.nobody(empty + 1));
  if (escalation_rules.length === 1 && num_loops === 0)
    return line('warning', texts.policy.oneLevel(first.escalation_delay_in_minutes));
  return ok(id, place, texts.policy.good(escalation_rules.length, num_loops));
}
