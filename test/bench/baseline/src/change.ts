// What a webhook or a snapshot says of a task, brought to one form.

export interface WebhookEvent {
  readonly id: string;
  readonly event_type: string;
  readonly occurred_at: string;
  readonly agent: { readonly type: string; readonly summary: string } | null;
  readonly data: {
    readonly incident_key?: string | null;
    readonly title?: string;
    readonly html_url?: string | null;
  };
}

export interface Snapshot {
  readonly taskKey: string;
  readonly incidentKey: string;
  readonly rev: number;
  readonly state: string;
  readonly at: string;
  readonly title: string;
  readonly customer: string;
  readonly by: string | null;
  readonly channel: string;
  readonly links: { readonly start: string | null; readonly finish: string | null };
}

export interface Change {
  /** What it is deduplicated by. */
  readonly id: string;
  /** The incident's key without its attempt: one card each. */
  readonly task: string;
  readonly state: string;
  /** Whole seconds: polls have no finer ones. */
  readonly atSecond: number;
  readonly title: string;
  readonly customer: string;
  readonly by: string | null;
  readonly channel: string | null;
  readonly link: string | null;
}

const STATES = new Map([
  ['incident.triggered', 'open'],
  ['incident.reopened', 'open'],
  ['incident.unacknowledged', 'open'],
  ['incident.acknowledged', 'started'],
  ['incident.resolved', 'done'],
]);

export function changeOfEvent({ id, event_type, occurred_at, agent, data }: WebhookEvent): Change | null {
  const state = STATES.get(event_type);
  const task = taskOf(data.incident_key ?? '');
  if (state === undefined || task === null) return null;
  return {
    id,
    task,
    state,
    atSecond: secondOf(occurred_at),
    title: data.title ?? '',
    customer: '',
    by: agent?.type.startsWith('user') ? agent.summary : null,
    channel: null,
    link: data.html_url ?? null,
  };
}

export function changeOfSnapshot(snapshot: Snapshot): Change | null {
  const { taskKey, incidentKey, rev, state, at, title, customer, by, channel, links } = snapshot;
  const task = taskOf(incidentKey);
  if (task === null || state === 'opening') return null;
  const link = state === 'started' ? links.finish : links.start;
  const id = `${taskKey}@${rev}@${state}`;
  return { id, task, state, atSecond: secondOf(at), title, customer, by, channel, link };
}

function taskOf(incidentKey: string): string | null {
  return /^(toban-.+)-\d+$/.exec(incidentKey)?.[1] ?? null;
}

function secondOf(iso: string): number {
  return Math.floor(Date.parse(iso) / 1_000);
}
