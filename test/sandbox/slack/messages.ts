// The channels and messages of one workspace, in Slack's shape. `ts` is unique and rises.

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

/** As `GET /api/state` shows it: what a message does not have is left out. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** Of a reply: its root. */
  readonly thread_ts?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly metadata?: Metadata;
  readonly reply_broadcast?: true;
  readonly edited?: { readonly user: string; readonly ts: string };
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Whether the bot was invited. */
  readonly member: boolean;
  readonly private: boolean;
  readonly archived: boolean;
}

/** Real `ts` values end in a counter that leaves room between neighbours. */
const TS_STEP = 100;

export class Workspace {
  readonly channels = new Map<string, Channel>();
  private stored: Message[] = [];
  private lastSecond = 0;
  private lastFraction = 0;

  /** Oldest first. */
  get messages(): readonly Message[] {
    return this.stored;
  }

  find(channel: string, ts: string): Message | undefined {
    return this.stored.find((message) => message.channel === channel && message.ts === ts);
  }

  add(message: Omit<Message, 'ts'>, nowMs: number): Message {
    const added = { ...message, ts: this.nextTs(nowMs) };
    this.stored.push(added);
    return added;
  }

  replace(message: Message): void {
    this.stored = this.stored.map((each) =>
      each.channel === message.channel && each.ts === message.ts ? message : each,
    );
  }

  remove(message: Message): void {
    this.stored = this.stored.filter((each) => each.channel !== message.channel || each.ts !== message.ts);
  }

  /** Roots and broadcast replies, newest first. */
  history(channel: string): Message[] {
    return this.stored
      .filter((each) => each.channel === channel && (each.thread_ts === undefined || each.reply_broadcast))
      .reverse();
  }

  /** A root and its replies, oldest first. */
  thread(channel: string, rootTs: string): Message[] {
    return this.stored.filter(
      (each) => each.channel === channel && (each.ts === rootTs || each.thread_ts === rootTs),
    );
  }

  private nextTs(nowMs: number): string {
    const second = Math.max(Math.floor(nowMs / 1_000), this.lastSecond);
    this.lastFraction = second === this.lastSecond ? this.lastFraction + TS_STEP : TS_STEP;
    this.lastSecond = second;
    return `${second}.${String(this.lastFraction).padStart(6, '0')}`;
  }
}
