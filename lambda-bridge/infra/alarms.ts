// When a person must look: each alarm's e-mail says what it means and what to do first. docs/bridge.md has the table.
import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { countLines } from './log-metrics';

export interface Watched {
  /** Of the installation. */
  readonly name: string;
  readonly fn: LambdaFunction;
  readonly log: LogGroup;
  readonly table: Table;
  readonly apis: readonly HttpApi[];
  readonly topic: Topic;
}

interface Rule {
  readonly id: string;
  readonly metric: IMetric;
  /**
   * `once`: a single one in 5 minutes. `lasting`: one or more in each of three 5 minutes in a row, since a burst of what
   * is repeated passes by itself (Slack takes a hundred cards within 5 minutes). `silent`: none for 15 minutes.
   */
  readonly when: 'once' | 'lasting' | 'silent';
  readonly description: string;
}

const PERIOD = Duration.minutes(5);
const LASTING_PERIODS = 3;

export function addAlarms(scope: Construct, watched: Watched): void {
  const action = new SnsAction(watched.topic);
  for (const rule of rulesOf(watched)) {
    const isSilence = rule.when === 'silent';
    const alarm = new Alarm(scope, `Alarm-${rule.id}`, {
      alarmName: `${watched.name}-${rule.id}`,
      alarmDescription: rule.description,
      metric: rule.metric,
      threshold: 1,
      comparisonOperator: isSilence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: rule.when === 'once' ? 1 : LASTING_PERIODS,
      treatMissingData: isSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}

function rulesOf({ name, fn, log, table, apis }: Watched): readonly Rule[] {
  const sum = { statistic: Stats.SUM, period: PERIOD };
  return [
    {
      id: 'no-post',
      metric: countLines(log, name, 'tasks.received'),
      when: 'silent',
      description:
        'For 15 minutes the bridge has taken nothing from the tick, which posts at least every 5: due tasks may be opened by nobody. ' +
        'First: Apps Script → Executions: does "tick" run each minute, and what does it fail with? Then the script properties BRIDGE_URL and BRIDGE_SECRET. ' +
        'Expected after a first deployment, until the script is installed: the first post ends it.',
    },
    {
      id: 'slack-refused',
      metric: countLines(log, name, 'slack.refused'),
      when: 'once',
      description:
        'Slack refused a message for good: a channel is gone or archived, the bot is not invited, or its token was revoked. ' +
        'First: search the log for slack.refused: it names channel and code. Invite the bot, or mend the channel or the token. Cards go to the default channel meanwhile, if that one takes them.',
    },
    {
      id: 'unexpected',
      metric: countLines(log, name, 'unexpected'),
      when: 'once',
      description:
        'The bridge met something it does not know and answered 500: a fault of its own. The request is repeated, so nothing need be lost yet. ' +
        'First: search the log for unexpected: it has the stack.',
    },
    {
      id: 'errors',
      metric: fn.metricErrors(sum),
      when: 'once',
      description:
        'The function crashed or was stopped at its time-out, which never happens by design. The request is repeated, so nothing need be lost yet. ' +
        'First: search the log for "Task timed out" and "Runtime".',
    },
    {
      id: 'put-off',
      metric: countLines(log, name, 'retry-later'),
      when: 'lasting',
      description:
        'For 15 minutes something that the tick wants told could not be told: Slack is rate limiting or down, or the table does not answer. The tick repeats it each minute. ' +
        'First: search the log for retry-later: it has the reason. Then status.slack.com.',
    },
    {
      id: 'throttled',
      metric: fn.metricThrottles(sum),
      when: 'lasting',
      description:
        'For 15 minutes Lambda has refused calls for lack of concurrency. Webhooks are repeated for a while, then lost; the tick catches up. ' +
        'First: what else uses the concurrency of the account (Lambda → Dashboard)? Raise the quota, or deploy with another reservedConcurrency.',
    },
    {
      id: 'table-throttled',
      metric: new MathExpression({
        label: 'Throttled reads and writes',
        expression: 'FILL(reads, 0) + FILL(writes, 0)',
        period: PERIOD,
        usingMetrics: {
          reads: table.metric('ReadThrottleEvents', sum),
          writes: table.metric('WriteThrottleEvents', sum),
        },
      }),
      when: 'lasting',
      description:
        'For 15 minutes the table has refused reads or writes for lack of capacity. The function repeats them, so Slack is late. ' +
        'First: DynamoDB → the table → Monitor: which limit is it, its own capacity or the quota of the account? Raise that.',
    },
    ...apis.map((api, index): Rule => {
      const which = index === 0 ? '' : ' on the second address';
      return {
        id: index === 0 ? '5xx' : '5xx-second',
        metric: api.metricServerError(sum),
        when: 'lasting',
        description:
          `For 15 minutes calls have been answered 5xx${which}. Single ones are normal: a 503 asks PagerDuty to repeat while Slack is rate limiting. ` +
          'First: search the log for "status":503 or 500: the reason stands beside it ("not set" means a missing parameter). Nothing in it? Then the request log has integrationError.',
      };
    }),
  ];
}
