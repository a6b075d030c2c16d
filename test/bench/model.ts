// What a run costs: calls counted exactly, seconds by a table of latencies. Where no public figure was found the entry
// says "assumed"; the shape of the growth does not depend on it.
import type { FetchRequest } from '../sandbox/apps-script/fetch-protocol';
import type { Asked, Run } from './world';

/** Milliseconds. */
const LATENCY = {
  /** Assumed: as a property. */
  lock: 30,
  /** 30 ms on average for one property: https://ziritione.org/post/apps_script_performance */
  properties: 30,
  /** Writing and reading a cell take 800 ms together: https://justin.poehnelt.com/posts/apps-script-key-value-stores */
  sheetsRead: 300,
  sheetsWrite: 500,
  /** Assumed, besides the service's own time. */
  urlFetch: 50,
  /** Assumed for one `events.list`; in a batch its parts are worked on side by side, each adding a little. */
  calendarCall: 200,
  calendarPart: 5,
  /** A list returns "within a second", the client's start included: github.com/martindstone/pagerduty-cli/issues/61 */
  pagerdutyList: 700,
  /** Assumed. */
  pagerdutyRead: 300,
  pagerdutyWrite: 500,
  /** Assumed: an answer of the bridge without a post. */
  bridge: 150,
  /** Assumed: two writes to its table and one call of Slack. It answers after 25 s at the latest. */
  bridgeCard: 350,
  bridgeLongest: 25_000,
  /** Assumed. */
  slack: 300,
  heartbeat: 100,
  /** Assumed: 10 MB a second. */
  kilobyte: 0.1,
} as const;

/** Assumed: Apps Script computes at half the speed of the machine that measures. */
const SLOWER = 2;

export interface Cost {
  readonly roundTrips: number;
  readonly requests: number;
  readonly sentKb: number;
  readonly receivedKb: number;
  readonly cpuMs: number;
  /** Modelled. */
  readonly seconds: number;
}

export function costOf({ execution, asked }: Run, cpuMs: number): Cost {
  const counted = asked.filter(({ call }) => COUNTED.has(call.service));
  const sentKb = sum(counted, ({ call }) => JSON.stringify(call.args).length) / 1_024;
  const receivedKb = sum(counted, ({ answer }) => JSON.stringify(answer).length) / 1_024;
  const waitedMs = sum(counted, callMs) + (sentKb + receivedKb) * LATENCY.kilobyte;
  return {
    roundTrips: execution.roundTrips,
    requests: execution.urlFetches,
    sentKb,
    receivedKb,
    cpuMs,
    seconds: (waitedMs + cpuMs * SLOWER) / 1_000,
  };
}

const COUNTED: ReadonlySet<string> = new Set(['lock', 'properties', 'sheets', 'calendar', 'urlfetch']);

function callMs({ call }: Asked): number {
  switch (call.service) {
    case 'lock':
      return LATENCY.lock;
    case 'properties':
      return LATENCY.properties;
    case 'calendar':
      return LATENCY.calendarCall;
    case 'sheets':
      return call.method.endsWith('batchUpdate') ? LATENCY.sheetsWrite : LATENCY.sheetsRead;
    default:
      return LATENCY.urlFetch + fetchMs(call.args[0] as readonly FetchRequest[]);
  }
}

/** All requests of a fetchAll are under way together: https://tanaikech.github.io/2018/04/19/benchmark-fetchall-method-in-urlfetch-service-for-google-apps-script/ */
function fetchMs(requests: readonly FetchRequest[]): number {
  return Math.max(...requests.map(requestMs));
}

function requestMs({ url, method, binary }: FetchRequest): number {
  if (url.includes('/batch/calendar/')) {
    return LATENCY.calendarCall + (binary.split('\nGET ').length - 1) * LATENCY.calendarPart;
  }
  if (url.includes('/bridge/')) return bridgeMs(binary);
  if (url.includes('/slack/')) return LATENCY.slack;
  if (url.includes('/heartbeat/')) return LATENCY.heartbeat;
  if (method !== 'GET') return LATENCY.pagerdutyWrite;
  return url.includes('/incidents?') ? LATENCY.pagerdutyList : LATENCY.pagerdutyRead;
}

/** An announcement posts nothing. */
function bridgeMs(binary: string): number {
  const { snapshots } = JSON.parse(binary) as { readonly snapshots: readonly { readonly expect: unknown }[] };
  const cards = snapshots.filter(({ expect }) => expect === null).length;
  return Math.min(LATENCY.bridge + cards * LATENCY.bridgeCard, LATENCY.bridgeLongest);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

const DAY_MINUTES = 1_440;
/** How long what was opened at once stays open. */
const OPEN_MINUTES = 60;
const SIGN_EVERY = 5;

/** Of a day in which all that is due is due at once, and stays open for an hour. */
export function meanSeconds(ticks: {
  readonly idle: Cost;
  readonly withSign: Cost;
  readonly busy: Cost;
  readonly rest: Cost;
  readonly after: Cost;
}): number {
  const { idle, withSign, busy, rest, after } = ticks;
  const quiet = idle.seconds + (withSign.seconds - idle.seconds) / SIGN_EVERY;
  const quietMinutes = DAY_MINUTES - OPEN_MINUTES - 2;
  return (quietMinutes * quiet + busy.seconds + rest.seconds + OPEN_MINUTES * after.seconds) / DAY_MINUTES;
}
