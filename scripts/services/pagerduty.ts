// PagerDuty's REST API, as far as set-up and doctor use it.
import * as v from 'valibot';
import { type Answer, callJson, Unreachable, understood } from './http';

export const PAGERDUTY_API_URL = 'https://api.pagerduty.com';
/** https://developer.pagerduty.com/docs/pagination: the most that one page may hold. */
const PAGE = 100;

const nullableSeconds = v.optional(v.nullable(v.number()), null);

const serviceSchema = v.object({
  id: v.string(),
  name: v.string(),
  status: v.optional(v.string(), 'active'),
  /** Seconds; null where the timer is off. */
  auto_resolve_timeout: nullableSeconds,
  acknowledgement_timeout: nullableSeconds,
  escalation_policy: v.object({ id: v.string() }),
});
export type Service = v.InferOutput<typeof serviceSchema>;

const policySchema = v.object({
  id: v.string(),
  name: v.string(),
  num_loops: v.optional(v.number(), 0),
  escalation_rules: v.array(v.object({ targets: v.array(v.object({ id: v.string() })) })),
});
export type Policy = v.InferOutput<typeof policySchema>;

const userSchema = v.object({ id: v.string(), name: v.string(), email: v.string() });
export type User = v.InferOutput<typeof userSchema>;

const subscriptionSchema = v.object({
  id: v.string(),
  active: v.optional(v.boolean(), true),
  description: v.optional(v.nullable(v.string()), null),
  events: v.optional(v.array(v.string()), []),
  delivery_method: v.object({
    url: v.optional(v.nullable(v.string()), null),
    secret: v.optional(v.nullable(v.string()), null),
    temporarily_disabled: v.optional(v.nullable(v.boolean()), false),
  }),
});
export type Subscription = v.InferOutput<typeof subscriptionSchema>;

const incidentSchema = v.object({
  id: v.string(),
  title: v.optional(v.string(), ''),
  status: v.picklist(['triggered', 'acknowledged', 'resolved']),
  incident_key: v.optional(v.nullable(v.string()), null),
});
export type Incident = v.InferOutput<typeof incidentSchema>;

const errorSchema = v.object({
  error: v.object({ message: v.optional(v.string(), ''), errors: v.optional(v.array(v.string()), []) }),
});

/** A definite no, with PagerDuty's words. */
export class PagerDutySaidNo extends Error {
  override readonly name = 'PagerDutySaidNo';
  constructor(
    call: string,
    readonly status: number,
    words: string,
  ) {
    super(`PagerDuty refused ${call} (HTTP ${status})${words === '' ? '' : `: ${words}`}`);
  }
}

export class PagerDuty {
  constructor(
    private readonly token: string,
    private readonly apiUrl: string,
  ) {}

  services(): Promise<readonly Service[]> {
    return this.all('/services', 'services', serviceSchema);
  }

  policies(): Promise<readonly Policy[]> {
    return this.all('/escalation_policies', 'escalation_policies', policySchema);
  }

  /** Users whose name or address holds the text. */
  users(text: string): Promise<readonly User[]> {
    return this.all(`/users?query=${encodeURIComponent(text)}`, 'users', userSchema);
  }

  subscriptions(): Promise<readonly Subscription[]> {
    return this.all('/webhook_subscriptions', 'webhook_subscriptions', subscriptionSchema);
  }

  /** Switched off, so that nothing is sent before its secret can be checked. Its secret is told here and never again. */
  async subscribe(url: string, events: readonly string[], description: string): Promise<Subscription> {
    const webhook_subscription = {
      type: 'webhook_subscription',
      active: false,
      description,
      delivery_method: { type: 'http_delivery_method', url },
      events,
      filter: { type: 'account_reference' },
    };
    const body = await this.send('POST', '/webhook_subscriptions', { webhook_subscription });
    return understood('PagerDuty', v.object({ webhook_subscription: subscriptionSchema }), body)
      .webhook_subscription;
  }

  /** Ends PagerDuty's own pause, switches it on and has it send these events: whichever of them is needed. */
  async mendSubscription(
    { id, active, delivery_method, events: sent }: Subscription,
    events: readonly string[],
  ): Promise<void> {
    const path = `/webhook_subscriptions/${encodeURIComponent(id)}`;
    const isComplete = events.every((type) => sent.includes(type));
    if (!active || !isComplete)
      await this.send('PUT', path, { webhook_subscription: { active: true, events } });
    if (delivery_method.temporarily_disabled === true) await this.send('POST', `${path}/enable`);
  }

  async unsubscribe(id: string): Promise<void> {
    await this.send('DELETE', `/webhook_subscriptions/${encodeURIComponent(id)}`);
  }

  /** Newest first, of the last days, in whatever state. */
  async latestIncidents(sinceMs: number): Promise<readonly Incident[]> {
    const since = new Date(sinceMs).toISOString();
    const body = await this.send('GET', `/incidents?since=${since}&sort_by=created_at:desc&limit=${PAGE}`);
    return understood('PagerDuty', v.object({ incidents: v.array(incidentSchema) }), body).incidents;
  }

  private async all<T>(
    path: string,
    name: string,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<readonly T[]> {
    const found: T[] = [];
    const join = path.includes('?') ? '&' : '?';
    for (;;) {
      const body = await this.send('GET', `${path}${join}limit=${PAGE}&offset=${found.length}`);
      const page = v.object({ [name]: v.array(schema), more: v.optional(v.nullable(v.boolean()), false) });
      const read = understood('PagerDuty', page, body);
      const items = read[name] as readonly T[];
      found.push(...items);
      if (read.more !== true || items.length === 0) return found;
    }
  }

  /** @throws PagerDutySaidNo, Unreachable */
  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await callJson(`${this.apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Token token=${this.token}`,
        accept: 'application/vnd.pagerduty+json;version=2',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    const call = `${method} ${path.split('?')[0]}`;
    if (answer.status === 429 || answer.status >= 500) {
      throw new Unreachable(`PagerDuty answered ${call} with HTTP ${answer.status}`);
    }
    throw new PagerDutySaidNo(call, answer.status, wordsOf(answer));
  }
}

function wordsOf({ body }: Answer): string {
  const parsed = v.safeParse(errorSchema, body);
  if (!parsed.success) return '';
  const { message, errors } = parsed.output.error;
  return [message, ...errors].filter((each) => each !== '').join('; ');
}
