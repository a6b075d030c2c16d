// All of one installation. It only wires; a stack that knows neither account nor region, so that synth needs neither.
import { type App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { addAlarms } from './alarms';
import { addApi } from './api';
import { deploymentId } from './deployment-id';
import { addFunction } from './function';
import type { Options } from './options';
import { addTable } from './table';
import { addTopic } from './topic';

export class BridgeStack extends Stack {
  constructor(app: App, options: Options) {
    super(app, options.name, { description: `Toban's bridge between PagerDuty, Apps Script and Slack` });
    const { name } = options;
    const table = addTable(this);
    const { fn, log } = addFunction(this, table, options);
    const accessLog = new LogGroup(this, 'AccessLog', {
      // API Gateway keeps leave for each group it writes to in one document of limited size; groups of this prefix need none.
      logGroupName: `/aws/vendedlogs/${name}-requests`,
      retention: options.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const apis: HttpApi[] = [addApi(this, 'Api', { name: `${name}-bridge`, fn, accessLog })];
    if (options.redundant) apis.push(addApi(this, 'SecondApi', { name: `${name}-bridge-2`, fn, accessLog }));
    const topic = addTopic(this, options);
    addAlarms(this, { name, fn, log, table, apis, topic });
    const output = (id: string, value: string, description: string) =>
      new CfnOutput(this, id, { value, description });
    output(
      'BridgeUrl',
      apis.map((api) => api.apiEndpoint).join(','),
      'BRIDGE_URL of the script; PagerDuty posts to /pagerduty below each address',
    );
    output('TableName', table.tableName, 'Cards and what has been told; stays when the stack is removed');
    output('ParameterPrefix', options.parameterPrefix, 'Where the secrets are to be put in SSM');
    output('FunctionName', fn.functionName, 'The bridge itself');
    output('LogGroupName', log.logGroupName, 'One JSON line a decision; stays when the stack is removed');
    output('AccessLogGroupName', accessLog.logGroupName, 'One JSON line a request');
    output(
      'DeploymentId',
      deploymentId(options),
      'Of handler, infrastructure and options; set-up compares it',
    );
    output('AlarmTopicArn', topic.topicArn, 'Where alarms go; subscribe whatever else should hear them');
  }
}
