// Numbers from the function's log: how often it wrote a line of one event (the names are those of `src/log.ts`).
import { Duration } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { LogEvent } from '../src/log';

/** @param name of the installation */
export function countLines(log: LogGroup, name: string, event: LogEvent): Metric {
  const filter = log.addMetricFilter(`Count-${event}`, {
    filterPattern: FilterPattern.stringValue('$.event', '=', event),
    metricNamespace: `Toban/${name}`,
    metricName: event,
    metricValue: '1',
  });
  return filter.metric({ statistic: Stats.SUM, period: Duration.minutes(5) });
}
