// What AWS asks in Tokyo (ap-northeast-1), without tax, and what it gives every account free each month, for good.
// On the day of the check AWS's own price list could not be asked. Each price is as somebody else read it from that list,
// with the day that they name; where none was found for Tokyo it says so.
import type { Usage } from './usage';

export const REGION = 'ap-northeast-1';
export const CHECKED = '2026-11-24';

export interface Price {
  /** What it is the price of. */
  readonly of: keyof Usage;
  readonly service: string;
  readonly unit: string;
  readonly usd: number;
  /** `usd` is for so many units. */
  readonly per: number;
  readonly freeEachMonth: number;
  /** In AWS's price list. */
  readonly usageType: string;
  readonly source: string;
  /** The day that the source names. */
  readonly asOf: string;
}

/** The Price List API, read 2026-09-23 and published in a public cost model; its services' lists are of 2026-09-11 to 23. */
const PRICE_LIST = {
  source:
    'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/, as read in a public cost model for Tokyo',
  asOf: '2026-09-23',
} as const;
/** The same API by its command line, queried 2026-07-20, published in a public quotation. */
const PRICE_LIST_JULY = { ...PRICE_LIST, asOf: '2026-07-20' } as const;

export const PRICES: readonly Price[] = [
  {
    ...{ of: 'apiRequests', service: 'API Gateway (HTTP API)', unit: 'requests' },
    ...{ usd: 1.29, per: 1_000_000, usageType: 'APN1-ApiGatewayHttpRequest', ...PRICE_LIST },
    // A million a month for the first year only, and for accounts from before 2025-07-15: counted as none.
    freeEachMonth: 0,
  },
  {
    ...{ of: 'invocations', service: 'Lambda', unit: 'requests' },
    ...{ usd: 0.2, per: 1_000_000, usageType: 'APN1-Request-ARM', ...PRICE_LIST },
    freeEachMonth: 1_000_000,
  },
  {
    ...{ of: 'gbSeconds', service: 'Lambda', unit: 'GB-seconds, arm64' },
    ...{ usd: 0.0000133334, per: 1, usageType: 'APN1-Lambda-GB-Second-ARM' },
    // No date stands beside it; x86 is 0.0000166667 in both lists above, and arm64 a fifth less everywhere.
    ...{ source: 'a public test of a reader of the price list, for Tokyo', asOf: 'no day named' },
    freeEachMonth: 400_000,
  },
  {
    ...{ of: 'readUnits', service: 'DynamoDB', unit: 'read units on demand' },
    ...{ usd: 0.1425, per: 1_000_000, usageType: 'APN1-ReadRequestUnits', ...PRICE_LIST },
    freeEachMonth: 0,
  },
  {
    ...{ of: 'writeUnits', service: 'DynamoDB', unit: 'write units on demand' },
    ...{ usd: 0.715, per: 1_000_000, usageType: 'APN1-WriteRequestUnits', ...PRICE_LIST },
    freeEachMonth: 0,
  },
  {
    ...{ of: 'tableGb', service: 'DynamoDB', unit: 'GB in the table' },
    ...{ usd: 0.285, per: 1, usageType: 'APN1-TimedStorage-ByteHrs' },
    ...{ source: 'a public test of a reader of the price list, for Tokyo', asOf: 'no day named' },
    freeEachMonth: 25,
  },
  {
    ...{ of: 'tableGb', service: 'DynamoDB', unit: 'GB in point-in-time recovery' },
    ...{ usd: 0.228, per: 1, usageType: 'APN1-TimedPITRStorage-ByteHrs' },
    // Derived: 0.20 in Oregon (Price List API, SKU UKQHCFER4QFSMKMD), times 1.14 as storage is in Tokyo (0.285 for 0.25).
    ...{ source: 'derived from Oregon’s 0.20; not read for Tokyo', asOf: 'no day named' },
    freeEachMonth: 0,
  },
  {
    ...{ of: 'logGb', service: 'CloudWatch', unit: 'GB of logs taken in' },
    ...{ usd: 0.76, per: 1, usageType: 'APN1-DataProcessing-Bytes', ...PRICE_LIST },
    freeEachMonth: 5,
  },
  {
    ...{ of: 'storedLogGb', service: 'CloudWatch', unit: 'GB of logs kept' },
    ...{ usd: 0.033, per: 1, usageType: 'APN1-TimedStorage-ByteHrs', ...PRICE_LIST_JULY },
    // The five free GB are for both; they are given to what is taken in.
    freeEachMonth: 0,
  },
  {
    ...{ of: 'alarmMetrics', service: 'CloudWatch', unit: 'alarms, by metric' },
    ...{ usd: 0.1, per: 1, usageType: 'APN1-CW:AlarmMonitorUsage', ...PRICE_LIST },
    freeEachMonth: 10,
  },
  {
    ...{ of: 'customMetrics', service: 'CloudWatch', unit: 'metrics from the log' },
    ...{ usd: 0.3, per: 1, usageType: 'APN1-CW:MetricMonitorUsage', ...PRICE_LIST },
    freeEachMonth: 10,
  },
  {
    ...{ of: 'decryptions', service: 'KMS (for SSM)', unit: 'decryptions of parameters' },
    ...{ usd: 0.03, per: 10_000, usageType: 'ap-northeast-1-KMS-Requests', ...PRICE_LIST },
    freeEachMonth: 20_000,
  },
  {
    ...{ of: 'sentGb', service: 'Data out', unit: 'GB to Slack and in answers' },
    ...{ usd: 0.114, per: 1, usageType: 'APN1-DataTransfer-Out-Bytes', ...PRICE_LIST },
    freeEachMonth: 100,
  },
];

/** Where what is free is said: aws.amazon.com/lambda/pricing, /dynamodb/pricing, /cloudwatch/pricing, /kms/pricing, /ec2/pricing/on-demand. */
export const FREE_TIER_NOTE =
  'What is free here is what every account has each month, for good. SSM’s standard parameters cost nothing.';

/** The newest quotation that was found; `--yen-per-dollar` says another. */
export const EXCHANGE = {
  yenPerDollar: 154.1,
  source: 'Tokyo, 15:00, as Minkabu reported it (news.livedoor.com/article/detail/30447704)',
  asOf: '2026-01-26',
} as const;

/** Yen a month: two servers and a database, and the customer's own estimate of a serverless version. */
export const IN_2015 = { servers: 7_948, serverlessEstimate: 512 } as const;
