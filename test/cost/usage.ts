// What was measured of one task and of the time without any → what a month uses, in the units that AWS bills. Pure.
import type { Deployment, Latency } from './deployment';

/** Counts of a stretch of time, as the simulators saw it. */
export interface Tally {
  /** Calls of the HTTP APIs; each is one invocation of the function. */
  readonly requests: number;
  readonly reads: number;
  readonly writes: number;
  /** 4 KB each, strongly consistent. */
  readonly readUnits: number;
  /** 1 KB each. */
  readonly writeUnits: number;
  readonly slackPosts: number;
  readonly slackEdits: number;
  readonly slackReads: number;
  /** Bodies sent to Slack. */
  readonly slackBytes: number;
  readonly logLines: number;
  readonly logBytes: number;
  /** Bytes of the items that stay, each times the months until it expires. */
  readonly byteMonths: number;
  readonly pagerDutyRequests: number;
  readonly urlFetches: number;
}

/** Of a month. */
export interface Usage {
  readonly apiRequests: number;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** As much as stands in the table once as much expires as comes. */
  readonly tableGb: number;
  readonly logGb: number;
  readonly storedLogGb: number;
  readonly alarmMetrics: number;
  readonly customMetrics: number;
  readonly decryptions: number;
  readonly sentGb: number;
}

export const GB = 1_024 ** 3;
/** A month here: 8,640 times five minutes. */
export const MONTH_HOURS = 720;
export const MONTH_DAYS = 30;

/** The month of `tasks` tasks, with what is there without any. */
export function monthOf(tasks: number, task: Tally, quietHour: Tally): Tally {
  return mapTally((name) => tasks * task[name] + MONTH_HOURS * quietHour[name]);
}

export function usageOf(month: Tally, deployment: Deployment, latency: Latency): Usage {
  const moreInstances = month.requests * deployment.coldShare;
  const coldStarts = MONTH_HOURS * deployment.coldStartsAnHour + moreInstances;
  const parameterReads = MONTH_HOURS * deployment.parameterReadsAnHour + moreInstances;
  const logBytes =
    month.logBytes +
    month.logLines * deployment.logEventBytes +
    month.requests * (deployment.platformLogBytes + deployment.accessLogBytes);
  const slackCalls = month.slackPosts + month.slackEdits + month.slackReads;
  const ms = functionMs(month, latency) + coldStarts * latency.coldStart + parameterReads * latency.ssm;
  return {
    apiRequests: month.requests,
    invocations: month.requests,
    gbSeconds: ((ms / 1_000) * deployment.memoryMb) / 1_024,
    readUnits: month.readUnits,
    writeUnits: month.writeUnits,
    tableGb: month.byteMonths / GB,
    logGb: logBytes / GB,
    storedLogGb: ((logBytes / GB) * deployment.logRetentionDays) / MONTH_DAYS,
    alarmMetrics: deployment.alarmMetrics,
    customMetrics: deployment.logMetrics,
    decryptions: parameterReads * deployment.parameters,
    sentGb:
      (month.slackBytes + slackCalls * deployment.slackCallBytes + month.requests * deployment.answerBytes) /
      GB,
  };
}

/** Warm milliseconds. Calls of one request are taken to follow each other, as all but a push to several channels do. */
export function functionMs(tally: Tally, latency: Latency): number {
  return (
    tally.requests * latency.own +
    tally.reads * latency.read +
    tally.writes * latency.write +
    (tally.slackPosts + tally.slackEdits + tally.slackReads) * latency.slack
  );
}

export const NO_TALLY: Tally = {
  ...{ requests: 0, reads: 0, writes: 0, readUnits: 0, writeUnits: 0 },
  ...{ slackPosts: 0, slackEdits: 0, slackReads: 0, slackBytes: 0 },
  ...{ logLines: 0, logBytes: 0, byteMonths: 0, pagerDutyRequests: 0, urlFetches: 0 },
};

export function mapTally(of: (name: keyof Tally) => number): Tally {
  const names = Object.keys(NO_TALLY) as (keyof Tally)[];
  return { ...NO_TALLY, ...Object.fromEntries(names.map((name) => [name, of(name)])) };
}
