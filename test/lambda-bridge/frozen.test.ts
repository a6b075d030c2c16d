// Lambda freezes a function between two steps and thaws it a minute later, its successor done meanwhile: one message.
// The clock leaps while no timer fires, as it does for whoever was frozen; so the sources run here, not the bundle.
import { AsyncLocalStorage } from 'node:async_hooks';
import { applyEvent } from '../../lambda-bridge/src/card/apply-event';
import { cardKind } from '../../lambda-bridge/src/card/kind';
import { nextStep } from '../../lambda-bridge/src/card/next-step';
import { Deadline } from '../../lambda-bridge/src/deadline';
import type { IncidentEvent } from '../../lambda-bridge/src/decode/incident-event';
import { deliver } from '../../lambda-bridge/src/deliver/deliver';
import { openSession } from '../../lambda-bridge/src/deliver/session';
import { loadEnvironment } from '../../lambda-bridge/src/environment';
import { VirtualClock } from '../sandbox/clock';
import { Faults } from '../sandbox/faults';
import { Journal } from '../sandbox/journal';
import { DynamoDb } from '../sandbox/lambda/dynamodb';
import { Slack } from '../sandbox/slack/slack';
import { keyOf } from './samples';

const START = Date.UTC(2026, 10, 24, 9);
const SLACK_URL = 'http://slack.invalid/api';
const FROZEN_MS = 60_000;
const realFetch = globalThis.fetch;

type Owner = 'first' | 'second';
/** Calls of one operation are counted: PutItem writes the claim, the alias, then the commit. */
type Moment = `${'before' | 'after'} ${string}`;

const owners = new AsyncLocalStorage<Owner>();
let database: DynamoDb;
let slack: Slack;
let clock: VirtualClock;
let run = 0;
const counts = new Map<string, number>();
/** Called at each moment of each owner's calls; what it returns is waited for. */
let onMoment: (owner: Owner, moment: Moment) => Promise<void> | undefined;

beforeAll(async () => {
  database = await DynamoDb.start('toban-cards');
});
afterAll(() => database.close());

beforeEach(() => {
  jest.useFakeTimers({ now: START, doNotFake: REAL_TIMERS });
  clock = new VirtualClock(START);
  const faults = new Faults(() => clock.nowMs);
  slack = new Slack({ clock, journal: new Journal(() => clock.nowMs), faults, token: 'xoxb-tests' });
  slack.addChannel({ id: 'CDEFAULT', name: 'default' });
  run += 1;
  counts.clear();
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  onMoment = () => undefined;
  globalThis.fetch = interposedFetch;
  Object.assign(process.env, {
    TOBAN_TABLE: 'toban-cards',
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ACCESS_KEY_ID: 'tests',
    AWS_SECRET_ACCESS_KEY: 'tests',
    SLACK_API_URL: SLACK_URL,
    SLACK_BOT_TOKEN: 'xoxb-tests',
    SLACK_DEFAULT_CHANNEL: 'CDEFAULT',
  });
});
afterEach(() => {
  globalThis.fetch = realFetch;
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Only Date is false: a frozen function finds its timers still to fire. */
const REAL_TIMERS: (keyof typeof globalThis | 'hrtime' | 'nextTick')[] & never[] = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as never;

const interposedFetch: typeof fetch = async (input, init) => {
  const url = String(input);
  const headers = init?.headers as Readonly<Record<string, string>>;
  const isSlack = url.startsWith(SLACK_URL);
  const operation = isSlack ? url.slice(SLACK_URL.length + 1) : headers['x-amz-target']?.split('.')[1];
  const owner = owners.getStore() ?? 'first';
  const count = (counts.get(`${owner} ${operation}`) ?? 0) + 1;
  counts.set(`${owner} ${operation}`, count);
  await onMoment(owner, `before ${operation} ${count}`);
  const answer = isSlack ? await askSlack(url, headers, String(init?.body)) : await realFetch(input, init);
  await onMoment(owner, `after ${operation} ${count}`);
  return answer;
};

async function askSlack(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Response> {
  const answer = await clock.busy(() =>
    slack.handle({ method: 'POST', url, headers, body: Buffer.from(body) }),
  );
  return new Response(answer.body, { status: answer.status });
}

/** One delivery of the same webhook. @returns what became of it */
function delivery(owner: Owner, kind: IncidentEvent['kind'] = 'triggered'): Promise<'told' | string> {
  return owners.run(owner, async () => {
    const deadline = Deadline.in(3_800);
    const session = openSession(await loadEnvironment(deadline), deadline, false);
    const hash = run.toString(16).padStart(32, '0');
    const event: IncidentEvent = {
      kind,
      incidentId: `P${run}`,
      incidentKey: keyOf(1, hash),
      occurredMs: START + (kind === 'triggered' ? 0 : 60_000),
      by: null,
      title: 'Backup check',
      url: null,
    };
    const desk = { hash, attempt: 1, defaultChannel: 'CDEFAULT' };
    try {
      await deliver(
        `task#${hash}`,
        cardKind('CDEFAULT'),
        (card) => nextStep(card, (before) => applyEvent(before, event, 1, Date.now()), desk),
        session,
      );
      return 'told';
    } catch (error) {
      return (error as Error).name;
    } finally {
      deadline.end();
    }
  });
}

/** The first is frozen at that moment; `whileFrozen` runs a minute later, then it thaws. */
async function freezeAt(
  moment: Moment,
  whileFrozen: (thaw: () => void) => Promise<unknown>,
  kind: IncidentEvent['kind'] = 'triggered',
): Promise<string> {
  let thaw = (): void => undefined;
  const thawed = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  const frozen = new Promise<void>((resolve) => {
    onMoment = (owner, reached) => {
      if (owner !== 'first' || reached !== moment) return undefined;
      onMoment = () => undefined;
      resolve();
      return thawed;
    };
  });
  const first = delivery('first', kind);
  await frozen;
  jest.setSystemTime(Date.now() + FROZEN_MS);
  await whileFrozen(thaw);
  thaw();
  return first;
}

test.each<Moment>([
  'before GetItem 1',
  'after GetItem 1',
  'before PutItem 1',
  'after PutItem 1',
  'before PutItem 2',
  'after PutItem 2',
  'before chat.postMessage 1',
  'after chat.postMessage 1',
  'before PutItem 3',
  'after PutItem 3',
])('frozen %s: the successor tells it, the thawed one adds nothing', async (moment) => {
  const first = await freezeAt(moment, async () => {
    expect(await delivery('second')).toBe('told');
  });
  expect(first).not.toBe('TypeError');
  expect(slack.messages.map(({ text }) => text)).toEqual(['🔔 Waiting for somebody to start: Backup check']);
  expect(await delivery('second')).toBe('told');
  expect(slack.messages).toHaveLength(1);
});

test.each<Moment>([
  'before PutItem 1',
  'after PutItem 1',
  'before chat.postMessage 1',
  'after chat.postMessage 1',
  'before chat.update 1',
  'after chat.update 1',
  'before PutItem 2',
  'after PutItem 2',
])('frozen %s of a state change: its line stands once, and the card follows', async (moment) => {
  expect(await delivery('second')).toBe('told');
  jest.setSystemTime(START + 60_000);
  await freezeAt(
    moment,
    async () => expect(await delivery('second', 'acknowledged')).toBe('told'),
    'acknowledged',
  );
  expect(await delivery('second', 'acknowledged')).toBe('told');
  expect(slack.messages.map(({ text }) => text)).toEqual(['▶️ Started: Backup check', '▶️ Started']);
});

test('thawed in the middle of its successor’s own post: one of the two goes', async () => {
  await freezeAt('before chat.postMessage 1', async (thaw) => {
    onMoment = (owner, moment) => {
      if (owner !== 'second' || moment !== 'before chat.postMessage 1') return undefined;
      thaw();
      return new Promise((resolve) => {
        onMoment = (other, reached) => {
          if (other === 'first' && reached === 'after chat.postMessage 1') resolve();
          return undefined;
        };
      });
    };
    expect(await delivery('second')).toBe('told');
  });
  expect(slack.messages).toHaveLength(1);
  expect(await delivery('second')).toBe('told');
  expect(slack.messages).toHaveLength(1);
});
