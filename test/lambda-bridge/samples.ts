// Events and snapshots of one task, each as its sender would make it.
import type { Snapshot } from '../../lambda-bridge/contract';
import { START } from './rig';

export const HASH = '0123456789abcdef0123456789abcdef';
export const keyOf = (attempt = 1, hash = HASH): string => `toban-${hash}-${attempt}`;

/** @param second seconds after START */
export const at = (second: number): string => new Date(START + second * 1_000).toISOString();

export interface EventOptions {
  readonly second?: number;
  /** Milliseconds beyond the second, as only webhooks have them. */
  readonly ms?: number;
  readonly attempt?: number;
  readonly hash?: string;
  readonly key?: string | null;
  readonly incidentId?: string;
  readonly by?: string | null;
  readonly id?: string;
  readonly data?: object;
}

const AGENT_OF_NOBODY = { id: 'PSERVICE', type: 'service_reference', summary: 'Work' };

/** A V3 event, as PagerDuty documents it. @param type `acknowledged`… */
export function v3(type: string, options: EventOptions = {}): object {
  const { second = 0, ms = 0, attempt = 1, hash = HASH, by = 'API user' } = options;
  const incidentId = options.incidentId ?? `PINC${attempt}`;
  return {
    id: options.id ?? `01EVENT${type}${second}`,
    event_type: `incident.${type}`,
    resource_type: 'incident',
    occurred_at: new Date(START + second * 1_000 + ms).toISOString(),
    agent: by === null ? AGENT_OF_NOBODY : { id: 'PUSER', type: 'user_reference', summary: by },
    client: null,
    data: {
      id: incidentId,
      type: 'incident',
      html_url: `https://example.pagerduty.com/incidents/${incidentId}`,
      number: 1,
      status: 'triggered',
      incident_key: options.key === undefined ? keyOf(attempt, hash) : options.key,
      title: 'Backup check',
      resolve_reason: null,
      ...options.data,
    },
  };
}

/** A V2 message of a legacy batch. @param type `acknowledge`… */
export function v2(type: string, options: EventOptions = {}): object {
  const { second = 0, attempt = 1, hash = HASH, by = 'API user' } = options;
  const agent = by === null ? AGENT_OF_NOBODY : { id: 'PUSER', type: 'user_reference', summary: by };
  return {
    id: options.id ?? `message-${hash}-${type}-${second}`,
    event: `incident.${type}`,
    created_on: at(second),
    log_entries: [{ id: 'R1', type: `${type}_log_entry`, created_at: at(second), agent }],
    incident: {
      id: options.incidentId ?? `PINC${hash.slice(0, 4)}${attempt}`,
      incident_key: options.key === undefined ? keyOf(attempt, hash) : options.key,
      title: 'Backup check',
      html_url: null,
      last_status_change_at: at(second),
      last_status_change_by: agent,
      ...options.data,
    },
  };
}

/** The same as V1 has it. */
export function v1(type: string, options: EventOptions = {}): object {
  const { second = 0, attempt = 1, hash = HASH, by = 'API user' } = options;
  const user = by === null ? null : { id: 'PUSER', name: by, email: 'user@example.com' };
  return {
    id: options.id ?? `message-${hash}-${type}-${second}`,
    type: `incident.${type}`,
    created_on: at(second),
    data: {
      incident: {
        id: options.incidentId ?? `PINC${hash.slice(0, 4)}${attempt}`,
        incident_key: options.key === undefined ? keyOf(attempt, hash) : options.key,
        html_url: null,
        last_status_change_on: at(second),
        last_status_change_by: user,
        resolved_by_user: type === 'resolve' ? user : null,
        trigger_summary_data: { subject: 'Backup check' },
        ...options.data,
      },
    },
  };
}

export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  const attempt = more.attempt ?? 1;
  return {
    taskKey: 'calendar@example.com/event1',
    incidentKey: keyOf(attempt),
    incidentId: `PINC${attempt}`,
    attempt,
    rev: START,
    state: 'open',
    at: at(0),
    title: 'Backup check',
    customer: 'Acme',
    startAt: at(0),
    endAt: at(3_600),
    allDay: false,
    dueAt: at(0),
    lateMinutes: 0,
    by: null,
    reason: null,
    note: null,
    channel: 'COPS',
    mention: '<!here>',
    remindEveryMinutes: 10,
    locale: 'en',
    links: {
      start: 'https://script.google.com/exec?t=start',
      finish: 'https://script.google.com/exec?t=finish',
      runbook: null,
      event: null,
      ledger: 'https://docs.google.com/spreadsheets/d/1',
      incident: null,
    },
    expect: null,
    notices: [],
    ...more,
  };
}
