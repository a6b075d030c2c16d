// The estimate as lines for a terminal.
import { type BillLine, byService, totalOf } from './bill';
import { DEPLOYMENT, LATENCY } from './deployment';
import type { Month } from './estimate';
import { CHECKED, EXCHANGE, FREE_TIER_NOTE, IN_2015, REGION } from './prices';
import { functionMs, MONTH_DAYS, type Tally } from './usage';

const LABEL = 34;
const CELL = 20;

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

function row(label: string, cells: readonly string[]): string {
  return label.padEnd(LABEL) + cells.map((cell) => cell.padStart(CELL)).join('');
}

/** `1,234 JPY  $8.01`; a part of a yen is shown as such, since a service may cost less than one. */
function money(usd: number, yenPerDollar: number): string {
  const yen = usd * yenPerDollar;
  return `${number(yen, yen < 10 ? 1 : 0)} JPY  $${number(usd, 2)}`;
}

export function headLines(yenPerDollar: number): readonly string[] {
  const rate = yenPerDollar === EXCHANGE.yenPerDollar ? ` (${EXCHANGE.asOf}: the newest that was found)` : '';
  return [
    `What Toban costs a month on AWS in Tokyo (${REGION}), without tax.`,
    `Prices and their sources: test/cost/prices.ts, checked on ${CHECKED}. ${yenPerDollar} yen a dollar${rate}.`,
  ];
}

export function taskLines(one: Tally, two: Tally): readonly string[] {
  const both = (label: string, of: (tally: Tally) => number, digits = 1): string =>
    row(label, [number(of(one), digits), number(of(two), digits)]);
  return [
    row('One task, measured', ['1 subscription', '2 subscriptions']),
    both('requests = invocations', (tally) => tally.requests),
    both('Lambda ms, modelled', (tally) => functionMs(tally, LATENCY), 0),
    both('reads of the table', (tally) => tally.reads),
    both('  in units of 4 KB', (tally) => tally.readUnits),
    both('writes of the table', (tally) => tally.writes),
    both('  in units of 1 KB', (tally) => tally.writeUnits),
    both('Slack: messages', (tally) => tally.slackPosts),
    both('Slack: edits', (tally) => tally.slackEdits),
    both('bytes of log', (tally) => tally.logBytes, 0),
  ];
}

export function monthLines(months: readonly Month[], yenPerDollar: number): readonly string[] {
  const billed = (title: string, of: (month: Month) => readonly BillLine[]): readonly string[] => {
    const sums = months.map((month) => byService(of(month)));
    const services = [...(sums[0]?.keys() ?? [])];
    return [
      title,
      ...services.map((service) =>
        row(
          `  ${service}`,
          sums.map((sum) => money(sum.get(service) ?? 0, yenPerDollar)),
        ),
      ),
      row(
        '  total',
        months.map((month) => money(totalOf(of(month)), yenPerDollar)),
      ),
    ];
  };
  return [
    row(
      'Tasks a month',
      months.map(({ tasks }) => number(tasks)),
    ),
    ...billed('Within what is free for every account', (month) => month.withinFree),
    ...billed('Without any free tier', (month) => month.withoutFree),
  ];
}

/** Only the totals: what a second subscription to a second address adds. */
export function redundantLines(months: readonly Month[], yenPerDollar: number): readonly string[] {
  const totals = (of: (month: Month) => readonly BillLine[]) =>
    months.map((month) => money(totalOf(of(month)), yenPerDollar));
  return [
    'With a second subscription and address (redundant: true)',
    row(
      '  total within what is free',
      totals((month) => month.withinFree),
    ),
    row(
      '  total without any free tier',
      totals((month) => month.withoutFree),
    ),
  ];
}

export function detailLines({ tasks, withoutFree }: Month): readonly string[] {
  return [
    `Line by line at ${number(tasks)} tasks`,
    ...withoutFree.map(({ price, quantity, usd }) =>
      [
        `  ${price.service}: ${price.unit}`.padEnd(52),
        number(quantity, quantity < 100 ? 3 : 0).padStart(12),
        ` at $${price.usd} for ${number(price.per)}`.padEnd(24),
        `$${number(usd, 3)}`.padStart(9),
        price.freeEachMonth > 0 ? `  (${number(price.freeEachMonth)} free)` : '',
      ].join(''),
    ),
  ];
}

export function quotaLines(months: readonly Month[]): readonly string[] {
  const aDay = (of: (tally: Tally) => number) => months.map(({ tally }) => number(of(tally) / MONTH_DAYS));
  return [
    'Against quotas, not money, as if no two tasks shared a tick',
    row(
      '  UrlFetch requests a day',
      aDay((tally) => tally.urlFetches),
    ),
    row(
      '  PagerDuty requests a minute',
      months.map(({ tally }) => number(tally.pagerDutyRequests / MONTH_DAYS / 1_440, 1)),
    ),
    row(
      '  Slack messages and edits a day',
      aDay((tally) => tally.slackPosts + tally.slackEdits),
    ),
    '  Google allows 20,000 UrlFetch requests a day to a consumer account, 100,000 in Workspace; PagerDuty 960 a',
    '  minute to a key; Slack about one message a second in a channel.',
  ];
}

export function comparisonLines(): readonly string[] {
  return [
    `In 2015: two servers and a database ${number(IN_2015.servers)} JPY a month; a serverless version as the customer`,
    `estimated it then ${number(IN_2015.serverlessEstimate)} JPY.`,
    'Left out, as in 2015: licences of PagerDuty, Slack and Google Workspace. Also left out: tax, the e-mails of alarms',
    '(the first 1,000 are free), and API Gateway’s free million of the first year.',
    FREE_TIER_NOTE,
    `Modelled: ${DEPLOYMENT.memoryMb} MB of arm64, ${LATENCY.slack} ms a call of Slack, ${LATENCY.read} and ${LATENCY.write} ms a read and write (test/cost/deployment.ts).`,
  ];
}
