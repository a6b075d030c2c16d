// One public HTTP API before the function: its routes and no others, and a bound on what strangers can cost.
import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ROUTE_KEYS } from '../src/http/route-keys';
import { TIMEOUT } from './function';

/**
 * A hundred tasks that come due at once bring some hundred webhooks within a minute. What is refused here is answered
 * 429, which PagerDuty and the tick repeat.
 */
const BURST = 100;
const REQUESTS_A_SECOND = 20;

export interface ApiTarget {
  /** Of the API, as people see it. */
  readonly name: string;
  readonly fn: LambdaFunction;
  readonly accessLog: LogGroup;
}

export function addApi(scope: Construct, id: string, { name, fn, accessLog }: ApiTarget): HttpApi {
  const api = new HttpApi(scope, id, { apiName: name, createDefaultStage: false });
  const integration = new HttpLambdaIntegration(`${id}Function`, fn, {
    payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    timeout: TIMEOUT,
  });
  for (const key of ROUTE_KEYS) {
    const [method, path] = key.split(' ') as [HttpMethod, string];
    api.addRoutes({ path, methods: [method], integration });
  }
  new HttpStage(api, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: REQUESTS_A_SECOND, burstLimit: BURST },
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLog),
      format: AccessLogFormat.custom(JSON.stringify(ACCESS)),
    },
  });
  Validations.of(api).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'No authoriser can check what PagerDuty and the tick send: the function verifies each body’s signature, and /health tells nothing.',
  });
  return api;
}

/** What came, also what never reached the function: unknown routes, throttled calls. No header, no body. */
const ACCESS = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  from: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
};
