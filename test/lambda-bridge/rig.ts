// The shipped handler with a table, Slack and a clock of the sandbox, and a hand on every call that it makes.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Notice, Snapshot, TasksAnswer } from '../../lambda-bridge/contract';
import { VirtualClock } from '../sandbox/clock';
import { Faults } from '../sandbox/faults';
import type { HttpRequest, HttpResponse } from '../sandbox/http';
import { Journal } from '../sandbox/journal';
import { LambdaBridge } from '../sandbox/lambda/bridge';
import { DynamoDb } from '../sandbox/lambda/dynamodb';
import { REQUEST_HEADER } from '../sandbox/lambda/protocol';
import { SandboxServer } from '../sandbox/server';
import type { Message } from '../sandbox/slack/messages';
import { Slack } from '../sandbox/slack/slack';

const PROJECT = join(__dirname, '..', '..');
export const START = Date.UTC(2026, 10, 24, 9);
export const BRIDGE_SECRET = `whsec_${Buffer.from('bridge secret of tests').toString('base64')}`;
export const PAGERDUTY_SECRET = 'pagerduty secret of tests';
export const LEGACY_TOKEN = 'legacy token of tests';
const SLACK_TOKEN = 'xoxb-tests';
const TABLE = 'toban-cards';

/** One call that the function makes, counted from 1 over the rig's life. */
export interface OutsideCall {
  readonly service: 'dynamodb' | 'slack';
  /** `GetItem`, `chat.postMessage`… */
  readonly operation: string;
  readonly instance: string;
}

/** What befalls a call: nothing where undefined. A `Response` is given instead of the effect. */
export type Fate =
  | 'kill before'
  | 'kill after'
  | 'lose answer'
  | { readonly holdMs: number }
  | HttpResponse
  | undefined;

export interface Rig {
  readonly clock: VirtualClock;
  readonly slack: Slack;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly bridge: LambdaBridge;
  readonly database: DynamoDb;
  /** All outside calls, oldest first, as `service operation`. */
  readonly calls: string[];
  /** Decides over each call; replace it to interfere. */
  fate: (call: OutsideCall) => Fate;
  /** A request of any kind, as an activity of the clock. */
  readonly send: (method: string, path: string, init?: SendInit) => Promise<HttpResponse>;
  /** The same, inside an activity. */
  readonly handle: (method: string, path: string, init?: SendInit) => Promise<HttpResponse>;
  readonly close: () => Promise<void>;
}

export interface SendInit {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export function buildBridge(): string {
  const built = spawnSync(process.execPath, [join(PROJECT, 'lambda-bridge', 'build.mjs')], {
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('lambda-bridge/build.mjs failed, see above');
  return join(PROJECT, 'lambda-bridge', 'dist', 'handler.mjs');
}

let handlerPath: string | undefined;

export async function startRig(env: Readonly<Record<string, string>> = {}): Promise<Rig> {
  handlerPath ??= buildBridge();
  const clock = new VirtualClock(START);
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const database = await DynamoDb.start(TABLE);
  const server = new SandboxServer(clock);
  const url = await server.listen(0);
  const bridge = new LambdaBridge({
    clock,
    journal,
    faults,
    handlerPath,
    env: {
      TOBAN_TABLE: TABLE,
      AWS_ENDPOINT_URL_DYNAMODB: `${url}/dynamodb`,
      SLACK_API_URL: `${url}/slack/api`,
      SLACK_BOT_TOKEN: SLACK_TOKEN,
      SLACK_DEFAULT_CHANNEL: 'CDEFAULT',
      PAGERDUTY_WEBHOOK_SECRETS: PAGERDUTY_SECRET,
      LEGACY_WEBHOOK_TOKEN: LEGACY_TOKEN,
      BRIDGE_SECRETS: BRIDGE_SECRET,
      ...env,
    },
  });
  const slack = new Slack({
    clock,
    journal,
    faults,
    token: SLACK_TOKEN,
    afterEffect: (request) => bridge.afterSlack(request),
  });
  slack.addChannel({ id: 'COPS', name: 'ops' });
  slack.addChannel({ id: 'CDEFAULT', name: 'default' });

  const calls: string[] = [];
  const interposed = (
    service: OutsideCall['service'],
    effect: (request: HttpRequest) => Promise<HttpResponse>,
  ) => {
    return async (request: HttpRequest): Promise<HttpResponse> => {
      const operation =
        service === 'slack'
          ? (new URL(request.url).pathname.split('/').at(-1) ?? '')
          : (request.headers['x-amz-target']?.split('.').at(-1) ?? '');
      const instance = request.headers[REQUEST_HEADER]?.split(':')[0] ?? '';
      calls.push(`${service} ${operation}`);
      const fate = rig.fate({ service, operation, instance });
      if (fate === undefined) return effect(request);
      if (fate === 'kill before') {
        await bridge.kill(instance);
        return UNAVAILABLE;
      }
      if (typeof fate === 'object' && 'holdMs' in fate) {
        await clock.sleep(fate.holdMs);
        return effect(request);
      }
      if (typeof fate === 'object') return fate;
      await effect(request);
      if (fate === 'kill after') await bridge.kill(instance);
      return UNAVAILABLE;
    };
  };
  server.watchInsiders((request) => bridge.watch(request));
  server.mount('/slack/api', interposed('slack', slack.handle)).mount(
    '/dynamodb',
    interposed('dynamodb', (request) => forward(request, database.endpoint)),
  );

  const handle: Rig['handle'] = (method, path, init = {}) =>
    bridge.handle({
      method,
      url: `${url}/bridge/a${path}`,
      headers: { 'content-type': 'application/json', ...init.headers },
      body: Buffer.from(init.body ?? ''),
    });
  const rig: Rig = {
    clock,
    slack,
    faults,
    journal,
    bridge,
    database,
    calls,
    fate: () => undefined,
    handle,
    send: (method, path, init) => clock.complete(() => handle(method, path, init)),
    close: async () => {
      await bridge.close();
      await server.close();
      await database.close();
    },
  };
  return rig;
}

const UNAVAILABLE: HttpResponse = { status: 503, headers: {}, body: '' };

async function forward(request: HttpRequest, endpoint: string): Promise<HttpResponse> {
  const { host: _host, 'content-length': _length, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(endpoint, { method: 'POST', headers, body: Buffer.from(request.body) });
  return {
    status: answer.status,
    headers: { 'content-type': 'application/json' },
    body: await answer.text(),
  };
}

export function signedByPagerDuty(body: string, secret = PAGERDUTY_SECRET): SendInit {
  const hex = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'x-pagerduty-signature': `v1=${hex}` } };
}

export function signedAsAppsScript(body: string, nowMs: number, secret = BRIDGE_SECRET): SendInit {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const id = 'msg_1';
  const timestamp = Math.floor(nowMs / 1_000);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': `${timestamp}`,
      'webhook-signature': `v1,${signature}`,
    },
  };
}

/** A V3 event is delivered. @returns the status */
export async function deliver(rig: Rig, event: object): Promise<number> {
  return (await rig.send('POST', '/pagerduty', signedByPagerDuty(JSON.stringify({ event })))).status;
}

/** A legacy batch is delivered. @returns the status */
export async function deliverLegacy(rig: Rig, messages: readonly object[]): Promise<number> {
  const init = { body: JSON.stringify({ messages }), headers: { 'x-toban-token': LEGACY_TOKEN } };
  return (await rig.send('POST', '/pagerduty', init)).status;
}

export async function push(
  rig: Rig,
  snapshots: readonly Snapshot[],
  notices: readonly Notice[] = [],
): Promise<TasksAnswer> {
  const body = JSON.stringify({ snapshots, notices });
  const answer = await rig.send('POST', '/tasks', signedAsAppsScript(body, rig.clock.nowMs));
  if (answer.status !== 200) throw new Error(`POST /tasks answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body) as TasksAnswer;
}

/** What Slack shows, oldest first: the text, replies indented, broadcast ones marked. */
export function shown(rig: Rig, channel = 'COPS'): readonly string[] {
  return rig.slack.messages
    .filter((message) => message.channel === channel)
    .map((message) => `${prefixOf(message)}${message.text}`);
}

function prefixOf(message: Message): string {
  if (message.thread_ts === undefined) return '';
  return message.reply_broadcast ? '  (to all) ' : '  ';
}
