// What PagerDuty answered to a check, parsed. What it does not have is `gone`; any other answer says nothing.
import * as v from 'valibot';
import { parseJson } from '../json';
import type { Ask } from './pagerduty-asks';
import { type RawAnswer, type Seen, seen, unseen } from './seen';

const instant = v.pipe(v.string(), v.transform(Date.parse), v.number());
const reference = v.object({ id: v.string() });
/** Seconds; PagerDuty takes 0 for a timer that is off. */
const timer = v.pipe(
  v.optional(v.nullable(v.number()), null),
  v.transform((seconds) => seconds || null),
);

const policySchema = v.object({
  id: v.string(),
  name: v.optional(v.string(), ''),
  num_loops: v.optional(v.number(), 0),
  escalation_rules: v.array(
    v.object({
      escalation_delay_in_minutes: v.optional(v.number(), 0),
      targets: v.optional(v.array(reference), []),
    }),
  ),
  html_url: v.optional(v.nullable(v.string()), null),
});

const serviceSchema = v.object({
  id: v.string(),
  name: v.optional(v.string(), ''),
  status: v.optional(v.string(), 'active'),
  auto_resolve_timeout: timer,
  acknowledgement_timeout: timer,
  /** Null where it was not given whole. */
  escalation_policy: v.fallback(v.nullable(policySchema), null),
  html_url: v.optional(v.nullable(v.string()), null),
});

const personSchema = v.object({
  id: v.string(),
  name: v.optional(v.string(), ''),
  email: v.string(),
  role: v.optional(v.string(), 'user'),
});

const windowSchema = v.object({
  start_time: instant,
  end_time: instant,
  services: v.optional(v.array(reference), []),
});

const subscriptionSchema = v.object({
  id: v.string(),
  active: v.optional(v.boolean(), true),
  events: v.optional(v.array(v.string()), []),
  filter: v.object({ type: v.string(), id: v.optional(v.nullable(v.string()), null) }),
  delivery_method: v.object({
    url: v.optional(v.nullable(v.string()), null),
    temporarily_disabled: v.optional(v.nullable(v.boolean()), false),
  }),
});

export type Policy = v.InferOutput<typeof policySchema>;
export type Service = v.InferOutput<typeof serviceSchema>;
export type Person = v.InferOutput<typeof personSchema>;
export type Window = v.InferOutput<typeof windowSchema>;
export type Subscription = v.InferOutput<typeof subscriptionSchema>;

/** Null: PagerDuty has no such thing. */
type Found<T> = Seen<T | null>;

export interface PagerDutyReading {
  readonly token: Seen<'good' | 'refused'>;
  readonly services: ReadonlyMap<string, Found<Service>>;
  readonly policies: ReadonlyMap<string, Found<Policy>>;
  /** By address. */
  readonly people: ReadonlyMap<string, Found<Person>>;
  readonly windows: Seen<readonly Window[]>;
  readonly subscriptions: Seen<readonly Subscription[]>;
}

/** @param answers one an ask, in order */
export function readPagerDuty(asks: readonly Ask[], answers: readonly RawAnswer[]): PagerDutyReading {
  const services = new Map<string, Found<Service>>();
  const policies = new Map<string, Found<Policy>>();
  const people = new Map<string, Found<Person>>();
  let windows: PagerDutyReading['windows'] = unseen('no answer');
  let subscriptions: PagerDutyReading['subscriptions'] = unseen('no answer');
  asks.forEach((ask, index) => {
    const answer = answers[index] ?? { kind: 'none', reason: 'no answer' };
    if (ask.kind === 'service') services.set(ask.id, one('service', serviceSchema, answer));
    if (ask.kind === 'policy') policies.set(ask.id, one('escalation_policy', policySchema, answer));
    if (ask.kind === 'person') people.set(ask.email, person(ask.email, answer));
    if (ask.kind === 'windows') windows = list('maintenance_windows', windowSchema, answer);
    if (ask.kind === 'subscriptions')
      subscriptions = list('webhook_subscriptions', subscriptionSchema, answer);
  });
  return { token: tokenOf(answers), services, policies, people, windows, subscriptions };
}

/** Any answer but 401 shows that PagerDuty knows the token, though it may not be allowed everything. */
function tokenOf(answers: readonly RawAnswer[]): PagerDutyReading['token'] {
  const given = answers.filter((each) => each.kind === 'answer');
  if (given.some(({ status }) => status === 401)) return seen('refused');
  if (given.some(({ status }) => status < 500 && status !== 429)) return seen('good');
  return unseen(answers[0] ? reasonOf(answers[0]) : 'it was not asked');
}

function one<T>(name: string, schema: v.GenericSchema<unknown, T>, answer: RawAnswer): Found<T> {
  if (answer.kind === 'answer' && answer.status === 404) return seen(null);
  const parsed = v.safeParse(v.object({ [name]: schema }), bodyOf(answer));
  return parsed.success ? seen(parsed.output[name] as T) : unseen(reasonOf(answer));
}

function list<T>(name: string, schema: v.GenericSchema<unknown, T>, answer: RawAnswer): Seen<readonly T[]> {
  const parsed = v.safeParse(v.object({ [name]: v.array(schema) }), bodyOf(answer));
  return parsed.success ? seen(parsed.output[name] as readonly T[]) : unseen(reasonOf(answer));
}

/** The query also finds whose name or address only holds the text. */
function person(email: string, answer: RawAnswer): Found<Person> {
  const found = list('users', personSchema, answer);
  if (found.kind !== 'seen') return found;
  const same = (each: Person) => each.email.toLowerCase() === email.toLowerCase();
  return seen(found.value.find(same) ?? null);
}

function bodyOf(answer: RawAnswer): unknown {
  return answer.kind === 'answer' && answer.status === 200 ? parseJson(answer.text) : undefined;
}

function reasonOf(answer: RawAnswer): string {
  return answer.kind === 'none' ? answer.reason : `PagerDuty ${answer.status}`;
}
