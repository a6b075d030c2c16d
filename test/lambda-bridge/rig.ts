// The shipped handler with a table, Slack and a clock of the sandbox.
import type { Notice, Snapshot, TasksAnswer } from '../../lambda-bridge/contract';
import { VirtualClock } from '../sandbox/clock';
import { Faults } from '../sandbox/faults';
import type { HttpResponse } from '../sandbox/http';
import { Journal } from '../sandbox/journal';
import { LambdaBridge } from '../sandbox/lambda/bridge';
import { DynamoDb } from '../sandbox/lambda/dynamodb';
import { SandboxServer } from '../sandbox/server';
import { Slack } from '../sandbox/slack/slack';
import { builtHandler } from './built';
import { forwardTo, Outside, parameterStore } from './outside';
import {
  BRIDGE_SECRET,
  LEGACY_TOKEN,
  PAGERDUTY_SECRET,
  type SendInit,
  signedAsAppsScript,
  signedByPagerDuty,
  withLegacyToken,
} from './signing';

export const START = Date.UTC(2026, 10, 24, 9);
export const SLACK_TOKEN = 'xoxb-tests';
const TABLE = 'toban-cards';

export interface Rig {
  readonly clock: VirtualClock;
  readonly slack: Slack;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly bridge: LambdaBridge;
  readonly database: DynamoDb;
  readonly outside: Outside;
  /** SSM's parameters, in use where the environment names TOBAN_PARAMETER_PREFIX. */
  readonly parameters: Map<string, string>;
  /** A request of any kind, as an activity of the clock. */
  readonly send: (method: string, path: string, init?: SendInit) => Promise<HttpResponse>;
  /** The same, inside an activity. */
  readonly handle: (method: string, path: string, init?: SendInit) => Promise<HttpResponse>;
  readonly close: () => Promise<void>;
}

/** @param env adds to the function's environment, or empties what is set there */
export async function startRig(env: Readonly<Record<string, string>> = {}, startMs = START): Promise<Rig> {
  const clock = new VirtualClock(startMs);
  const journal = new Journal(() => clock.nowMs);
  const faults = new Faults(() => clock.nowMs);
  const database = await DynamoDb.start(TABLE);
  const server = new SandboxServer(clock);
  const url = await server.listen(0);
  const bridge = new LambdaBridge({
    clock,
    journal,
    faults,
    handlerPath: builtHandler(),
    env: {
      TOBAN_TABLE: TABLE,
      AWS_ENDPOINT_URL_DYNAMODB: `${url}/dynamodb`,
      AWS_ENDPOINT_URL_SSM: `${url}/ssm`,
      SLACK_API_URL: `${url}/slack/api`,
      SLACK_BOT_TOKEN: SLACK_TOKEN,
      SLACK_DEFAULT_CHANNEL: 'CDEFAULT',
      PAGERDUTY_WEBHOOK_SECRETS: PAGERDUTY_SECRET,
      LEGACY_WEBHOOK_TOKEN: LEGACY_TOKEN,
      BRIDGE_SECRETS: BRIDGE_SECRET,
      ...env,
    },
  });
  const slack = new Slack({ clock, journal, faults, token: SLACK_TOKEN });
  slack.addChannel({ id: 'COPS', name: 'ops' });
  slack.addChannel({ id: 'CDEFAULT', name: 'default' });
  const outside = new Outside(clock, bridge);
  const parameters = new Map<string, string>();
  server.watchInsiders((request) => bridge.watch(request));
  server
    .mount('/slack/api', outside.interpose('slack', slack.handle))
    .mount('/ssm', outside.interpose('ssm', parameterStore(parameters)))
    .mount(
      '/dynamodb',
      outside.interpose('dynamodb', (request) => forwardTo(database.endpoint, request)),
    );
  const handle: Rig['handle'] = (method, path, init = {}) =>
    bridge.handle({
      method,
      url: `${url}/bridge/a${path}`,
      headers: { 'content-type': 'application/json', ...init.headers },
      body: Buffer.from(init.body ?? ''),
    });
  const send: Rig['send'] = (method, path, init) => clock.complete(() => handle(method, path, init));
  const close = async (): Promise<void> => {
    await bridge.close();
    await server.close();
    await database.close();
  };
  return { clock, slack, faults, journal, bridge, database, outside, parameters, send, handle, close };
}

/** As much of a rig as it takes to speak to the bridge; a world of `world/` has it too. */
export type Spoken = Pick<Rig, 'clock' | 'send'>;

/** A V3 event is delivered. @returns the status */
export async function deliver(rig: Spoken, event: object): Promise<number> {
  return (await rig.send('POST', '/pagerduty', signedByPagerDuty(JSON.stringify({ event })))).status;
}

/** A legacy batch is delivered. @returns the status */
export async function deliverLegacy(rig: Spoken, messages: readonly object[]): Promise<number> {
  return (await rig.send('POST', '/pagerduty', withLegacyToken(JSON.stringify({ messages })))).status;
}

/** @throws Error where the push as a whole is not taken */
export async function push(
  rig: Spoken,
  snapshots: readonly Snapshot[],
  notices: readonly Notice[] = [],
): Promise<TasksAnswer> {
  const body = JSON.stringify({ snapshots, notices });
  const answer = await rig.send('POST', '/tasks', signedAsAppsScript(body, rig.clock.nowMs));
  if (answer.status !== 200) throw new Error(`POST /tasks answered ${answer.status}: ${answer.body}`);
  return JSON.parse(answer.body) as TasksAnswer;
}

/** What Slack shows, oldest first: the text, replies indented, broadcast ones marked. */
export function shown(rig: Pick<Rig, 'slack'>, channel = 'COPS'): readonly string[] {
  return rig.slack.messages
    .filter((message) => message.channel === channel)
    .map(({ thread_ts, reply_broadcast, text }) => {
      const place = reply_broadcast ? '  (to all) ' : thread_ts === undefined ? '' : '  ';
      return `${place}${text}`;
    });
}

/** How many messages the bridge tried to post. */
export function posts(rig: Rig): number {
  return rig.outside.calls.filter((call) => call === 'slack chat.postMessage').length;
}
