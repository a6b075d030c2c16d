// For the tests of Slack's simulator: a workspace of four channels, and calls as a client makes them.
import { VirtualClock } from '../clock';
import { Faults } from '../faults';
import type { HttpResponse } from '../http';
import { Journal } from '../journal';
import { Slack } from './slack';

/** 1764000000 s, as in the examples of Slack's own pages. */
export const START = Date.UTC(2025, 10, 24, 16);
export const TOKEN = 'xoxb-sandbox';

export const authorization = `Bearer ${TOKEN}`;
export const JSON_TYPE = { authorization, 'content-type': 'application/json; charset=utf-8' };
export const FORM_TYPE = { authorization, 'content-type': 'application/x-www-form-urlencoded' };

export interface Raw {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export type Answer = Readonly<Record<string, unknown>>;

export class SlackRig {
  readonly clock = new VirtualClock(START);
  readonly journal = new Journal(() => this.clock.nowMs);
  readonly faults = new Faults(() => this.clock.nowMs);
  /** How often the hook between effect and answer was called. */
  effects = 0;
  readonly slack = new Slack({
    clock: this.clock,
    journal: this.journal,
    faults: this.faults,
    token: TOKEN,
    afterEffect: async () => {
      this.effects += 1;
    },
  });

  constructor() {
    this.slack.addChannel({ id: 'C1', name: 'ops' });
    this.slack.addChannel({ id: 'C2', name: 'open', member: false });
    this.slack.addChannel({ id: 'C3', name: 'secret', member: false, private: true });
    this.slack.addChannel({ id: 'C4', name: 'old', archived: true });
  }

  send(method: string, raw: Raw): Promise<HttpResponse> {
    return this.clock.complete(() =>
      this.slack.handle({
        method: raw.method ?? 'POST',
        url: `http://127.0.0.1/slack/api/${method}${raw.query ?? ''}`,
        headers: raw.headers ?? {},
        body: Buffer.from(raw.body ?? ''),
      }),
    );
  }

  /** A call with a JSON body. */
  async write(method: string, args: unknown): Promise<Answer> {
    const answer = await this.send(method, { headers: JSON_TYPE, body: JSON.stringify(args) });
    return JSON.parse(answer.body);
  }

  /** A call with a form. */
  async read(method: string, args: Record<string, string>): Promise<Answer> {
    const body = new URLSearchParams(args).toString();
    return JSON.parse((await this.send(method, { headers: FORM_TYPE, body })).body);
  }

  /** Posts, with the second between posts that Slack asks for. @returns ts */
  async posted(args: Record<string, unknown>): Promise<string> {
    await this.clock.advanceTo(this.clock.nowMs + 1_000);
    const answer = await this.write('chat.postMessage', { channel: 'C1', text: 'x', ...args });
    expect(answer).toMatchObject({ ok: true });
    return String(answer.ts);
  }
}

export const messagesOf = (answer: Answer) => answer.messages as Answer[];
export const textsOf = (answer: Answer) => messagesOf(answer).map((message) => message.text);
