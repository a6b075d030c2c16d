// What the stack is like, as far as it costs, and how long the function waits for others. Where no public figure was
// found an entry says "assumed", and is taken too high rather than too low.

export interface Deployment {
  readonly memoryMb: number;
  readonly logRetentionDays: number;
  readonly alarmMetrics: number;
  readonly logMetrics: number;
  readonly parameters: number;
  readonly parameterReadsAnHour: number;
  readonly coldStartsAnHour: number;
  readonly coldShare: number;
  readonly logEventBytes: number;
  readonly platformLogBytes: number;
  readonly accessLogBytes: number;
  readonly slackCallBytes: number;
  readonly answerBytes: number;
}

export const DEPLOYMENT: Deployment = {
  memoryMb: 256,
  logRetentionDays: 90,
  /** Eight alarms; the one for the table's throttling looks at two metrics, and each is billed. */
  alarmMetrics: 9,
  /** Lines of the log that are counted: tasks.received, slack.refused, unexpected, retry-later. */
  logMetrics: 4,
  /** SecureStrings that are read with one GetParameters; SSM decrypts each with KMS. */
  parameters: 6,
  /** What an instance read it reads anew after a quarter of an hour; a new one in its place reads at once. */
  parameterReadsAnHour: 4,
  /** Assumed: a call every five minutes keeps one instance, and Lambda replaces it now and then. */
  coldStartsAnHour: 2,
  /** Of all calls besides, in bursts. "Under 1 %": https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/ */
  coldShare: 0.01,
  /** PutLogEvents counts 26 bytes more an event: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
  logEventBytes: 26,
  /** Lambda's START, END and REPORT lines with their overhead; counted on an example. */
  platformLogBytes: 390,
  /** One line of the API's request log with its overhead; counted on an example. */
  accessLogBytes: 210,
  /** Assumed: headers of a call, and its part of the connection. */
  slackCallBytes: 1_500,
  /** Assumed: an answer of the bridge with its headers. */
  answerBytes: 600,
};

/** A second API before the same function, with an alarm of its own. */
export const REDUNDANT: Deployment = { ...DEPLOYMENT, alarmMetrics: DEPLOYMENT.alarmMetrics + 1 };

export interface Latency {
  readonly read: number;
  readonly write: number;
  readonly slack: number;
  readonly own: number;
  readonly coldStart: number;
  readonly ssm: number;
}

/** Milliseconds. */
export const LATENCY: Latency = {
  /** "Single-digit milliseconds" at the service, the way there added: https://aws.amazon.com/blogs/database/understanding-amazon-dynamodb-latency/ */
  read: 8,
  write: 10,
  /** Assumed, as in test/bench/model.ts. */
  slack: 300,
  /** Assumed: the function's own work, at the share of a core that 256 MB bring. */
  own: 20,
  /** Assumed: Node starting, and the import of the bundle. Billed since August 2025 (the page named at coldShare). */
  coldStart: 250,
  /** Assumed. */
  ssm: 60,
};
