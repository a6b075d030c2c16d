// All that a handler calls: dynalite, a parameter store and the sandbox's Slack, with a hand on every call.

import { forwardTo, parameterStore } from '../../lambda-bridge/outside';
import { BRIDGE_SECRET, PAGERDUTY_SECRET } from '../../lambda-bridge/signing';
import { VirtualClock } from '../../sandbox/clock';
import { Faults } from '../../sandbox/faults';
import type { HttpHandler } from '../../sandbox/http';
import { Journal } from '../../sandbox/journal';
import { DynamoDb } from '../../sandbox/lambda/dynamodb';
import { SandboxServer } from '../../sandbox/server';
import { Slack } from '../../sandbox/slack/slack';

const TABLE = 'toban-cards';
const TOKEN = 'xoxb-bench';
const PREFIX = '/toban';
/** With so much between two calls Slack refuses none for its rate: the bench measures the handlers. */
const UNHURRIED_MS = 2_000;

export type Moment = 'before' | 'after';

export class Services {
  /** As `GetItem`, `chat.postMessage`…, oldest first. */
  calls: string[] = [];
  /** Waited for at both ends of each call's effect. @param index of the call in `calls` */
  onCall: (index: number, moment: Moment) => Promise<void> | undefined = () => undefined;
  /** How long Slack takes for an answer, in real time. */
  slackDelayMs = 0;
  /** How far the instances' Date runs ahead of the real one. */
  aheadMs = 0;
  private slackMs = Date.now();
  private readonly clock = new VirtualClock(this.slackMs);
  private readonly server = new SandboxServer(this.clock);
  private readonly slack = new Slack({
    clock: this.clock,
    journal: new Journal(() => this.clock.nowMs),
    faults: new Faults(() => this.clock.nowMs),
    token: TOKEN,
  });
  private url = '';

  private constructor(readonly database: DynamoDb) {
    this.slack.addChannel({ id: 'COPS', name: 'ops' });
    this.slack.addChannel({ id: 'CDEFAULT', name: 'default' });
  }

  static async start(): Promise<Services> {
    const services = new Services(await DynamoDb.start(TABLE));
    await services.listen();
    return services;
  }

  get nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** Messages that Slack shows now. */
  get shown(): number {
    return this.slack.messages.length;
  }

  /** Secrets are set directly, and the table is called without a hand between. */
  get quickEnv(): Readonly<Record<string, string>> {
    return { ...this.handledEnv, AWS_ENDPOINT_URL_DYNAMODB: this.database.endpoint };
  }

  /** Each call passes through `onCall`. */
  get handledEnv(): Readonly<Record<string, string>> {
    return {
      ...this.commonEnv,
      AWS_ENDPOINT_URL_DYNAMODB: `${this.url}/dynamodb`,
      ...Object.fromEntries(SECRETS),
    };
  }

  /** Secrets come from SSM, as they do in the deployed function. */
  get deployedEnv(): Readonly<Record<string, string>> {
    return {
      ...this.commonEnv,
      AWS_ENDPOINT_URL_DYNAMODB: this.database.endpoint,
      AWS_ENDPOINT_URL_SSM: `${this.url}/ssm`,
      TOBAN_PARAMETER_PREFIX: PREFIX,
    };
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.database.close();
  }

  private get commonEnv(): Readonly<Record<string, string>> {
    return {
      TOBAN_TABLE: TABLE,
      SLACK_API_URL: `${this.url}/slack/api`,
      SLACK_DEFAULT_CHANNEL: 'CDEFAULT',
      AWS_REGION: 'ap-northeast-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_LAMBDA_FUNCTION_NAME: 'bench',
      NODE_NO_WARNINGS: '1',
    };
  }

  private async listen(): Promise<void> {
    const parameters = new Map([...SECRETS].map(([name, value]) => [`${PREFIX}/${name}`, value]));
    this.server
      .mount('/slack/api', this.handled(this.askSlack), { time: 'free' })
      .mount('/ssm', this.handled(parameterStore(parameters)), { time: 'free' })
      .mount(
        '/dynamodb',
        this.handled((request) => forwardTo(this.database.endpoint, request)),
        { time: 'free' },
      );
    this.url = await this.server.listen(0);
  }

  private handled(effect: HttpHandler): HttpHandler {
    return async (request) => {
      const target = request.headers['x-amz-target']?.split('.').at(-1);
      const method = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const index = this.calls.push(target ?? method) - 1;
      await this.onCall(index, 'before');
      const answer = await effect(request);
      await this.onCall(index, 'after');
      // The SDK compares it with its own clock, and tries again whatever failed while they differ.
      return { ...answer, headers: { ...answer.headers, date: new Date(this.nowMs).toUTCString() } };
    };
  }

  private readonly askSlack: HttpHandler = async (request) => {
    if (this.slackDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.slackDelayMs));
    this.slackMs = Math.max(this.nowMs, this.slackMs + UNHURRIED_MS);
    await this.clock.advanceTo(this.slackMs);
    return this.clock.complete(() => this.slack.handle(request));
  };
}

const SECRETS: ReadonlyMap<string, string> = new Map([
  ['SLACK_BOT_TOKEN', TOKEN],
  ['PAGERDUTY_WEBHOOK_SECRETS', PAGERDUTY_SECRET],
  ['BRIDGE_SECRETS', BRIDGE_SECRET],
]);
