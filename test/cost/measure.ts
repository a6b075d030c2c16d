// What a task's life and a quiet hour cost, counted by the simulators around the shipped bundles.
import { SECRETS } from '../sandbox/company';
import type { Call } from '../sandbox/journal';
import type { TableCall } from '../sandbox/lambda/dynamodb';
import { itemBytes } from '../sandbox/lambda/item-size';
import { Sandbox } from '../sandbox/sandbox';
import { quietHour, START_MS, settle, TASKS, threeLives } from './life';
import { unitsOf } from './units';
import { MONTH_DAYS, mapTally, NO_TALLY, type Tally } from './usage';

/** The sandbox's addresses are shorter than Google's: two links of a deployment and one of a spreadsheet. */
const LONGER_LINKS_BYTES = 180;
/** DynamoDB keeps so much more for each item: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const INDEX_BYTES = 100;
const MONTH_SECONDS = MONTH_DAYS * 86_400;

export interface Measured {
  /** Mean of one task. */
  readonly task: Tally;
  readonly quietHour: Tally;
  /** Largest item of a card with its claim, and the same of what stays, in bytes. */
  readonly largestItem: number;
  readonly largestKept: number;
}

/** @param subscriptions of PagerDuty's webhooks: one, or two to an address each */
export async function measure(subscriptions: 1 | 2): Promise<Measured> {
  const sandbox = await Sandbox.start({ calendars: [], atMs: START_MS, speed: 0, port: 0, locale: 'en' });
  try {
    if (subscriptions === 2) subscribeAgain(sandbox);
    await settle(sandbox);
    const quiet = await tallied(sandbox, quietHour);
    const lives = await tallied(sandbox, threeLives);
    const hours = 3;
    const { complaints } = sandbox.journal;
    if (complaints.length > 0 || sandbox.errors.length > 0)
      throw new Error(`the life went wrong: ${JSON.stringify([...complaints, ...sandbox.errors])}`);
    const kept = [...sizesIn(sandbox.database.calls).values()];
    return {
      task: mapTally((name) => (lives[name] - hours * quiet[name]) / TASKS),
      quietHour: quiet,
      largestItem: Math.max(...sandbox.database.calls.map(sizeOf)),
      largestKept: Math.max(...kept),
    };
  } finally {
    await sandbox.close();
  }
}

function subscribeAgain(sandbox: Sandbox): void {
  sandbox.pagerduty.addSubscription({
    url: `${sandbox.url}/bridge/b/pagerduty`,
    secret: SECRETS.pagerdutyWebhooks,
    description: 'Toban bridge, second address',
  });
}

async function tallied(sandbox: Sandbox, play: (sandbox: Sandbox) => Promise<void>): Promise<Tally> {
  const { journal, database, bridge } = sandbox;
  const from = { calls: journal.calls.length, table: database.calls.length, logs: bridge.logs.length };
  await play(sandbox);
  const calls = journal.calls.slice(from.calls);
  const table = database.calls.slice(from.table);
  const logs = bridge.logs.slice(from.logs);
  const of = (service: Call['service'], method = '') =>
    calls.filter((call) => call.service === service && call.method.startsWith(method));
  const slack = of('slack');
  const before = sizesIn(database.calls.slice(0, from.table));
  return {
    ...NO_TALLY,
    ...unitsOf(table.map(asDeployed), before),
    requests: of('bridge').length,
    reads: table.filter(({ operation }) => operation === 'GetItem').length,
    writes: table.filter(({ operation }) => operation === 'PutItem').length,
    slackPosts: of('slack', 'chat.postMessage').length,
    slackEdits: of('slack', 'chat.update').length,
    slackReads: of('slack', 'conversations.').length,
    slackBytes: slack.reduce((sum, { bytes }) => sum + bytes, 0),
    logLines: logs.length,
    logBytes: logs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    byteMonths: await byteMonthsIn(sandbox, new Set(table.map(({ pk }) => pk))),
    pagerDutyRequests: of('pagerduty').length,
    urlFetches: of('urlfetch').length,
  };
}

function sizesIn(calls: readonly TableCall[]): ReadonlyMap<string, number> {
  const written = calls.filter(({ operation, status }) => operation === 'PutItem' && status === 200);
  return new Map(written.map((call) => [call.pk, sizeOf(call)]));
}

function sizeOf({ pk, bytes }: TableCall): number {
  return pk.startsWith('task#') && bytes > 0 ? bytes + LONGER_LINKS_BYTES : bytes;
}

function asDeployed(call: TableCall): TableCall {
  return { ...call, bytes: sizeOf(call) };
}

/** Of the items that were touched: what stays of them, until when it says that it expires. */
async function byteMonthsIn({ database, clock }: Sandbox, touched: ReadonlySet<string>): Promise<number> {
  const { Items } = (await database.call('Scan', { TableName: 'toban' })) as {
    readonly Items: readonly Readonly<Record<string, { readonly S?: string; readonly N?: string }>>[];
  };
  return Items.filter(({ pk }) => touched.has(pk?.S ?? '')).reduce((sum, item) => {
    const pk = item.pk?.S ?? '';
    const expiresAt = Number(item.expiresAt?.N);
    if (Number.isNaN(expiresAt)) throw new Error(`${pk} does not expire: its task is not finished`);
    const months = (expiresAt - clock.nowMs / 1_000) / MONTH_SECONDS;
    return sum + (sizeOf({ operation: '', pk, bytes: itemBytes(item), status: 200 }) + INDEX_BYTES) * months;
  }, 0);
}
