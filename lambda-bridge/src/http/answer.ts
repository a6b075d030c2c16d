// What is answered, and the one table from errors to HTTP statuses. PagerDuty repeats after 5xx, drops after other 4xx.
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { BadSignature, NotConfigured, TooLarge, Unavailable, Undecodable } from '../errors';

export type Answer = APIGatewayProxyStructuredResultV2;

const STATUS_OF_ERROR: readonly (readonly [new (...args: never[]) => Error, number])[] = [
  [TooLarge, 413],
  [BadSignature, 401],
  [Undecodable, 400],
  [NotConfigured, 503],
  [Unavailable, 503],
];

export function answer(statusCode: number, body: unknown): Answer {
  return {
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** An error that is not in the table is a fault of ours: 500, and its text stays in the log. */
export function answerError(error: unknown): Answer {
  const status = STATUS_OF_ERROR.find(([kind]) => error instanceof kind)?.[1];
  return status === undefined || !(error instanceof Error)
    ? answer(500, { error: 'unexpected, see the log' })
    : answer(status, { error: error.message });
}
