// A small account for this folder's tests: two people, a policy of two rules, a service, and a receiver of webhooks.
import { VirtualClock } from '../clock';
import { Faults } from '../faults';
import { ConnectionFailed, type HttpRequest, type HttpResponse } from '../http';
import { Journal } from '../journal';
import { PagerDuty } from './pagerduty';

export const START = '2026-11-24T00:00:00.250Z';
export const KEY = 'account-key';
export const SATO = 'sato@example.com';
export const TANAKA = 'tanaka@example.com';
export const RECEIVER = 'http://127.0.0.1:4000/bridge/a/pagerduty';

/** What arrived at the receiver: when, and what. */
interface Received {
  readonly atMs: number;
  readonly request: HttpRequest;
}

/** How the receiver answers: a status, no connection, or silence that outlasts any time-out. */
type Answer = number | 'dead' | 'silent';

export interface Asked {
  readonly from?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @param options as PagerDuty takes them */
export function stage(options: { readonly validate?: boolean } = {}) {
  const clock = new VirtualClock(Date.parse(START));
  const faults = new Faults(() => clock.nowMs);
  const journal = new Journal(() => clock.nowMs);
  const received: Received[] = [];
  const answers: Answer[] = [];
  const pagerduty = new PagerDuty({
    ...options,
    clock,
    faults,
    journal,
    baseUrl: 'http://127.0.0.1:4000/pagerduty',
    deliver: async (_url, request): Promise<HttpResponse> => {
      received.push({ atMs: clock.nowMs, request });
      const answer = answers.shift() ?? 202;
      if (answer === 'dead') throw new ConnectionFailed('refused');
      if (answer === 'silent') await clock.sleep(3_600_000);
      return { status: answer === 'silent' ? 200 : answer, headers: {}, body: '' };
    },
  });
  const sato = pagerduty.addUser({ email: SATO, name: 'Sato' });
  const tanaka = pagerduty.addUser({ email: TANAKA, name: 'Tanaka' });
  const policy = pagerduty.addEscalationPolicy({
    name: 'On duty',
    rules: [
      { delayMinutes: 10, targets: [sato] },
      { delayMinutes: 20, targets: [tanaka] },
    ],
    loops: 1,
  });
  const service = pagerduty.addService({ name: 'Kumo Bank', policy });
  pagerduty.addKey(KEY);

  const call = async (method: string, path: string, asked: Asked = {}) => {
    const body = asked.body === undefined ? '' : JSON.stringify(asked.body);
    const from = asked.from === undefined ? SATO : asked.from;
    const response = await pagerduty.handle({
      method,
      url: `http://127.0.0.1:4000/pagerduty${path}`,
      headers: {
        authorization: `Token token=${KEY}`,
        accept: 'application/vnd.pagerduty+json;version=2',
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        ...(from === null || method === 'GET' ? {} : { from }),
        ...asked.headers,
      },
      body: Buffer.from(body),
    });
    return { ...response, json: response.body === '' ? undefined : JSON.parse(response.body) };
  };

  /** Opens an incident on the service and answers its id. */
  const open = async (fields: Record<string, unknown> = {}): Promise<string> => {
    const { status, json } = await call('POST', '/incidents', { body: draft(fields) });
    if (status !== 201) throw new Error(JSON.stringify(json));
    return json.incident.id;
  };
  const draft = (fields: Record<string, unknown> = {}) => ({
    incident: {
      type: 'incident',
      title: 'Nightly backup',
      service: { id: service, type: 'service_reference' },
      ...fields,
    },
  });
  const show = async (id: string) => (await call('GET', `/incidents/${id}`)).json.incident;
  const put = (id: string, fields: Record<string, unknown>, asked: Asked = {}) =>
    call('PUT', `/incidents/${id}`, {
      ...asked,
      body: { incident: { type: 'incident_reference', ...fields } },
    });
  const pass = (ms: number) => clock.advanceTo(clock.nowMs + ms);
  const complaints = () => journal.complaints.map(({ text }) => text);
  const bodies = () => received.map(({ request }) => JSON.parse(Buffer.from(request.body).toString('utf8')));
  const types = () => bodies().map((body) => body.event.event_type);

  return {
    clock,
    faults,
    journal,
    pagerduty,
    received,
    answers,
    sato,
    tanaka,
    policy,
    service,
    call,
    open,
    draft,
    show,
    put,
    pass,
    complaints,
    bodies,
    types,
  };
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
