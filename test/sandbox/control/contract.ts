// The shapes of the control API, shared by server, console and tests. Types only, free of Node and DOM.
// Events, incidents and messages are in the shape of their own service; only what the console shows is typed.

export interface CalendarEvent {
  readonly id: string;
  readonly status?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly start?: { readonly date?: string; readonly dateTime?: string; readonly timeZone?: string };
  readonly end?: { readonly date?: string; readonly dateTime?: string; readonly timeZone?: string };
  readonly recurringEventId?: string;
  readonly htmlLink?: string;
}

export interface CalendarState {
  readonly id: string;
  readonly summary: string;
  readonly timeZone: string;
  readonly events: readonly CalendarEvent[];
}

export interface Incident {
  readonly id: string;
  readonly incident_number: number;
  readonly incident_key: string | null;
  readonly title: string;
  readonly status: 'triggered' | 'acknowledged' | 'resolved';
  readonly urgency: 'high' | 'low';
  readonly created_at: string;
  readonly last_status_change_at: string;
  readonly service: { readonly id: string; readonly summary: string };
  readonly assignments: readonly { readonly assignee: { readonly id: string; readonly summary: string } }[];
}

/** A Block Kit block or element: told apart by `type`, the rest depends on it. */
export interface Block {
  readonly type: string;
  readonly text?: Block | string;
  readonly fields?: readonly Block[];
  readonly elements?: readonly Block[];
  readonly url?: string;
}

export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | null;
  readonly text: string;
  readonly blocks?: readonly Block[] | null;
  readonly metadata?: unknown;
  readonly reply_broadcast?: boolean;
  readonly edited?: { readonly ts: string };
}

export interface TickCall {
  readonly service: string;
  readonly method: string;
  readonly outcome: string;
}

export interface State {
  /** ISO 8601 UTC. */
  readonly now: string;
  readonly calendars: readonly CalendarState[];
  readonly ledger: { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly incidents: readonly Incident[];
  readonly slack: readonly SlackMessage[];
  readonly ticks: {
    readonly run: number;
    readonly skipped: number;
    readonly killed: number;
    /** Run time of all ticks so far. */
    readonly seconds: number;
    readonly last: {
      readonly roundTrips: number;
      readonly urlFetches: number;
      readonly calls: readonly TickCall[];
    } | null;
  };
  readonly webhooks: readonly {
    readonly id: string;
    readonly attempts: number;
    readonly status: string;
  }[];
}

/** What the console shows around the four panes: `GET /api/console`. */
export interface ConsoleState {
  /** Another one whenever `GET /api/state` may have changed. */
  readonly revision: string;
  readonly now: string;
  readonly speed: number;
  readonly locale: 'ja' | 'en';
  readonly users: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** Names of the faults that are on. */
  readonly faults: readonly string[];
  /** Calendar files that could not be read in full. */
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
  /** What a real service would have refused: a fault of the product or of the sandbox. */
  readonly complaints: readonly { readonly at: string; readonly service: string; readonly text: string }[];
  /** What the product logged at error level, or threw. */
  readonly errors: readonly { readonly at: string; readonly source: string; readonly text: string }[];
  readonly heartbeat: { readonly at: string; readonly ok: boolean; readonly reason: string } | null;
}

/** The body of every answer that is not 2xx. */
export interface Refusal {
  readonly error: string;
}
