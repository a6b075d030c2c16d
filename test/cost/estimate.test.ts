// The bill follows from what was measured and from the prices by plain arithmetic, which stands here in figures.
import { billOf, byService, totalOf } from './bill';
import type { Deployment, Latency } from './deployment';
import { estimate, sizesFor } from './estimate';
import type { Price } from './prices';
import { functionMs, mapTally, monthOf, NO_TALLY, type Tally, usageOf } from './usage';

const TASK: Tally = {
  ...{ requests: 10, reads: 12, writes: 20, readUnits: 15, writeUnits: 50 },
  ...{ slackPosts: 4, slackEdits: 3, slackReads: 1, slackBytes: 8_000 },
  ...{ logLines: 30, logBytes: 4_000, byteMonths: 12_000, pagerDutyRequests: 9, urlFetches: 16 },
};
const QUIET_HOUR: Tally = { ...NO_TALLY, requests: 12, logLines: 24, logBytes: 1_800, urlFetches: 190 };

const DEPLOYMENT: Deployment = {
  ...{ memoryMb: 256, logRetentionDays: 90, alarmMetrics: 9, logMetrics: 4 },
  ...{ parameters: 6, parameterReadsAnHour: 4 },
  ...{ coldStartsAnHour: 1, coldShare: 0.1, logEventBytes: 26, platformLogBytes: 374, accessLogBytes: 200 },
  ...{ slackCallBytes: 1_000, answerBytes: 500 },
};
const LATENCY: Latency = { read: 5, write: 10, slack: 300, own: 20, coldStart: 200, ssm: 50 };

const price = (of: Price['of'], service: string, usd: number, per: number, freeEachMonth: number): Price => ({
  ...{ of, service, usd, per, freeEachMonth, unit: '', usageType: '', source: '', asOf: '' },
});

test('a month is its tasks and 720 hours besides: 8,640 signs of life', () => {
  const month = monthOf(1_000, TASK, QUIET_HOUR);
  expect(monthOf(0, TASK, QUIET_HOUR).requests).toBe(8_640);
  expect(month).toMatchObject({ requests: 18_640, writes: 20_000, urlFetches: 16_000 + 136_800 });
});

test('the function is paid for what it waits for', () => {
  expect(functionMs(TASK, LATENCY)).toBe(10 * 20 + 12 * 5 + 20 * 10 + 8 * 300);
});

test('usage is in the units that are billed', () => {
  const usage = usageOf(monthOf(1_000, TASK, QUIET_HOUR), DEPLOYMENT, LATENCY);
  const coldStarts = 720 + 1_864;
  const parameterReads = 2_880 + 1_864;
  const warmSeconds = 1_000 * 2.86 + 8_640 * 0.02;
  expect(usage.apiRequests).toBe(18_640);
  expect(usage.invocations).toBe(18_640);
  expect(usage.gbSeconds).toBeCloseTo((warmSeconds + coldStarts * 0.2 + parameterReads * 0.05) / 4, 6);
  expect(usage).toMatchObject({ readUnits: 15_000, writeUnits: 50_000, alarmMetrics: 9, customMetrics: 4 });
  expect(usage.tableGb).toBeCloseTo(12_000_000 / 1_073_741_824, 9);
  const logBytes = 1_000 * 4_000 + 720 * 1_800 + (1_000 * 30 + 720 * 24) * 26 + 18_640 * 574;
  expect(usage.logGb).toBeCloseTo(logBytes / 1_073_741_824, 9);
  expect(usage.storedLogGb).toBeCloseTo((3 * logBytes) / 1_073_741_824, 9);
  expect(usage.decryptions).toBe(6 * parameterReads);
  const sent = 1_000 * 8_000 + 8_000 * 1_000 + 18_640 * 500;
  expect(usage.sentGb).toBeCloseTo(sent / 1_073_741_824, 9);
});

test('what is free is taken off a line, and never makes it negative', () => {
  const usage = usageOf(monthOf(100_000, TASK, NO_TALLY), DEPLOYMENT, LATENCY);
  const prices = [
    price('invocations', 'Lambda', 0.2, 1_000_000, 400_000),
    price('writeUnits', 'DynamoDB', 0.715, 1_000_000, 0),
    price('readUnits', 'DynamoDB', 0.2, 1_000_000, 9_000_000),
    price('alarmMetrics', 'CloudWatch', 0.1, 1, 10),
  ];
  const withFree = billOf(usage, prices, true);
  expect(withFree.map(({ usd }) => usd)).toEqual([0.12, 3.575, 0, 0]);
  expect(totalOf(withFree)).toBeCloseTo(3.695, 9);
  const without = billOf(usage, prices, false);
  expect(without.map(({ usd }) => Number(usd.toFixed(6)))).toEqual([0.2, 3.575, 0.3, 0.9]);
  const services = [...byService(without)];
  expect(services.map(([service]) => service)).toEqual(['Lambda', 'DynamoDB', 'CloudWatch']);
  expect(services[1]?.[1]).toBeCloseTo(3.875, 9);
});

test('a month of an estimate is billed both ways', () => {
  const basis = {
    prices: [price('apiRequests', 'API', 1, 10_000, 10_000)],
    deployment: DEPLOYMENT,
    latency: LATENCY,
  };
  const month = estimate(2_000, { task: TASK, quietHour: NO_TALLY }, basis);
  expect(month.tasks).toBe(2_000);
  expect([totalOf(month.withinFree), totalOf(month.withoutFree)]).toEqual([1, 2]);
});

test('1,000, 10,000 and 100,000 tasks are always shown, and what is asked for once', () => {
  expect(sizesFor(10_000)).toEqual([1_000, 10_000, 100_000]);
  expect(sizesFor(2_500)).toEqual([1_000, 2_500, 10_000, 100_000]);
});

test('a tally is mapped name by name', () => {
  expect(mapTally((name) => TASK[name] * 2).writeUnits).toBe(100);
});
