// The bridge's work as a good developer would write it: Powertools dedups by the event's id, Slack's own client posts,
// the AWS SDK keeps one card a task. Verified, in order, and with every library used as its documentation says.
import { IdempotencyAlreadyInProgressError } from '@aws-lambda-powertools/idempotency';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { changeOfEvent, changeOfSnapshot, type Snapshot, type WebhookEvent } from './change';
import { tellOnce } from './once';
import { readSecrets } from './secrets';
import { isFromAppsScript, isFromPagerDuty } from './verify';

export async function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const secrets = await readSecrets();
  try {
    switch (event.rawPath) {
      case '/pagerduty': {
        if (!isFromPagerDuty(event.headers, body, secrets.pagerDuty)) return answer(401);
        const { event: webhook } = JSON.parse(body.toString()) as { event: WebhookEvent };
        const change = changeOfEvent(webhook);
        if (change !== null) await tellOnce(change, context);
        return answer(200);
      }
      case '/tasks': {
        if (!isFromAppsScript(event.headers, body, secrets.bridge)) return answer(401);
        const { snapshots } = JSON.parse(body.toString()) as { snapshots: readonly Snapshot[] };
        for (const snapshot of snapshots) {
          const change = changeOfSnapshot(snapshot);
          if (change !== null) await tellOnce(change, context);
        }
        return answer(200);
      }
      default:
        return answer(404);
    }
  } catch (error) {
    if (error instanceof IdempotencyAlreadyInProgressError) return answer(503);
    console.error(error);
    return answer(503);
  }
}

function answer(statusCode: number): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: '{}' };
}
